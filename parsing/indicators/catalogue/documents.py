"""What is disclosed on the agency's own initiative."""

from decimal import Decimal

from parsing.checks.labels import label_of
from parsing.forms import Bilingual

from ..families import DOCUMENTS
from ..formulas import Formula
from ..measure import DECISIONS, Indicator
from ..measure import DOCUMENTS as UNIT
from ..quantities import cell, minus, plus

ITEM_1 = Bilingual(
    "《政府信息公开条例》第二十条第（一）项；国办公开办函〔2021〕30号表样",
    "Article 20, item 1 of the Regulations; the form of 国办公开办函〔2021〕30号",
)
NET = cell("disclosure.normative.issued", "I"), cell("disclosure.normative.repealed", "W")
IN_FORCE = cell("disclosure.normative.in_force", "V")


def _decisions(row: str, symbol: str, item: tuple[str, str], example: int) -> Indicator:
    label = label_of(f"disclosure.{row}")
    return Indicator(
        f"{row}_decisions",
        Bilingual(f"{label.zh}处理决定", f"{label.en}: decisions"),
        DOCUMENTS,
        Formula(plus(cell(f"disclosure.{row}.decisions", symbol))),
        DECISIONS,
        meaning=Bilingual(
            f"本年度作出的{label.zh}处理决定数量。",
            f"How many decisions were made in the year ({label.en.lower()}).",
        ),
        source=Bilingual(
            f"《政府信息公开条例》第二十条第（{item[0]}）项；表二",
            f"Article 20, item {item[1]} of the Regulations; table 二",
        ),
        caution=Bilingual(
            "两种表样都有这一列，但 2020 年以前有的机关填的是项目数，跨表样比较只能参考。",
            "Both forms have this column, but up to 2020 some agencies filled in items instead of "
            "decisions: compare across the change of form with care.",
        ),
        example=Decimal(example),
    )


INDICATORS = (
    Indicator(
        "normative_net",
        Bilingual("规范性文件净增", "Normative documents: net change"),
        DOCUMENTS,
        Formula((*plus(NET[0]), *minus(NET[1]))),
        UNIT,
        meaning=Bilingual(
            "本年度制发的行政规范性文件减去废止的。",
            "Normative documents issued in the year less those repealed.",
        ),
        source=ITEM_1,
        caution=Bilingual(
            "只有 2021 年起的表样才有；多不等于好，清理文件时为负。",
            "Only on the form in use since 2021; more is not better, and a clearing-out makes it "
            "negative.",
        ),
        example=Decimal(4),
        forms=("2021",),
    ),
    Indicator(
        "normative_in_force",
        Bilingual("规范性文件现行有效", "Normative documents in force"),
        DOCUMENTS,
        Formula(plus(IN_FORCE)),
        UNIT,
        meaning=Bilingual(
            "年底现行有效的行政规范性文件件数。",
            "How many normative documents were in force at the end of the year.",
        ),
        source=ITEM_1,
        caution=Bilingual(
            "只有 2021 年起的表样才有，与此前的“对外公开总数量”不可比。",
            "Only on the form in use since 2021; it cannot be compared with the earlier form's "
            "“disclosed in total”.",
        ),
        example=Decimal(40),
        forms=("2021",),
    ),
    _decisions("licensing", "L", ("五", "5"), 1200),
    _decisions("penalties", "A", ("六", "6"), 85),
    _decisions("coercion", "K", ("六", "6"), 3),
)
