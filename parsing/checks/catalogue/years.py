"""A report against that of the year before."""

from collections.abc import Iterator

from parsing.forms import FORMS, Address, Bilingual

from ..equations import plain
from ..formulas import each
from ..rule import Example, Rule
from ..values import Equation, Finding, Outcome, Reason, Severity, Subject, Term, Verdict
from .disclosure import BEFORE_2021, DOCUMENTS, SINCE_2021, SOURCE_2019, SOURCE_2021, WITH_ITEMS
from .sums import COLUMNS, FORM_SOURCE

NEW = Address("requests", "new", "total")
NEW_JUMP_NAME = "new_jump"
REPEATED_REQUESTS_NAME = "repeated_requests"

TIMES = 5
BASE = 10  # smaller numbers are taken for this many: from 2 to 12 is no jump
TELLING = 10  # so many non-zero cells do not come out the same by chance

INACCURATE = Bilingual(
    f"{FORMS['2021'].notice}列明的问题：发布内容不准确、内容雷同",
    f"Faults named in {FORMS['2021'].notice}: content that is inaccurate or copied",
)


def new_jump(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    """Whether the requests received are of the order of last year's."""
    now, before = subject.figures.get(NEW), previous.figures.get(NEW)
    cells = (str(NEW),)
    if now is None or before is None:
        yield Outcome(NEW_JUMP_NAME, Verdict.NOT_ASSESSABLE, cells, reason=Reason.BLANK)
        return
    if max(now, before) < TIMES * max(BASE, min(now, before)):
        yield Outcome(NEW_JUMP_NAME, Verdict.PASS, cells)
        return
    finding = Finding(
        NEW_JUMP_NAME,
        Severity.WARNING,
        cells,
        actual=plain(now),
        equation=Equation((Term(str(NEW), now),), (Term(str(NEW), before, year=previous.year),)),
        detail={"before": plain(before), "year": previous.year},
        form=subject.form,
    )
    yield Outcome(NEW_JUMP_NAME, Verdict.FAIL, cells, finding.equation, finding)


def repeated_requests(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    """Whether table 三 is another than last year's; asked where it says enough to tell."""
    if subject.figures.uncertain or previous.figures.uncertain:
        return
    now = subject.figures.tables.get("requests", {})
    telling = sum(bool(value) for cells in now.values() for value in cells.values())
    if telling < TELLING:
        return
    if now != previous.figures.tables.get("requests"):
        yield Outcome(REPEATED_REQUESTS_NAME, Verdict.PASS, ("requests",))
        return
    finding = Finding(
        REPEATED_REQUESTS_NAME,
        Severity.WARNING,
        ("requests",),
        detail={"year": previous.year, "count": telling},
        form=subject.form,
    )
    yield Outcome(REPEATED_REQUESTS_NAME, Verdict.FAIL, ("requests",), finding=finding)


CARRY_OVER = Rule(
    "carry_over",
    "years",
    Severity.ERROR,
    Bilingual("上年结转与上一年报告", "Carried over as last year's report has it"),
    Bilingual(
        "本年报告的“上年结转”，就是上一年报告的“结转下年度继续办理”，两个数字应当相同。",
        "What this report carries over from last year is what last year's carried over to this one.",
    ),
    Bilingual(
        "请对照上一年度报告第四项；机构合并或划转的，请在报告中说明。",
        "Compare item 四 of last year's report; where agencies were merged, the report should say so.",
    ),
    FORM_SOURCE,
    Bilingual(
        "{column}：上年结转与上一年报告的结转下年度不一致：{equation}",
        "{column}: carried over from last year does not agree with last year's report: {equation}",
    ),
    Example(
        {"requests.carried_in.total": 2},
        previous=Example({"requests.carried_out.total": 2}, year=2021),
    ),
    Example(
        {"requests.carried_in.total": 2},
        previous=Example({"requests.carried_out.total": 5}, year=2021),
    ),
    formulas=each(COLUMNS, "requests.carried_in.* = last:requests.carried_out.*"),
)

IN_FORCE = Rule(
    "in_force",
    "years",
    Severity.WARNING,
    Bilingual("现行有效件数的衔接", "In force from year to year"),
    Bilingual(
        "上一年现行有效的文件加本年制发、减本年废止，应当是本年现行有效的件数。",
        "Last year's documents in force, with those issued and without those repealed, should be "
        "those in force now.",
    ),
    Bilingual(
        "请核对制发、废止与现行有效件数；因清理或统计口径变化的，请在报告中说明。",
        "Look at the numbers issued, repealed and in force; where the way of counting changed, the "
        "report should say so.",
    ),
    SOURCE_2021,
    Bilingual(
        "{row}：现行有效件数与上一年报告及本年制发、废止件数不一致：{equation}",
        "{row}: the number in force does not agree with last year's report and the changes: "
        "{equation}",
    ),
    Example(
        {
            "disclosure.normative.issued": 8,
            "disclosure.normative.repealed": 26,
            "disclosure.normative.in_force": 66,
        },
        previous=Example({"disclosure.normative.in_force": 84}, year=2021),
    ),
    Example(
        {
            "disclosure.normative.issued": 8,
            "disclosure.normative.repealed": 26,
            "disclosure.normative.in_force": 66,
        },
        previous=Example({"disclosure.normative.in_force": 90}, year=2021),
    ),
    forms=SINCE_2021,
    formulas=each(
        DOCUMENTS,
        "disclosure.*.in_force"
        " = last:disclosure.*.in_force + disclosure.*.issued - disclosure.*.repealed",
    ),
)

ITEMS_CARRY_OVER = Rule(
    "items_carry_over",
    "years",
    Severity.WARNING,
    Bilingual("上一年项目数量的衔接", "Last year's items as last year's report has them"),
    Bilingual(
        "本年报告的“上一年项目数量”，应当是上一年报告的项目数量加其当年增减。",
        "Last year's items in this report should be the items and the change of last year's report.",
    ),
    Bilingual(
        "请对照上一年度报告的项目数量与增减。",
        "Compare the items and the change in last year's report.",
    ),
    SOURCE_2019,
    Bilingual(
        "{row}：上一年项目数量与上一年报告不一致：{equation}",
        "{row}: last year's items do not agree with last year's report: {equation}",
    ),
    Example(
        {"disclosure.licensing.items_last_year": 142},
        form="2019",
        year=2020,
        previous=Example(
            {
                "disclosure.licensing.items_last_year": 66,
                "disclosure.licensing.items_change": 76,
            },
            form="2019",
            year=2019,
        ),
    ),
    Example(
        {"disclosure.licensing.items_last_year": 66},
        form="2019",
        year=2020,
        previous=Example(
            {
                "disclosure.licensing.items_last_year": 66,
                "disclosure.licensing.items_change": 76,
            },
            form="2019",
            year=2019,
        ),
    ),
    forms=BEFORE_2021,
    formulas=each(
        WITH_ITEMS,
        "disclosure.*.items_last_year"
        " = last:disclosure.*.items_last_year + last:disclosure.*.items_change",
    ),
)

NEW_JUMP = Rule(
    NEW_JUMP_NAME,
    "years",
    Severity.WARNING,
    Bilingual("新收数量突变", "A jump in requests received"),
    Bilingual(
        "本年新收的申请是上一年的五倍以上，或不到五分之一。这可能是事实，也可能是填错了栏或单位。",
        "Five times as many requests as last year, or a fifth. It may be so, or a number may stand "
        "in the wrong column.",
    ),
    Bilingual(
        "请核对本年新收总计；情况属实的，请在报告中说明原因。",
        "Check the total received; where it is right, the report should say why.",
    ),
    INACCURATE,
    Bilingual(
        "本年新收 {actual} 件，与 {year} 年的 {before} 件相差五倍以上",
        "{actual} received this year, {before} in {year}: five times as many, or a fifth",
    ),
    Example({"requests.new.total": 49}, previous=Example({"requests.new.total": 20}, year=2021)),
    Example({"requests.new.total": 149}, previous=Example({"requests.new.total": 20}, year=2021)),
    compare=new_jump,
)

REPEATED_REQUESTS = Rule(
    REPEATED_REQUESTS_NAME,
    "years",
    Severity.WARNING,
    Bilingual("申请表与上一年相同", "The same table of requests as last year"),
    Bilingual(
        "申请表的每个数字都与上一年报告相同。连续两年完全一样很少见，可能是沿用了上一年的表。",
        "Every number of the table of requests is that of last year's report, which is rare; last "
        "year's table may have been used again.",
    ),
    Bilingual("请确认填写的是本年数据。", "Check that the numbers are this year's."),
    INACCURATE,
    Bilingual(
        "申请表的数字与 {year} 年报告完全相同（{count} 个非零数字）",
        "The table of requests is that of {year} ({count} numbers other than 0)",
    ),
    Example({"requests": 3}, previous=Example({"requests": 4}, year=2021)),
    Example({"requests": 3}, previous=Example({"requests": 3}, year=2021)),
    compare=repeated_requests,
)

YEARS = (CARRY_OVER, IN_FORCE, ITEMS_CARRY_OVER, NEW_JUMP, REPEATED_REQUESTS)
