"""Several reports together: totals, medians, quartiles, ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from parsing.forms import Number

from .formulas import share
from .values import SMALL_BASE, State, Value

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Summary:
    """What the values of one measure say together.

    ``total`` adds up what can be added: of a share, its parts and its bases. ``counted`` is how
    many values went into it; ``states`` counts all by what stands there. ``least`` to ``most`` are
    the quartiles, not rounded; ``middle_base`` is the median base of a share.
    """

    total: Value
    states: Counter[State]
    least: Number | None = None
    lower: Decimal | None = None
    median: Decimal | None = None
    upper: Decimal | None = None
    most: Number | None = None
    middle_base: Decimal | None = None

    @property
    def counted(self) -> int:
        return self.states[State.NUMBER]

    @property
    def missing(self) -> int:
        return self.states[State.MISSING]

    @property
    def blank(self) -> int:
        return self.states[State.BLANK]

    @property
    def unread(self) -> int:
        return self.states[State.UNREAD]

    @property
    def is_small(self) -> bool:
        """Whether most of the shares are of so few cases that chance decides them."""
        return self.middle_base is not None and self.middle_base < SMALL_BASE


def summary(values: Iterable[Value]) -> Summary:
    """The values together; those that are no numbers are counted and left out."""
    held = list(values)
    states = Counter(value.state for value in held)
    numbers = sorted(value.number for value in held if value.number is not None)
    if not numbers:
        return Summary(_total(held), states)
    bases = sorted(value.base for value in held if value.is_number and value.base is not None)
    return Summary(
        _total(held),
        states,
        numbers[0],
        quantile(numbers, Decimal("0.25")),
        quantile(numbers, Decimal("0.5")),
        quantile(numbers, Decimal("0.75")),
        numbers[-1],
        quantile(bases, Decimal("0.5")) if bases else None,
    )


def _total(values: Sequence[Value]) -> Value:
    """The values added up; shares by parts and bases, those on nothing with them."""
    summed = [value for value in values if value.state in (State.NUMBER, State.NO_BASE)]
    if not summed:
        return Value(next((value.state for value in values), State.MISSING))
    if any(value.is_share for value in summed):
        return share(
            sum(value.part or 0 for value in summed), sum(value.base or 0 for value in summed)
        )
    return Value(State.NUMBER, sum(value.number or 0 for value in summed))


def quantile(numbers: Sequence[Number], at: Decimal) -> Decimal:
    """The quantile of sorted numbers, between two of them by the distance from each."""
    place = at * (len(numbers) - 1)
    below = int(place)
    above = min(below + 1, len(numbers) - 1)
    low, high = Decimal(numbers[below]), Decimal(numbers[above])
    return low + (high - low) * (place - below)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Item]):
    """An item with its rank from the largest down; equal values, as printed, share one.

    ``rank`` is None for what cannot be ranked: no number, or a share of fewer than 20.
    """

    item: Item
    value: Value
    rank: int | None = None
    is_tied: bool = False


def ranking(items: Iterable[Item], value_of: Callable[[Item], Value]) -> list[Ranked[Item]]:
    """The items by their values, the largest first, those that cannot be ranked last."""
    held = [(item, value_of(item)) for item in items]
    can = [pair for pair in held if pair[1].is_number and not pair[1].is_small]
    can.sort(key=lambda pair: pair[1].number or 0, reverse=True)
    printed = Counter(value.rounded for _, value in can)
    ranks: dict[Number | None, int] = {}
    for at, (_, value) in enumerate(can, start=1):
        ranks.setdefault(value.rounded, at)
    ranked = [
        Ranked(item, value, ranks[value.rounded], printed[value.rounded] > 1) for item, value in can
    ]
    cannot = [Ranked(item, value) for item, value in held if not value.is_number or value.is_small]
    return ranked + sorted(
        cannot, key=lambda one: (not one.value.is_number, -(one.value.number or 0))
    )
