"""Table 二 of an agency over the years, with the columns of every form."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import isqrt

from parsing.forms import Number

from .agencies import Agency
from .chance import Chance

Numbers = dict[str, Number]


@dataclass(frozen=True, slots=True)
class Powers:
    """How much a field decides and collects in a prefecture in an ordinary year.

    ``fees`` and ``procurement`` are in 万元.
    """

    licensing: int = 0
    other_services: int = 0
    penalties: int = 0
    coercion: int = 0
    fees: int = 0
    procurement: int = 0
    documents: int = 0


POWERS = {
    "government": Powers(42000, 9000, 21000, 1900, 8600, 5200, 24),
    "government_office": Powers(procurement=160, documents=4),
    "justice": Powers(220, 420, 30, procurement=180, documents=3),
    "education": Powers(60, 300, 6, fees=740, procurement=900, documents=4),
    "public_security": Powers(15000, 3800, 9200, 2600, fees=620, procurement=1400, documents=3),
    "natural_resources": Powers(1900, 700, 160, 12, fees=2100, procurement=420, documents=5),
    "finance": Powers(22, 160, 9, procurement=120, documents=6),
    "market_regulation": Powers(8800, 900, 1300, 140, fees=85, procurement=260, documents=3),
    "health": Powers(420, 260, 75, 2, procurement=190, documents=2),
    "ecology": Powers(310, 90, 190, 24, procurement=340, documents=4),
    "township": Powers(900, 700, 320, procurement=45),
}

SCALE = {"provincial": 1.6, "prefectural": 1.0, "county": 0.22, "township": 0.08}
DOCUMENTS = ("rules", "normative")
DECIDED = ("licensing", "other_services", "penalties", "coercion")


def disclosures(agency: Agency, years: range, chance: Chance) -> Iterator[dict[str, Numbers]]:
    """Table 二 for each year in turn; items and documents in force follow from the year before."""
    powers, scale = POWERS[agency.field], SCALE[agency.level]
    documents = {
        "rules": _rules_in_force(agency, chance),
        "normative": chance.near(powers.documents * scale * 6),
    }
    shown = {row: count + chance.below(4) for row, count in documents.items()}
    items = {row: chance.near(2 * isqrt(getattr(powers, row))) for row in DECIDED}
    items["fees"] = chance.near(5) if powers.fees else 0
    for _ in years:
        rows: dict[str, Numbers] = {}
        for row in DOCUMENTS:
            rows[row] = _documents(documents[row], shown[row], chance=chance)
            documents[row], shown[row] = _after(rows[row])
        for row in DECIDED:
            rows[row] = _decided(items[row], chance.near(getattr(powers, row) * scale), chance)
            items[row] += int(rows[row]["items_change"])
        rows["fees"] = _fees(items["fees"], powers.fees * scale, chance)
        items["fees"] += int(rows["fees"]["items_change"])
        rows["procurement"] = _procurement(agency, powers.procurement * scale, chance)
        yield rows


def unit_of_procurement(agency: Agency) -> str | None:
    """The unit in which the agency prints what it bought for; None where it prints none."""
    return Chance(agency.name, "unit").pick(("万元", "万元", "元", None))


def _rules_in_force(agency: Agency, chance: Chance) -> int:
    makes_rules = agency.field == "government" and agency.level in {"provincial", "prefectural"}
    return chance.near(14) if makes_rules else 0


def _documents(in_force: int, shown: int, *, chance: Chance) -> Numbers:
    issued = chance.of(in_force, probability=0.09)
    repealed = chance.of(in_force, probability=0.06)
    return {
        "made": issued,
        "disclosed": issued,
        "disclosed_total": shown + issued,
        "issued": issued,
        "repealed": repealed,
        "in_force": in_force + issued - repealed,
    }


def _after(row: Numbers) -> tuple[int, int]:
    return int(row["in_force"]), int(row["disclosed_total"])


def _decided(items: int, decisions: int, chance: Chance) -> Numbers:
    change = _change(items, chance)
    looks_like_a_sum = change and decisions == items + change
    return {
        "items_last_year": items,
        "items_change": change,
        "decisions": decisions + 1 if looks_like_a_sum else decisions,
    }


def _fees(items: int, amount: float, chance: Chance) -> Numbers:
    return {
        "items_last_year": items,
        "items_change": 0,
        "amount": Decimal(chance.near(amount * 100)) / 100,
    }


def _procurement(agency: Agency, amount: float, chance: Chance) -> Numbers:
    hundredths = chance.near(amount * 100)
    in_yuan = unit_of_procurement(agency) == "元"
    return {
        "projects": 0 if hundredths == 0 else 1 + chance.near(amount / 30),
        "amount": Decimal(hundredths * 100) if in_yuan else Decimal(hundredths) / 100,
    }


def _change(items: int, chance: Chance) -> int:
    if not chance.happens(0.4):
        return 0
    return chance.below(items // 5 + 3) - min(items, items // 8 + 1)
