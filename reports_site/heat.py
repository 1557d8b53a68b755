"""How dark a number stands among the numbers of its row: five steps, the number always printed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from parsing.comparing import Point
from parsing.forms import Number

STEPS = 5


def heat(number: Number | None, most: Number) -> int:
    """The step from 0 (nothing) to 5 (the most)."""
    return ceil(STEPS * Fraction(abs(number)) / Fraction(most)) if number and most else 0


def of_values(points: Sequence[Point]) -> list[int]:
    """The steps of the numbers of a row."""
    return _steps([point.held.number for point in points])


def of_changes(points: Sequence[Point]) -> list[int]:
    """The steps of the changes of a row, up or down."""
    return _steps([point.change for point in points])


def _steps(numbers: Sequence[Number | None]) -> list[int]:
    most = max((abs(number) for number in numbers if number is not None), default=0)
    return [heat(number, most) for number in numbers]
