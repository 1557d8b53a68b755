"""Percentages, growth and sums that the prose works out itself."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from parsing.forms import Bilingual, Number
from parsing.reading.prose.subjects import OPENED
from parsing.reading.values import Statement

from ..equations import plain
from ..rule import Example, Rule, said
from ..stated import WHOLE, amount_of, compared, senses, speaks_of_whole, terms_of
from ..values import Equation, Finding, Outcome, Reason, Severity, Subject, Term, Verdict
from .narrative import HANDLED, statements_of
from .prose import INACCURATE, PROSE_HINT

SHARE_NAME = "narrative_share"
GROWTH_NAME = "narrative_growth"
SUM_NAME = "narrative_sum"
TWICE_NAME = "narrative_twice"

TOTAL = ("requests.handled_total.total",)
NEW = ("requests.new.total",)
HUNDRED = Decimal(100)


def is_written(stated: Statement, part: Number, base: Number) -> bool:
    """Whether ``part`` per ``base`` is the percentage stated: rounded, cut off or rounded up.

    The two differ by less than one of the last decimal; ``base`` is above zero.
    """
    exact = 100 * part * 10**stated.decimals
    return bool(abs(stated.value * base - exact) < base)


def narrative_share(subject: Subject) -> Iterator[Outcome]:
    """Whether percentages are those of the results in the requests handled, new or all open."""
    shares = [held for held in subject.statements if held.kind == "share"]
    if not shares or not speaks_of_whole(subject):
        return
    figures = subject.figures
    wholes = [amount_of(sense, figures) for sense in WHOLE["handled"]]
    bases = {amount.value for amount in wholes if amount.value > 0}
    for share in shares:
        literal = amount_of(senses(share)[0], figures)
        reason = literal.reason or wholes[0].reason
        if any(is_written(share, part, base) for part in _parts(share, subject) for base in bases):
            yield Outcome(SHARE_NAME, Verdict.PASS, tuple(share.cells))
        elif reason or not wholes[0].value:
            reason = reason or Reason.ABSENT
            yield Outcome(SHARE_NAME, Verdict.NOT_ASSESSABLE, tuple(share.cells), reason=reason)
        else:
            yield _other_share(share, literal.value, wholes[0].value, subject=subject)


def _parts(share: Statement, subject: Subject) -> Iterator[Number]:
    """What the share can be of: numbers that the prose itself states, then those of the table."""
    for held in subject.statements:
        if held.kind == "result" and held.cells == share.cells:
            yield held.value
    for sense in senses(share):
        yield amount_of(sense, subject.figures).value


def _other_share(share: Statement, part: Number, base: Number, *, subject: Subject) -> Outcome:
    cells = tuple(term.cell for term in terms_of(senses(share)[0], subject.figures))
    unit = Decimal(1).scaleb(-share.decimals)
    exact = (HUNDRED * Decimal(part) / Decimal(base)).quantize(unit, ROUND_HALF_UP)
    finding = Finding(
        SHARE_NAME,
        Severity.WARNING,
        cells,
        detail={
            "stated": plain(share.number),
            "share": plain(exact),
            "part": plain(part),
            "base": plain(base),
        },
        spans=((share.span.start, share.span.end),),
        form=subject.form,
    )
    return Outcome(SHARE_NAME, Verdict.FAIL, cells, finding=finding)


def narrative_growth(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    """Whether requests grew or fell on last year's report as the prose says."""
    told = [held for held in subject.statements if held.kind in {"growth", "change"}]
    if not told:
        return
    now = [amount_of(sense, subject.figures) for sense in WHOLE["handled"]]
    before = [amount_of(sense, previous.figures) for sense in WHOLE["handled"]]
    pairs = [(a.value, b.value) for a, b in zip(now, before, strict=True)]
    new = amount_of(WHOLE["received"][0], subject.figures)
    old = amount_of(WHOLE["received"][0], previous.figures)
    for statement in told:
        if any(_grew(statement, *pair) for pair in pairs):
            yield Outcome(GROWTH_NAME, Verdict.PASS, NEW)
        elif new.reason or old.reason or not old.value:
            reason = new.reason or old.reason or Reason.BLANK
            yield Outcome(GROWTH_NAME, Verdict.NOT_ASSESSABLE, NEW, reason=reason)
        else:
            finding = Finding(
                GROWTH_NAME,
                Severity.WARNING,
                NEW,
                actual=plain(new.value),
                equation=Equation(
                    (Term(NEW[0], new.value),), (Term(NEW[0], old.value, year=previous.year),)
                ),
                detail=_growth(statement, new.value, old.value),
                spans=((statement.span.start, statement.span.end),),
                form=subject.form,
            )
            yield Outcome(GROWTH_NAME, Verdict.FAIL, NEW, finding.equation, finding)


