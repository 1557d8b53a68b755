"""Several reports together: totals, medians, quartiles, ranks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Generic, TypeVar

from parsing.forms import Number

from .formulas import share
from .values import SMALL_BASE, State, Value

Item = TypeVar("Item")

QUARTERS = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
MIDDLE = (Decimal("0.5"),)


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


def summary(counted: Mapping[Value, int]) -> Summary:
    """The values together, each as often as ``counted`` says; what is no number is left out."""
    states: Counter[State] = Counter()
    numbers: Counter[Number] = Counter()
    bases: Counter[Number] = Counter()
    for value, times in counted.items():
        states[value.state] += times
        if value.number is not None:
            numbers[value.number] += times
        if value.is_number and value.base is not None:
            bases[value.base] += times
    if not numbers:
        return Summary(_total(counted), states)
    lower, median, upper = quantiles(numbers, QUARTERS)
    return Summary(
        _total(counted),
        states,
        min(numbers),
        lower,
        median,
        upper,
        max(numbers),
        quantiles(bases, MIDDLE)[0] if bases else None,
    )


def _total(counted: Mapping[Value, int]) -> Value:
    """The values added up; shares by parts and bases, those on nothing with them.

    Where there is nothing to add, the first of the reasons in the order of ``State``.
    """
    summed = {
        value: times
        for value, times in counted.items()
        if value.state in (State.NUMBER, State.NO_BASE)
    }
    if not summed:
        there = {value.state for value, times in counted.items() if times}
        return Value(next((state for state in State if state in there), State.MISSING))
    if any(value.is_share for value in summed):
        return share(
            sum((value.part or 0) * times for value, times in summed.items()),
            sum((value.base or 0) * times for value, times in summed.items()),
        )
    return Value(State.NUMBER, sum((value.number or 0) * times for value, times in summed.items()))


def quantiles(counted: Mapping[Number, int], places: Sequence[Decimal]) -> list[Decimal]:
    """The quantiles of numbers that are there so often, at these places from 0 to 1.

    Each lies between two of the numbers by the distance from each.
    """
    numbers = sorted(counted)
    ends = list(accumulate(counted[number] for number in numbers))
    found = []
    for place in places:
        at = place * (ends[-1] - 1)
        below = int(at)
        above = min(below + 1, ends[-1] - 1)
        low, high = (Decimal(numbers[bisect_right(ends, end)]) for end in (below, above))
        found.append(low + (high - low) * (at - below))
    return found


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
