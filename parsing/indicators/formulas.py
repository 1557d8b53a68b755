"""Formulas as data: sums of table cells, and one sum divided by another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parsing.forms import Address, Bilingual, Figures, Number

from .values import State, Value


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count that formulas are made of, by a letter: R, all that was refused.

    ``wordings`` are the cells that it is added from; where the forms differ (其他处理 is one row or
    three) there are several, and the first of which the report has a cell counts.
    """

    symbol: str
    label: Bilingual
    wordings: tuple[tuple[Address, ...], ...]

    def of(self, figures: Figures) -> tuple[State, Number | None]:
        """The quantity in one report's figures. One blank or unread cell leaves it open."""
        cells = next((held for held in self.wordings if any(map(figures.has, held))), None)
        if cells is None:
            return State.NOT_ON_FORM, None
        if any(map(figures.is_uncertain, cells)):
            return State.UNREAD, None
        numbers = [number for number in map(figures.get, cells) if number is not None]
        if len(numbers) < len(cells):
            return State.BLANK, None
        return State.NUMBER, sum(numbers)

    @property
    def cells(self) -> Iterator[Address]:
        for wording in self.wordings:
            yield from wording


@dataclass(frozen=True, slots=True)
class Term:
    """A quantity in a sum; ``sign`` is 1 or -1."""

    quantity: Quantity
    sign: int = 1


Sum = tuple[Term, ...]

# Where several cells leave a formula open, the first of these is said.
OPEN = (State.NOT_ON_FORM, State.UNREAD, State.BLANK)


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum, or a hundred times one sum divided by another."""

    numerator: Sum
    denominator: Sum = ()

    @property
    def is_share(self) -> bool:
        return bool(self.denominator)

    @property
    def cells(self) -> frozenset[Address]:
        """Every cell that it may be made from."""
        terms = self.numerator + self.denominator
        return frozenset(cell for term in terms for cell in term.quantity.cells)

    def of(self, figures: Figures) -> Value:
        """What it makes of one report's figures."""
        above, part = _add(self.numerator, figures)
        if not self.is_share:
            return Value(above, part)
        below, base = _add(self.denominator, figures)
        if part is None or base is None:
            return Value(next(state for state in OPEN if state in (above, below)))
        return share(part, base)


def share(part: Number, base: Number) -> Value:
    """``part`` in per cent of ``base``, not rounded."""
    if base <= 0:
        return Value(State.NO_BASE, part=part, base=base)
    return Value(State.NUMBER, Decimal(100) * Decimal(part) / Decimal(base), part, base)


def _add(terms: Sum, figures: Figures) -> tuple[State, Number | None]:
    held = [(term.sign, *term.quantity.of(figures)) for term in terms]
    for state in OPEN:
        if any(state is found for _, found, _ in held):
            return state, None
    return State.NUMBER, sum(sign * number for sign, _, number in held if number is not None)