def _grew(statement: Statement, now: Number, before: Number) -> bool:
    if statement.kind == "change":
        return now - before == statement.value
    return before > 0 and is_written(statement, now - before, before)


def _growth(statement: Statement, now: Number, before: Number) -> dict[str, object]:
    """What is stated and what follows from both reports, with signs: −19.8%, +31."""
    if statement.kind == "change":
        return {"stated": _signed(statement.number), "growth": _signed(Decimal(now - before))}
    unit = Decimal(1).scaleb(-statement.decimals)
    exact = (HUNDRED * Decimal(now - before) / Decimal(before)).quantize(unit, ROUND_HALF_UP)
    return {"stated": f"{_signed(statement.number)}%", "growth": f"{_signed(exact)}%"}


def _signed(number: Decimal) -> str:
    return f"−{plain(-number)}" if number < 0 else f"+{plain(number)}"


def narrative_sum(subject: Subject) -> Iterator[Outcome]:
    """Whether parts that the prose lists come to no more than the number it divides."""
    for held in subject.statements:
        if held.kind != "sum":
            continue
        equation = Equation(
            (Term("", held.value),), tuple(Term("", part) for part in held.parts), "≥"
        )
        if equation.difference >= 0:
            yield Outcome(SUM_NAME, Verdict.PASS, (), equation)
            continue
        finding = Finding(
            SUM_NAME,
            Severity.INFO,
            actual=str(held.value),
            equation=equation,
            detail={"stated": held.value, "sum": sum(held.parts)},
            spans=((held.span.start, held.span.end),),
            form=subject.form,
        )
        yield Outcome(SUM_NAME, Verdict.FAIL, (), equation, finding)


def narrative_twice(subject: Subject) -> Iterator[Outcome]:
    """Whether no larger number stands beside the one that agrees with the table."""
    for (kind, _), group in statements_of(subject, {"received", "handled"}).items():
        if len(group) < 2:
            continue
        held, meant = compared(group, subject.figures), _meant(kind, subject)
        if held.reason or held.statement.value not in meant:
            continue
        cells = tuple(str(address) for address, _ in held.meant)
        largest = max(group, key=lambda statement: statement.value)
        if largest.value <= max(meant):
            yield Outcome(TWICE_NAME, Verdict.PASS, cells)
            continue
        finding = Finding(
            TWICE_NAME,
            Severity.WARNING,
            cells,
            expected=str(largest.value),
            actual=plain(held.amount.value),
            detail={"first": held.statement.value, "second": largest.value},
            spans=tuple((each.span.start, each.span.end) for each in (held.statement, largest)),
            form=subject.form,
        )
        yield Outcome(TWICE_NAME, Verdict.FAIL, cells, finding=finding)


def _meant(kind: str, subject: Subject) -> set[Number]:
    return {amount_of(sense, subject.figures).value for sense in WHOLE[kind]}


