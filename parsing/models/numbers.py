"""The numbers of a report in one array, so that the database can add up those of many.

A place of the array is a cell that some measure is made from: its number, or why there is none.
"""

from __future__ import annotations

from parsing.forms import Address, Figures
from parsing.indicators import MEASURES

# Less than any number that a cell holds.
ABSENT = -(2**31)  # the report does not have the cell
UNREAD = ABSENT + 1
BLANK = ABSENT + 2
BIGGEST_COUNT = 2**31 - 4  # neither it nor as much below zero is taken for one of these

# What stands where in the array: a migration fills it anew whenever this changes.
PLACES: tuple[Address, ...] = tuple(
    sorted({cell for measure in MEASURES.values() for cell in measure.cells})
)


def numbers_of(figures: Figures) -> list[int]:
    """The figures of one report as its array holds them."""
    return [_coded(figures, place) for place in PLACES]


def no_numbers() -> list[int]:
    """The array of a report that has no tables."""
    return [ABSENT] * len(PLACES)


def _coded(figures: Figures, place: Address) -> int:
    if not figures.has(place):
        return ABSENT
    if figures.is_uncertain(place):
        return UNREAD
    number = figures.get(place)
    return BLANK if number is None else int(number)
