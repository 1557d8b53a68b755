"""Formulas as a page shows them: letters, names, and the numbers of the example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from parsing.forms import Bilingual, Number
from parsing.indicators import EXAMPLE, INDICATORS, Indicator, Value
from parsing.indicators.formulas import Sum


@dataclass(frozen=True, slots=True)
class ShownQuantity:
    """A quantity of a formula with its sign, its letter, its name, and what the example has."""

    sign: int
    symbol: str
    label: Bilingual
    example: Number | None


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator with its formula written out and worked through."""

    indicator: Indicator
    numerator: tuple[ShownQuantity, ...]
    denominator: tuple[ShownQuantity, ...]
    example: Value

    @property
    def quantities(self) -> tuple[ShownQuantity, ...]:
        """Each quantity of the formula once."""
        return tuple({held.symbol: held for held in self.numerator + self.denominator}.values())


def shown_indicator(indicator: Indicator) -> ShownIndicator:
    """The indicator as the page of indicators shows it."""
    formula = indicator.formula
    return ShownIndicator(
        indicator,
        tuple(_shown(formula.numerator)),
        tuple(_shown(formula.denominator)),
        indicator.of(EXAMPLE),
    )


def _shown(terms: Sum) -> Iterator[ShownQuantity]:
    for term in terms:
        held = term.quantity
        yield ShownQuantity(term.sign, held.symbol, held.label, held.of(EXAMPLE)[1])


def families() -> Iterator[tuple[Bilingual, list[ShownIndicator]]]:
    """Every indicator, by what it is about."""
    for family, held in groupby(INDICATORS.values(), lambda indicator: indicator.group):
        yield family, [shown_indicator(indicator) for indicator in held]