NARRATIVE_SHARE = Rule(
    SHARE_NAME,
    "prose",
    Severity.WARNING,
    Bilingual("正文百分比与表格", "Percentages in the prose and the table"),
    Bilingual(
        "正文写明的某类办理结果所占百分比，与按表中数字计算的不一致。分母为办结数、新收数或新收加结转，"
        "四舍五入或截去尾数，都算一致。",
        "The prose states a percentage that does not follow from the table, whether of the requests "
        "handled, received or received with those carried over, rounded or cut off.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "{counted}：正文所述占 {stated}%，按表中数字为 {part} ÷ {base} = {share}%",
        "{counted}: {stated}% in the prose, {part} ÷ {base} = {share}% by the table",
    ),
    Example(HANDLED, statements=(said("handled", 198), said("share", 752, *OPENED, decimals=1))),
    Example(HANDLED, statements=(said("handled", 198), said("share", 725, *OPENED, decimals=1))),
    check=narrative_share,
)

NARRATIVE_GROWTH = Rule(
    GROWTH_NAME,
    "years",
    Severity.WARNING,
    Bilingual("正文增减幅度与上一年报告", "Growth in the prose and last year's report"),
    Bilingual(
        "正文写明的申请数量较上年的增减，与两年报告中的数量不一致。按新收、新收加结转或办结数计算，都算一致。",
        "The prose states by how much requests grew or fell on last year, which does not follow "
        "from the two reports, whether by those received, received with carried over, or handled.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "正文所述较上年 {stated}，按两年报告的新收数量为 {growth}：{equation}",
        "{stated} on last year in the prose, {growth} by the two reports: {equation}",
    ),
    Example(
        {"requests.new.total": 198},
        statements=(said("growth", -198, decimals=1),),
        previous=Example({"requests.new.total": 247}, year=2021),
    ),
    Example(
        {"requests.new.total": 198},
        statements=(said("growth", 198, decimals=1),),
        previous=Example({"requests.new.total": 247}, year=2021),
    ),
    compare=narrative_growth,
)

NARRATIVE_SUM = Rule(
    SUM_NAME,
    "prose",
    Severity.INFO,
    Bilingual("正文分项多于合计", "Parts in the prose exceed their sum"),
    Bilingual(
        "正文列出一个合计及其各个分项，分项相加却多于合计。",
        "The prose gives a number and the parts of it, which come to more than the number.",
    ),
    Bilingual(
        "请核对合计与各分项；分项之间有重复的，可写明。",
        "Look at the number and its parts; where parts overlap, the report could say so.",
    ),
    INACCURATE,
    Bilingual(
        "正文所述合计 {stated}，各分项相加为 {sum}：{equation}",
        "The prose states {stated}, its parts come to {sum}: {equation}",
    ),
    Example(statements=(said("sum", 95, parts=(40, 8, 4, 31, 10, 2)),)),
    Example(statements=(said("sum", 95, parts=(40, 8, 4, 31, 10, 12)),)),
    check=narrative_sum,
)

NARRATIVE_TWICE = Rule(
    TWICE_NAME,
    "prose",
    Severity.WARNING,
    Bilingual("正文前后数量不一", "One number stated twice, differently"),
    Bilingual(
        "正文两处写明收到（或办结）的申请数量，一处与表格一致，另一处更大，不能是其中一部分。",
        "The prose states the requests received, or handled, twice: once as the table has it, and "
        "once as a larger number, which cannot be a part of it.",
    ),
    Bilingual("请核对正文两处数量。", "Compare the two places in the prose."),
    INACCURATE,
    Bilingual(
        "正文一处为 {first} 件，另一处为 {second} 件，前后不一致",
        "The prose states {first} in one place and {second} in another",
    ),
    Example({"requests.new.total": 20}, received=(20, 12)),
    Example({"requests.new.total": 20}, received=(20, 21)),
    check=narrative_twice,
)

SHARES = (NARRATIVE_SHARE, NARRATIVE_SUM, NARRATIVE_TWICE)
