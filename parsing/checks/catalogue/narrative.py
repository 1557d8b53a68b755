"""What the prose tells of requests and disputes, against tables 三 and 四."""

from collections.abc import Collection, Iterator

from parsing.forms import Bilingual
from parsing.reading.prose.disputes import EVERY, LOST
from parsing.reading.prose.subjects import OPENED, applicants
from parsing.reading.values import Statement

from ..equations import plain
from ..rule import Check, Example, Rule, said
from ..stated import Compared, compared, speaks_of_whole, terms_of
from ..values import Equation, Finding, Outcome, Severity, Subject, Term, Verdict
from .prose import INACCURATE, PROSE_HINT

Groups = dict[tuple[str, tuple[str, ...]], list[Statement]]


def statements_of(subject: Subject, kinds: Collection[str]) -> Groups:
    """The statements of these kinds, those of one and the same thing together."""
    groups: Groups = {}
    for statement in subject.statements:
        if statement.kind in kinds:
            groups.setdefault((statement.kind, tuple(statement.cells)), []).append(statement)
    return groups


def agreeing(name: str, *kinds: str) -> Check:
    """A check whether the statements of ``kinds`` agree with the tables."""

    def check(subject: Subject) -> Iterator[Outcome]:
        for group in statements_of(subject, kinds).values():
            yield outcome_of(name, compared(group, subject.figures), subject)

    return check


def agreeing_in_account(name: str, kind: str) -> Check:
    """A check of the numbers that follow on a total, where that total is the table's.

    If several follow, none of them agrees and they do not add up to a total that is stated, then
    they are about something else and nothing is asked.
    """

    def check(subject: Subject) -> Iterator[Outcome]:
        groups = statements_of(subject, (kind,))
        if not groups or not speaks_of_whole(subject):
            return
        every = [compared(group, subject.figures) for group in groups.values()]
        totals = {held.value for held in subject.statements if held.kind in {"received", "handled"}}
        together = sum(held.statement.value for held in every)
        if len(every) > 1 and together not in totals and not any(held.agrees for held in every):
            return
        for held in every:
            yield outcome_of(name, held, subject)

    return check


def outcome_of(name: str, held: Compared, subject: Subject) -> Outcome:
    """What became of one number in the prose."""
    if held.agrees and not held.reason:
        return Outcome(name, Verdict.PASS, tuple(str(address) for address, _ in held.meant))
    terms, stated = terms_of(held.meant, subject.figures), held.statement
    cells = tuple(term.cell for term in terms)
    equation = Equation(terms, (Term("", stated.value),))
    if held.reason:
        return Outcome(name, Verdict.NOT_ASSESSABLE, cells, equation, reason=held.reason)
    left = stated.value - sum(term.amount for term in terms[1:])
    finding = Finding(
        name,
        Severity.WARNING,
        cells,
        expected=plain(left) if left >= 0 else "",
        actual=plain(terms[0].value),
        equation=equation,
        detail={"stated": stated.value, "sum": plain(held.amount.value)},
        spans=((stated.span.start, stated.span.end),),
        form=subject.form,
    )
    return Outcome(name, Verdict.FAIL, cells, equation, finding)


HANDLED = {
    "requests.new.total": 198,
    "requests.granted.total": 130,
    "requests.partly_granted.total": 19,
    "requests.denied_internal.total": 49,
    "requests.handled_total.total": 198,
}
DISPUTED = {
    "disputes.reconsideration.total": 11,
    "disputes.litigation_direct.total": 13,
    "disputes.litigation_after.total": 1,
}

NARRATIVE_HANDLED = Rule(
    "narrative_handled",
    "prose",
    Severity.WARNING,
    Bilingual("正文办结数与表格", "Requests handled in the prose and in the table"),
    Bilingual(
        "正文写明的办结（答复）数量，与表中办理结果总计不一致，也不是其中本年新收或扣除上年结转的部分。",
        "The prose states a number of requests handled that is neither the table's total nor that "
        "of this year's requests alone.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "正文所述办结 {stated} 件，与表中办理结果总计 {sum} 件不一致：{equation}",
        "The prose states {stated} requests handled, the table {sum}: {equation}",
    ),
    Example(HANDLED, statements=(said("handled", 198),)),
    Example(HANDLED, statements=(said("handled", 189),)),
    check=agreeing("narrative_handled", "handled"),
)

NARRATIVE_CARRIED = Rule(
    "narrative_carried",
    "prose",
    Severity.WARNING,
    Bilingual("正文结转数与表格", "Requests carried over in the prose and in the table"),
    Bilingual(
        "正文写明的上年结转或结转下年度的数量，与表中相应的总计不一致。",
        "The prose states a number of requests carried over that is not the table's.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "{row}：正文所述 {stated} 件，与表中 {sum} 件不一致：{equation}",
        "{row}: {stated} in the prose, {sum} in the table: {equation}",
    ),
    Example({"requests.carried_in.total": 2}, statements=(said("carried_in", 2),)),
    Example({"requests.carried_out.total": 2}, statements=(said("carried_out", 3),)),
    check=agreeing("narrative_carried", "carried_in", "carried_out"),
)

