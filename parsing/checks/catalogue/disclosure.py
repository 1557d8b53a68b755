"""Table 二: what was disclosed on the agency's own initiative."""

from parsing.forms import FORMS, Bilingual

from ..formulas import each
from ..rule import Example, Rule
from ..values import Severity

FORM_2019, FORM_2021 = FORMS["2019"], FORMS["2021"]
BEFORE_2021 = (FORM_2019.code,)
SINCE_2021 = (FORM_2021.code,)

DOCUMENTS = ("rules", "normative")
WITH_ITEMS = tuple(
    row.code
    for row in FORM_2019.table("disclosure").rows
    if any(column.code == "items_change" for column in row.columns)
)
WITH_DECISIONS = tuple(
    row.code
    for row in FORM_2019.table("disclosure").rows
    if any(column.code == "decisions" for column in row.columns)
)

SOURCE_2019 = Bilingual(
    f"{FORM_2019.notice}所附表样；政府信息公开条例第二十条",
    f"The form attached to {FORM_2019.notice}; article 20 of the Regulation",
)
SOURCE_2021 = Bilingual(
    f"{FORM_2021.notice}所附表样；政府信息公开条例第二十条",
    f"The form attached to {FORM_2021.notice}; article 20 of the Regulation",
)

DECISIONS_AS_SUM = Rule(
    "decisions_as_sum",
    "disclosure",
    Severity.WARNING,
    Bilingual("处理决定数量等于项目数之和", "Decisions equal the sum of items"),
    Bilingual(
        "处理决定数量是本年办理的件数，与项目数量不是同一单位；恰好等于上一年项目数量加本年增减时，"
        "很可能是把该栏当成了项目合计。",
        "Decisions are cases handled in the year, items are kinds of matters. Where the decisions "
        "are exactly last year's items and the change, the column was probably taken for a total.",
    ),
    Bilingual(
        "请核对该栏填的是否为本年作出的处理决定件数。",
        "Check that the column holds the number of decisions made in the year.",
    ),
    SOURCE_2019,
    Bilingual(
        "{row}：处理决定数量恰为上一年项目数量与本年增减之和：{equation}",
        "{row}: the decisions are exactly last year's items and the change: {equation}",
    ),
    Example(
        {
            "disclosure.licensing.items_last_year": 66,
            "disclosure.licensing.items_change": 76,
            "disclosure.licensing.decisions": 2150,
        },
        form="2019",
        year=2020,
    ),
    Example(
        {
            "disclosure.licensing.items_last_year": 66,
            "disclosure.licensing.items_change": 76,
            "disclosure.licensing.decisions": 142,
        },
        form="2019",
        year=2020,
    ),
    forms=BEFORE_2021,
    # No items left and no decisions made is a natural zero.
    formulas=each(
        WITH_DECISIONS,
        "disclosure.*.decisions ≠ disclosure.*.items_last_year + disclosure.*.items_change",
        asked_where=("disclosure.*.items_change", "disclosure.*.decisions"),
    ),
)

ITEMS_NEGATIVE = Rule(
    "items_negative",
    "disclosure",
    Severity.ERROR,
    Bilingual("项目数量减为负数", "Fewer than no items"),
    Bilingual(
        "上一年项目数量加本年增减是现有项目数量，不会小于零。",
        "Last year's items and the change give the items there are, which cannot be below zero.",
    ),
    Bilingual(
        "请核对上一年项目数量与本年减少的数量。",
        "Look at last year's items and at how many were dropped.",
    ),
    SOURCE_2019,
    Bilingual(
        "{row}：本年减少的数量与上一年项目数量不一致：{equation}",
        "{row}: more items dropped than there were: {equation}",
    ),
    Example(
        {"disclosure.penalties.items_last_year": 3, "disclosure.penalties.items_change": -3},
        form="2019",
        year=2020,
    ),
    Example(
        {"disclosure.penalties.items_last_year": 3, "disclosure.penalties.items_change": -5},
        form="2019",
        year=2020,
    ),
    forms=BEFORE_2021,
    formulas=each(WITH_ITEMS, "disclosure.*.items_last_year + disclosure.*.items_change ≥ 0"),
)

