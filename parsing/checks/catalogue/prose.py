"""What the prose states against what the tables state."""

from collections.abc import Iterator, Sequence

from parsing.forms import FORMS, Address, Bilingual, Number
from parsing.reading.values import Statement

from ..equations import plain
from ..rule import Example, Rule
from ..values import Equation, Finding, Outcome, Reason, Severity, Subject, Term, Verdict

NEW = Address("requests", "new", "total")
CARRIED_IN = Address("requests", "carried_in", "total")
NARRATIVE_NEW_NAME = "narrative_new"


INACCURATE = Bilingual(
    f"{FORMS['2021'].notice}列明的问题：发布内容不准确",
    f"A fault named in {FORMS['2021'].notice}: content that is inaccurate",
)
PROSE_HINT = Bilingual(
    "请核对正文与表格；正文若只说其中一部分，可不作修改。",
    "Compare the prose with the table; where it speaks of a part only, nothing need change.",
)


def narrative_new(subject: Subject) -> Iterator[Outcome]:
    """Whether a number of requests received in the prose is that of the table.

    Both usages are right: received this year, and received with what was carried over. Where some
    statement fits, or all of them together do, the others are numbers of a part.
    """
    received = [held for held in subject.statements if held.kind == "received"]
    if not received:
        return
    figures = subject.figures
    new, carried_in = figures.get(NEW), figures.get(CARRIED_IN)
    stated = _fitting(received, new, carried_in)
    equation = _equation(stated.value, new)
    cells = (str(NEW), str(CARRIED_IN))
    reason = _reason(subject, fits=stated.value == new)
    if reason:
        yield Outcome(NARRATIVE_NEW_NAME, Verdict.NOT_ASSESSABLE, cells, equation, reason=reason)
        return
    total = (new or 0) + (carried_in or 0)
    if stated.value in {new, total} or not _sums(received).isdisjoint({new, total}):
        yield Outcome(NARRATIVE_NEW_NAME, Verdict.PASS, cells, equation)
        return
    finding = Finding(
        NARRATIVE_NEW_NAME,
        Severity.WARNING,
        cells,
        expected=str(stated.value),
        actual=plain(new),
        equation=equation,
        detail={"stated": stated.value, "new": plain(new), "total": plain(total)},
        spans=((stated.span.start, stated.span.end),),
        form=subject.form,
    )
    yield Outcome(NARRATIVE_NEW_NAME, Verdict.FAIL, cells, equation, finding)


def _fitting(
    received: Sequence[Statement], new: Number | None, carried_in: Number | None
) -> Statement:
    """The statement that speaks of the whole: one that fits the table, else the largest."""
    total = (new or 0) + (carried_in or 0)
    largest = max(received, key=lambda held: held.value)
    fitting = (held for held in received if held.value in {new, total})
    return next(fitting, largest)


def _sums(received: Sequence[Statement]) -> set[Number]:
    """What the statements come to if each is a part: as they stand, and repetitions left out."""
    values = [held.value for held in received]
    return {sum(values), sum(set(values))}


def _equation(stated: int, new: Number | None) -> Equation:
    return Equation((Term(str(NEW), new),), (Term("", stated),))


def _reason(subject: Subject, *, fits: bool) -> Reason | None:
    figures = subject.figures
    if figures.is_uncertain(NEW):
        return Reason.UNCERTAIN
    if figures.get(NEW) is None:
        return Reason.BLANK if figures.has(NEW) else Reason.ABSENT
    if figures.is_uncertain(CARRIED_IN) and not fits:
        return Reason.UNCERTAIN
    return None


NARRATIVE_NEW = Rule(
    NARRATIVE_NEW_NAME,
    "prose",
    Severity.WARNING,
    Bilingual("正文收到数与表格", "Requests received in the prose and in the table"),
    Bilingual(
        "正文写明的收到申请数量，既不是表中的本年新收，也不是本年新收加上年结转。两种说法都有人用，"
        "只要合其一即可。",
        "The prose states a number of requests received that is neither the number received this "
        "year nor that with what was carried over. Both usages are accepted.",
    ),
    Bilingual(
        "请核对正文与表三第一、二项；若正文只说其中一部分（如网上申请），可不作修改。",
        "Compare the prose with items 一 and 二 of table 三; where it speaks of a part only, such as "
        "requests made online, nothing need change.",
    ),
    INACCURATE,
    Bilingual(
        "正文所述收到申请 {stated} 件，与表中本年新收 {new} 件、新收加结转 {total} 件均不一致：{equation}",
        "The prose states {stated} requests received, the table {new} received this year and "
        "{total} with those carried over: {equation}",
    ),
    Example({"requests.new.total": 198, "requests.carried_in.total": 2}, received=(200,)),
    Example({"requests.new.total": 198, "requests.carried_in.total": 2}, received=(203,)),
    check=narrative_new,
)

PROSE = (NARRATIVE_NEW,)