NARRATIVE_RESULTS = Rule(
    "narrative_results",
    "prose",
    Severity.WARNING,
    Bilingual("正文办理结果与表格", "Results in the prose and in the table"),
    Bilingual(
        "正文写明的某类办理结果的数量，与表中相应各行总计之和不一致。“予以公开”含或不含部分公开、"
        "“不予公开”含或不含无法提供和不予处理，都算一致。",
        "The prose states a number of requests with a certain result that is not the sum of the "
        "table's rows. Wider and narrower uses of the same words are accepted.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "{counted}：正文所述 {stated} 件，与表中 {sum} 件不一致：{equation}",
        "{counted}: {stated} in the prose, {sum} in the table: {equation}",
    ),
    Example(HANDLED, statements=(said("handled", 198), said("result", 149, *OPENED))),
    Example(HANDLED, statements=(said("handled", 198), said("result", 151, *OPENED))),
    check=agreeing_in_account("narrative_results", "result"),
)

NARRATIVE_APPLICANTS = Rule(
    "narrative_applicants",
    "prose",
    Severity.WARNING,
    Bilingual("正文申请人与表格", "Applicants in the prose and in the table"),
    Bilingual(
        "正文写明的某类申请人提出的申请数量，与表中该类申请人的数量不一致。",
        "The prose states a number of requests by a kind of applicant that is not the table's.",
    ),
    PROSE_HINT,
    INACCURATE,
    Bilingual(
        "{counted}：正文所述 {stated} 件，与表中 {sum} 件不一致：{equation}",
        "{counted}: {stated} in the prose, {sum} in the table: {equation}",
    ),
    Example(
        {"requests.new.natural_person": 5, "requests.new.total": 5},
        received=(5,),
        statements=(said("applicants", 5, *applicants("natural_person")),),
    ),
    Example(
        {"requests.new.natural_person": 5, "requests.new.total": 5},
        received=(5,),
        statements=(said("applicants", 4, *applicants("natural_person")),),
    ),
    check=agreeing_in_account("narrative_applicants", "applicants"),
)

NARRATIVE_DISPUTES = Rule(
    "narrative_disputes",
    "prose",
    Severity.WARNING,
    Bilingual("正文复议、诉讼数与表格", "Disputes in the prose and in the table"),
    Bilingual(
        "正文写明的政府信息公开行政复议、行政诉讼数量，与表中的总计不一致。其他事项的复议、诉讼不在此列。",
        "The prose states a number of reconsiderations or law suits about information requests "
        "that is not the table's.",
    ),
    Bilingual(
        "请核对正文与表四各组总计；正文若包括其他事项的案件，可写明其中涉及信息公开的件数。",
        "Compare the prose with the totals of table 四; where it counts other cases too, it could "
        "say how many are about information requests.",
    ),
    INACCURATE,
    Bilingual(
        "{counted}：正文所述 {stated} 件，与表中 {sum} 件不一致：{equation}",
        "{counted}: {stated} in the prose, {sum} in the table: {equation}",
    ),
    Example(DISPUTED, statements=(said("disputes", 25, *EVERY),)),
    Example(DISPUTED, statements=(said("disputes", 52, *EVERY),)),
    check=agreeing("narrative_disputes", "disputes"),
)

NARRATIVE_UNDEFEATED = Rule(
    "narrative_undefeated",
    "prose",
    Severity.WARNING,
    Bilingual("“零败诉”与表格", "“No case lost” and the table"),
    Bilingual(
        "正文称信息公开诉讼没有败诉，而表中行政诉讼的“结果纠正”不为零。行政复议的结果纠正不算败诉。",
        "The prose says that no law suit was lost, the table has law suits that were corrected. "
        "Corrections by reconsideration are no law suits.",
    ),
    Bilingual(
        "请核对正文与表四行政诉讼的结果纠正。",
        "Compare the prose with the law suits corrected in table 四.",
    ),
    INACCURATE,
    Bilingual(
        "正文称诉讼没有败诉，与表中行政诉讼结果纠正 {sum} 件不一致：{equation}",
        "The prose says that no law suit was lost, the table has {sum} corrected: {equation}",
    ),
    Example({"disputes.reconsideration.corrected": 3}, statements=(said("no_defeat", 0, *LOST),)),
    Example({"disputes.litigation_direct.corrected": 1}, statements=(said("no_defeat", 0, *LOST),)),
    check=agreeing("narrative_undefeated", "no_defeat"),
)

NARRATIVE = (
    NARRATIVE_HANDLED,
    NARRATIVE_CARRIED,
    NARRATIVE_RESULTS,
    NARRATIVE_APPLICANTS,
    NARRATIVE_DISPUTES,
    NARRATIVE_UNDEFEATED,
)
