"""Who asks, and what each kind of applicant gets."""

from decimal import Decimal

from parsing.forms import APPLICANTS as COLUMNS
from parsing.forms import Bilingual, Column

from ..families import APPLICANTS
from ..formulas import Formula, Quantity
from ..measure import PER_CENT, Indicator
from ..quantities import HANDLED, RECEIVED, plus, row

FORM = Bilingual("表三各列（申请人情况）", "The columns of table 三 (applicants)")
KINDS = tuple(column for column in COLUMNS if column.code != "total")
EXAMPLES = (
    ("90.0", "60.6"),
    ("6.0", "75.0"),
    ("0.5", "100.0"),
    ("1.0", "50.0"),
    ("2.0", "75.0"),
    ("0.5", "0.0"),
)
NAMES = {"other_org": Bilingual("其他组织", "Other organisations")}


def name_of(column: Column) -> Bilingual:
    """What applicants of a column are called outside the table (其他 alone would not say)."""
    return NAMES.get(column.code, column.label)


def _of(column: Column, code: str, base: Quantity, symbol: str) -> Quantity:
    label = name_of(column)
    whole = Bilingual(f"{base.label.zh}·{label.zh}", f"{base.label.en} · {label.en}")
    return Quantity(symbol, whole, row(code, symbol, column.code).wordings)


def _share(column: Column, example: str) -> Indicator:
    label = name_of(column)
    return Indicator(
        f"{column.code}_share",
        Bilingual(f"{label.zh}申请占比", f"{label.en}, share of requests"),
        APPLICANTS,
        Formula(plus(_of(column, "new", RECEIVED, "Nⱼ")), plus(RECEIVED)),
        PER_CENT,
        meaning=Bilingual(
            f"新收申请中，由{label.zh}提出的比例。",
            f"The share of requests received that came from {label.en.lower()}.",
        ),
        source=FORM,
        caution=Bilingual(
            "代理人提出的申请如何归类，各机关做法不一；六类合计为 100%。",
            "Agencies differ in how they count requests made by representatives; the six kinds "
            "add up to 100%.",
        ),
        example=Decimal(example),
    )


def _rate(column: Column, example: str) -> Indicator:
    label = name_of(column)
    granted = row("granted", "G")
    partly = row("partly_granted", "P")
    return Indicator(
        f"{column.code}_disclosure_rate",
        Bilingual(f"{label.zh}申请公开率", f"{label.en}, disclosure rate"),
        APPLICANTS,
        Formula(
            plus(
                _of(column, "granted", granted, "Gⱼ"), _of(column, "partly_granted", partly, "Pⱼ")
            ),
            plus(_of(column, "handled_total", HANDLED, "Dⱼ")),
        ),
        PER_CENT,
        meaning=Bilingual(
            f"{label.zh}的申请办结后，全部或部分公开的比例。",
            f"Of the handled requests of {label.en.lower()}, the share granted wholly or in part.",
        ),
        source=FORM,
        caution=Bilingual(
            "自然人以外的申请通常很少，比例多半没有意义。",
            "Others than natural persons seldom ask: their rates mostly say little.",
        ),
        example=Decimal(example),
    )


INDICATORS = (
    *(_share(column, share) for column, (share, _) in zip(KINDS, EXAMPLES, strict=True)),
    *(_rate(column, rate) for column, (_, rate) in zip(KINDS, EXAMPLES, strict=True)),
)
