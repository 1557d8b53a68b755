"""Rows in doubt: what their digits could say, and what the equations leave of it.

Used where the layout alone did not place a row: digits that ran together, numbers that a narrow
cell broke or dropped into the next line, a page's number among the values.
"""

from collections.abc import Iterable, Mapping, Sequence

from . import candidates, witness
from .slots import Cells, Slots

_APPLICANTS = 7


def keeps_every_digit(rows: Iterable[Slots]) -> bool:
    """Whether each row's digits ran together and are enough for a digit in every column.

    Then no cell was blank: a blank one would have left a row too short.
    """
    return all(
        len(slots.strip.values) == 1
        and slots.strip.values[0].is_glued
        and len(slots.strip.values[0].number or "") >= slots.width
        for slots in rows
    )


def cut(rows: Mapping[str, Slots], placed: Sequence[Cells | None]) -> list[Cells | None]:
    """The rows with those settled that have one digit for each column and run together."""
    return [cells or _single(slots) for slots, cells in zip(rows.values(), placed, strict=True)]


def _single(slots: Slots) -> Cells | None:
    cells = candidates.single_digits(slots.strip.values[0], slots.width)
    is_sum = slots.width == _APPLICANTS
    return cells if cells and (not is_sum or witness.adds_up(cells)) else None


def resolve(
    folded: str, rows: Mapping[str, Slots], placed: Sequence[Cells | None]
) -> list[Cells | None]:
    """The rows of table 三 with those in doubt settled where its equations leave one reading."""
    certain = {code: cells for code, cells in zip(rows, placed, strict=True) if cells is not None}
    doubtful = {
        code: [reading for reading in _readings(folded, slots) if witness.adds_up(reading)]
        for code, slots in rows.items()
        if code not in certain
    }
    if any(doubtful.values()):
        certain = witness.settle(certain, doubtful)
    return [certain.get(code) for code in rows]


def only_sum(folded: str, slots: Slots, group: int) -> Cells | None:
    """The row's columns, where one reading makes every group of ``group`` columns add up.

    Digits that ran together are read only where there is one for each column.
    """
    values = slots.strip.values
    if len(values) == 1:
        single = candidates.single_digits(values[0], slots.width)
        ways = [single] if single else []
    else:
        ways = _readings(folded, slots)
    readings = [
        reading
        for reading in ways
        if all(witness.adds_up(reading[i : i + group]) for i in range(0, slots.width, group))
    ]
    return readings[0] if len(readings) == 1 else None


def _readings(folded: str, slots: Slots) -> list[Cells]:
    values = slots.strip.pieces or slots.strip.values
    if not values:
        return []
    if len(values) == 1 and values[0].is_glued:
        return candidates.splits(values[0], slots.width)
    return candidates.rejoined(folded, values, slots.width)
