"""Rows in doubt: what their digits could say, and what the equations leave of it.

Used where the layout alone did not place a row: numbers that a narrow cell broke or dropped into
the next line, a page's number among the values.
"""

from collections.abc import Mapping, Sequence

from . import candidates, witness
from .slots import UNSETTLED, Cells, Slots


def resolve(
    folded: str, rows: Mapping[str, Slots], placed: Sequence[Cells | None]
) -> list[Cells | None]:
    """The rows of table 三 with those in doubt settled where its equations leave one reading."""
    readings = {
        code: [cells]
        if cells is not None
        else [reading for reading in _readings(folded, slots) if witness.adds_up(reading)]
        for (code, slots), cells in zip(rows.items(), placed, strict=True)
    }
    settled = dict(zip(rows, placed, strict=True))
    if any(readings[code] for code, cells in settled.items() if cells is None):
        for code, cells in witness.settle(readings, _stating_nothing).items():
            settled[code] = settled[code] or (None if UNSETTLED in cells else cells)
    return list(settled.values())


def _stating_nothing(row: str, values: Sequence[int]) -> list[Cells]:
    """A row whose numbers a cell broke is not read otherwise than it adds up."""
    return []


def only_sum(folded: str, slots: Slots, group: int) -> Cells | None:
    """The row's columns, where one reading makes every group of ``group`` columns add up."""
    readings = [
        reading
        for reading in _readings(folded, slots)
        if all(witness.adds_up(reading[i : i + group]) for i in range(0, slots.width, group))
    ]
    return readings[0] if len(readings) == 1 else None


def _readings(folded: str, slots: Slots) -> list[Cells]:
    values = slots.strip.pieces or slots.strip.values
    if not values:
        return []
    return candidates.rejoined(folded, values, slots.width)
