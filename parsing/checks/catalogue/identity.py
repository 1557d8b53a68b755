"""The form a report uses, and how it is filled in."""

from collections.abc import Iterator, Mapping

from parsing.forms import FORMS, Bilingual, Number, form_for

from ..formulas import each
from ..rule import Example, Rule
from ..values import Finding, Outcome, Severity, Subject, Verdict
from .sums import COLUMNS, FORM_SOURCE, NOTICES

FORM_YEAR_NAME = "form_year"
ONLY_TOTALS_NAME = "only_totals"
EMPTY_TABLE_NAME = "empty_table"

Rows = Mapping[str, Mapping[str, Number | None]]

CELLS = dict.fromkeys(
    f"{table.code}.{row.code}.{column.code}"
    for form in FORMS.values()
    for table in form.tables
    for row in table.rows + table.alternatives
    for column in row.columns
    if column.kind != "change"
)


def form_year(subject: Subject) -> Iterator[Outcome]:
    """Whether the tables are on the form for the report's year; asked from 2019 on."""
    due = form_for(subject.year) if subject.year else None
    if due is None or subject.form is None:
        return
    if due.code == subject.form:
        yield Outcome(FORM_YEAR_NAME, Verdict.PASS)
        return
    finding = Finding(
        FORM_YEAR_NAME,
        Severity.WARNING,
        expected=due.code,
        actual=subject.form,
        detail={
            "year": subject.year,
            "due": due.notice,
            "used": FORMS[subject.form].notice,
        },
        form=subject.form,
    )
    yield Outcome(FORM_YEAR_NAME, Verdict.FAIL, finding=finding)


def only_totals(subject: Subject) -> Iterator[Outcome]:
    """Whether the applicants are filled in wherever table 三 has totals."""
    rows = _settled_requests(subject)
    totals = [row for row, cells in rows.items() if cells.get("total")]
    if not totals:
        return
    applicants = any(
        cells.get(column) is not None for cells in rows.values() for column in COLUMNS[:-1]
    )
    if applicants:
        yield Outcome(ONLY_TOTALS_NAME, Verdict.PASS)
        return
    cells = tuple(f"requests.{row}.total" for row in totals)
    finding = Finding(ONLY_TOTALS_NAME, Severity.INFO, cells, form=subject.form)
    yield Outcome(ONLY_TOTALS_NAME, Verdict.FAIL, cells, finding=finding)


def empty_table(subject: Subject) -> Iterator[Outcome]:
    """Whether table 三 states any number at all."""
    rows = _settled_requests(subject)
    if not rows:
        return
    if any(value is not None for cells in rows.values() for value in cells.values()):
        yield Outcome(EMPTY_TABLE_NAME, Verdict.PASS)
        return
    finding = Finding(EMPTY_TABLE_NAME, Severity.INFO, ("requests",), form=subject.form)
    yield Outcome(EMPTY_TABLE_NAME, Verdict.FAIL, ("requests",), finding=finding)


def _settled_requests(subject: Subject) -> Rows:
    """Table 三; empty where the text leaves a cell of it open, as nothing follows then."""
    if any(name.split(".")[0] == "requests" for name in subject.figures.uncertain):
        return {}
    return subject.figures.tables.get("requests", {})


FORM_YEAR = Rule(
    FORM_YEAR_NAME,
    "form",
    Severity.WARNING,
    Bilingual("表样与年度", "The form for the year"),
    Bilingual(
        "2019、2020年度报告使用2019年的表样，2021年度起使用2021年的表样。用了另一种表样，"
        "主动公开的数字就不能与其他机关比较。",
        "Reports for 2019 and 2020 use the form of 2019, those since 2021 the form of 2021. On the "
        "other form the numbers of table 二 cannot be compared with those of other agencies.",
    ),
    Bilingual(
        "请确认报告年度；若年度无误，应改用该年度的表样。",
        "Check the report's year; if it is right, the tables should be on the form for that year.",
    ),
    Bilingual(NOTICES, NOTICES),
    Bilingual(
        "表格为{used}的表样，与{year}年度应使用的{due}表样不一致",
        "The tables are on the form of {used}, those for {year} are due on that of {due}",
    ),
    Example(form="2021", year=2021),
    Example(form="2019", year=2021),
    check=form_year,
)

NEGATIVE_COUNT = Rule(
    "negative_count",
    "form",
    Severity.ERROR,
    Bilingual("数量小于零", "A count below zero"),
    Bilingual(
        "除“本年增/减”外，表中的数量和金额都不会小于零。",
        "Apart from changes on the year, no count or amount can be below zero.",
    ),
    Bilingual("请核对该处数字前的符号。", "Look at the sign before the number."),
    FORM_SOURCE,
    Bilingual("{label}：数量小于零：{equation}", "{label}: a count below zero: {equation}"),
    Example({"disclosure.licensing.items_change": -3}, form="2019", year=2020),
    Example({"disclosure.licensing.decisions": -3}, form="2019", year=2020),
    formulas=each(CELLS, "* ≥ 0"),
)

ONLY_TOTALS = Rule(
    ONLY_TOTALS_NAME,
    "form",
    Severity.INFO,
    Bilingual("只填了总计", "Only totals filled in"),
    Bilingual(
        "申请表只填了总计，没有按申请人分列，因此看不出是谁在申请。",
        "The table of requests has totals only, so it does not tell who asked.",
    ),
    Bilingual("请补填各类申请人的数字。", "Fill in the numbers for each kind of applicant."),
    FORM_SOURCE,
    Bilingual(
        "申请表只填了总计，未按申请人分列", "The table of requests has totals but no applicants"
    ),
    Example({"requests.new.natural_person": 5, "requests.new.total": 5}),
    Example({"requests": None, "requests.new.total": 5}),
    check=only_totals,
)

EMPTY_TABLE = Rule(
    EMPTY_TABLE_NAME,
    "form",
    Severity.INFO,
    Bilingual("申请表未填写", "The table of requests is empty"),
    Bilingual(
        "申请表一个数字也没有。空白不等于零：没有收到申请时，一般填 0。",
        "The table of requests holds no number. A blank is not a zero: where nothing was received, "
        "0 is what is usually filled in.",
    ),
    Bilingual("请填写申请表；没有的填 0。", "Fill in the table, with 0 where there is nothing."),
    Bilingual("政府信息公开条例第五十条", "Article 50 of the Regulation"),
    Bilingual("申请表各栏均为空白", "Every cell of the table of requests is blank"),
    Example(),
    Example({"requests": None}),
    check=empty_table,
)

IDENTITY = (FORM_YEAR, NEGATIVE_COUNT, ONLY_TOTALS, EMPTY_TABLE)
