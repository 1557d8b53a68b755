"""The faults that are planted in some of the reports, and in which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parsing.forms import FORMS

from .chance import Chance
from .drafts import Draft, Planted, empty_columns

Reports = Mapping[int, Draft]
Plant = Callable[[Reports, int, Chance], Planted | None]

ENOUGH_REQUESTS = 3
MANY_REQUESTS = 50
TRIES = 400


def _add(draft: Draft, *addresses: str, amount: int) -> tuple[str, ...]:
    for address in addresses:
        table, row, column = address.split(".")
        draft.tables[table][row][column] += amount
    return addresses


def _slip(draft: Draft, chance: Chance) -> int:
    """By how much a number of requests is wrong; little where there are few."""
    return chance.pick((1, 2, 3) if draft.received < MANY_REQUESTS else (2, 4, 10))


def _balance(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    if draft.received < ENOUGH_REQUESTS:
        return None
    cells = _add(
        draft,
        "requests.new.natural_person",
        "requests.new.total",
        amount=_slip(draft, chance),
    )
    return Planted("balance", ("balance",), cells)


def _handled_total(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    if draft.received < ENOUGH_REQUESTS:
        return None
    cells = _add(
        draft,
        "requests.granted.natural_person",
        "requests.granted.total",
        amount=chance.pick((1, 2, 9)),
    )
    return Planted("handled_total", ("handled_total",), cells)


def _row_sum(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    row = chance.pick(("granted", "unable_not_held", "partly_granted"))
    if draft.tables["requests"][row]["total"] < 1:
        return None
    cells = _add(draft, f"requests.{row}.total", amount=chance.pick((1, -1)))
    return Planted("row_sum", ("row_sum", "handled_total"), cells)


def _dispute_total(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    if draft.tables["disputes"]["reconsideration"]["total"] < 1:
        return None
    cells = _add(draft, "disputes.reconsideration.total", amount=chance.pick((1, 2)))
    return Planted("dispute_total", ("dispute_total",), cells)


def _carry_over(reports: Reports, year: int, chance: Chance) -> Planted | None:
    if year - 1 not in reports or reports[year].received < 1:
        return None
    changed = _add(
        reports[year],
        *(
            f"requests.{row}.{column}"
            for row in ("carried_in", "granted", "handled_total")
            for column in ("natural_person", "total")
        ),
        amount=chance.pick((1, 1, 2)),
    )
    return Planted("carry_over", ("carry_over",), changed[:2])


def _in_force(reports: Reports, year: int, chance: Chance) -> Planted | None:
    before = reports.get(year - 1)
    if before is None or before.form.code != "2021":
        return None
    added = chance.pick((2, 3, 5))
    for later in range(year, max(reports) + 1):
        _add(reports[later], "disclosure.normative.in_force", amount=added)
    return Planted("in_force", ("in_force",), ("disclosure.normative.in_force",))


def _decisions_as_sum(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    row = chance.pick(("licensing", "penalties"))
    numbers = draft.tables["disclosure"][row]
    if draft.form.code != "2019" or numbers["items_change"] == 0:
        return None
    numbers["decisions"] = numbers["items_last_year"] + numbers["items_change"]
    cells = (f"disclosure.{row}.decisions",)
    return Planted("decisions_as_sum", ("decisions_as_sum",), cells)


def _form_year(reports: Reports, year: int, _chance: Chance) -> Planted | None:
    draft = reports[year]
    draft.form = next(form for form in FORMS.values() if not form.is_for(year))
    return Planted("form_year", ("form_year",))


def _narrative_new(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    carried_in = draft.tables["requests"]["carried_in"]["total"]
    more = _slip(draft, chance)
    if draft.received < ENOUGH_REQUESTS or more == carried_in:
        return None
    draft.received_in_prose = draft.received + more
    return Planted("narrative_new", ("narrative_new",), ("requests.new.total",))


def _blank_column(reports: Reports, year: int, chance: Chance) -> Planted | None:
    draft = reports[year]
    empty = empty_columns(draft)
    if not empty or draft.received < ENOUGH_REQUESTS:
        return None
    draft.blank_column = chance.pick(empty)
    rows = draft.figures().tables["requests"]
    cells = tuple(f"requests.{row}.{draft.blank_column}" for row in rows)
    return Planted("blank_column", (), cells)


def _unread(reports: Reports, year: int, _chance: Chance) -> Planted | None:
    draft = reports[year]
    if draft.tables["disputes"]["reconsideration"]["total"] < 1:
        return None
    draft.torn = True
    return Planted("unread", ("unread",), ("disputes",))


def _repeated_prose(reports: Reports, year: int, _chance: Chance) -> Planted | None:
    draft, before = reports[year], reports.get(year - 1)
    if before is None or before.received < ENOUGH_REQUESTS or draft.received < ENOUGH_REQUESTS:
        return None
    draft.model = before.model = f"{draft.agency.name} {year}"
    return Planted("repeated_prose", ("repeated_prose",))


@dataclass(frozen=True, slots=True)
class Plan:
    """How many faults of a kind are planted, and in the reports for which years."""

    plant: Plant
    count: int
    years: tuple[int, ...]


RECENT = (2021, 2022, 2023, 2024, 2024, 2025, 2025)
ANY = (2019, 2020, *RECENT)

# 现行有效件数 is shifted in all later years, so it comes first: a revision keeps the shift.
PLANS = (
    Plan(_in_force, 4, (2022, 2023, 2024, 2025)),
    Plan(_form_year, 4, (2020, 2021, 2022, 2024)),
    Plan(_balance, 7, ANY),
    Plan(_handled_total, 7, ANY),
    Plan(_row_sum, 6, ANY),
    Plan(_dispute_total, 4, RECENT),
    Plan(_carry_over, 7, (2020, *RECENT)),
    Plan(_decisions_as_sum, 3, (2019, 2020)),
    Plan(_narrative_new, 6, ANY),
    Plan(_blank_column, 3, RECENT),
    Plan(_unread, 2, (2023, 2024, 2025)),
    Plan(_repeated_prose, 3, RECENT),
)
SHARED_PROSE = 2  # pairs of agencies of one field


def plant_faults(reports: Mapping[str, Reports], seed: int) -> None:
    """Plant every fault of the plans; no report gets two, nor do neighbours of a year apart."""
    chance = Chance(seed, "faults")
    names = list(reports)
    for plan in PLANS:
        planted = 0
        for _ in range(TRIES):
            if planted == plan.count:
                break
            name, year = chance.pick(names), chance.pick(plan.years)
            planted += _plant(plan.plant, reports[name], year, chance=chance)
    planted = 0
    for _ in range(TRIES):
        if planted == SHARED_PROSE:
            break
        first, second = (reports[chance.pick(names)] for _ in range(2))
        planted += _share_prose(first, second, chance.pick(RECENT))


def _share_prose(first: Reports, second: Reports, year: int) -> bool:
    """Word the reports of two agencies of one field alike; whether that can be."""
    pair = (first[year], second[year])
    fields = {draft.agency.field for draft in pair}
    names = {draft.agency.name for draft in pair}
    near = [own[at] for own in (first, second) for at in (year - 1, year, year + 1) if at in own]
    if len(fields) > 1 or len(names) < 2 or any(draft.planted or draft.model for draft in near):
        return False
    if any(draft.received < ENOUGH_REQUESTS for draft in pair):
        return False
    for draft in pair:
        draft.model = f"{pair[0].agency.name} {year}"
        draft.planted = (Planted("shared_prose", ("shared_prose",)),)
    return True


def _plant(plant: Plant, reports: Reports, year: int, *, chance: Chance) -> bool:
    nearby = (reports[near] for near in (year - 1, year, year + 1) if near in reports)
    if any(draft.planted for draft in nearby):
        return False
    draft = reports[year]
    draft.remember()
    fault = plant(reports, year, chance)
    if fault is None:
        return False
    draft.planted = (fault,)
    return True