DISCLOSED_EXCESS = Rule(
    "disclosed_excess",
    "disclosure",
    Severity.WARNING,
    Bilingual("新公开多于对外公开总数", "More disclosed this year than in total"),
    Bilingual(
        "对外公开总数量包括本年新公开的数量，不应小于它。",
        "What was disclosed in total includes what was disclosed this year.",
    ),
    Bilingual(
        "请核对本年新公开数量与对外公开总数量是否填错栏。",
        "Check that the two numbers stand in the right columns.",
    ),
    SOURCE_2019,
    Bilingual(
        "{row}：本年新公开数量与对外公开总数量不一致：{equation}",
        "{row}: disclosed this year does not agree with disclosed in total: {equation}",
    ),
    Example(
        {"disclosure.normative.disclosed": 2, "disclosure.normative.disclosed_total": 3},
        form="2019",
        year=2020,
    ),
    Example(
        {"disclosure.normative.disclosed": 5, "disclosure.normative.disclosed_total": 3},
        form="2019",
        year=2020,
    ),
    forms=BEFORE_2021,
    formulas=each(DOCUMENTS, "disclosure.*.disclosed ≤ disclosure.*.disclosed_total"),
)

IN_FORCE_SHORT = Rule(
    "in_force_short",
    "disclosure",
    Severity.WARNING,
    Bilingual("现行有效少于本年净增", "Fewer in force than were added"),
    Bilingual(
        "本年制发的文件减去本年废止的，至多等于年末现行有效的件数。",
        "Documents issued less those repealed in the year cannot be more than those in force.",
    ),
    Bilingual(
        "请核对制发、废止与现行有效件数；现行有效是年末存量。",
        "Look at the three numbers; in force means at the end of the year.",
    ),
    SOURCE_2021,
    Bilingual(
        "{row}：现行有效件数与本年制发、废止件数不一致：{equation}",
        "{row}: the number in force does not agree with those issued and repealed: {equation}",
    ),
    Example({"disclosure.normative.issued": 8, "disclosure.normative.in_force": 66}),
    Example({"disclosure.normative.issued": 8, "disclosure.normative.in_force": 6}),
    forms=SINCE_2021,
    formulas=each(DOCUMENTS, "disclosure.*.in_force ≥ disclosure.*.issued - disclosure.*.repealed"),
)

DISCLOSED_IN_TOTAL = Rule(
    "disclosed_in_total",
    "disclosure",
    Severity.INFO,
    Bilingual("对外公开总数等于本年新公开", "Disclosed in total equals disclosed this year"),
    Bilingual(
        "对外公开总数量包括以前年度公开、目前仍公开的文件。恰好等于本年新公开数量的，可能只统计了本年。",
        "What is disclosed in total includes documents of earlier years. Where it is exactly this "
        "year's number, earlier years were perhaps left out.",
    ),
    Bilingual(
        "请确认对外公开总数量是否包括以前年度的文件。",
        "Check whether the total includes documents of earlier years.",
    ),
    SOURCE_2019,
    Bilingual(
        "{row}：对外公开总数量恰为本年新公开数量：{equation}",
        "{row}: disclosed in total is exactly what was disclosed this year: {equation}",
    ),
    Example(
        {"disclosure.normative.disclosed": 2, "disclosure.normative.disclosed_total": 30},
        form="2019",
        year=2020,
    ),
    Example(
        {"disclosure.normative.disclosed": 2, "disclosure.normative.disclosed_total": 2},
        form="2019",
        year=2020,
    ),
    forms=BEFORE_2021,
    formulas=each(
        DOCUMENTS,
        "disclosure.*.disclosed_total ≠ disclosure.*.disclosed",
        asked_where=("disclosure.*.disclosed",),
    ),
)

DISCLOSURE = (
    DECISIONS_AS_SUM,
    ITEMS_NEGATIVE,
    DISCLOSED_EXCESS,
    DISCLOSED_IN_TOTAL,
    IN_FORCE_SHORT,
)
