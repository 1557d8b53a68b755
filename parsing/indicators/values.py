"""What an indicator says of a report: a number with its base, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from parsing.forms import Number

SMALL_BASE = 20  # a share of fewer cases than these is shown greyed and not ranked
SMALLEST_BASE = 10  # no change in per cent below this base
TENTH = Decimal("0.1")


class State(StrEnum):
    """What stands in the place of an indicator."""

    NUMBER = "number"
    BLANK = "blank"  # the report states no number in a cell that is needed
    UNREAD = "unread"  # the number in a cell that is needed could not be read
    NOT_ON_FORM = "not_on_form"  # the form of that year does not ask for it
    NO_BASE = "no_base"  # there is nothing of which it could be a share
    MISSING = "missing"  # there is no report


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator of one report, or of several added up.

    ``number`` is a count, or a share in per cent, not rounded; None in every state but NUMBER.
    ``part`` and ``base`` are what a share is divided from; None for counts.
    """

    state: State
    number: Number | None = None
    part: Number | None = None
    base: Number | None = None

    @property
    def is_number(self) -> bool:
        return self.state is State.NUMBER

    @property
    def is_share(self) -> bool:
        return self.base is not None

    @property
    def is_small(self) -> bool:
        """Whether it is a share of so few cases that chance decides it."""
        return self.base is not None and self.base < SMALL_BASE

    @property
    def rounded(self) -> Number | None:
        """The number as it is printed: a count as it is, a share to one decimal."""
        return rounded(self.number) if isinstance(self.number, Decimal) else self.number


@dataclass(frozen=True, slots=True)
class Change:
    """How a value changed: ``amount`` in its unit, percentage points for a share.

    ``percent`` is the change of a count in per cent, to one decimal; None on a base below 10.
    """

    amount: Number
    percent: Decimal | None = None
    is_small: bool = False


def change(before: Value, after: Value) -> Change | None:
    """The change from one value to the other; None where one of them is no number."""
    if before.number is None or after.number is None:
        return None
    amount = after.number - before.number
    if after.is_share:
        return Change(rounded(Decimal(amount)), is_small=before.is_small or after.is_small)
    return Change(amount, percent_of(amount, before.number))


def percent_of(change: Number, base: Number) -> Decimal | None:
    """``change`` in per cent of ``base``, to one decimal; None on a base below 10."""
    if base < SMALLEST_BASE:
        return None
    return rounded(Decimal(100) * Decimal(change) / Decimal(base))


def rounded(number: Decimal) -> Decimal:
    """The number to one decimal; a half goes away from zero, as in official statistics."""
    return number.quantize(TENTH, ROUND_HALF_UP)
