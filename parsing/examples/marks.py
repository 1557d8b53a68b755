"""How a report prints its numbers: plainly, full width, with commas, zeros as a dash or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from parsing.forms import Column, Number

FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


def _plain(count: int) -> str:
    return str(count)


def _full_width(count: int) -> str:
    return str(count).translate(FULL_WIDTH)


def _with_commas(count: int) -> str:
    return f"{count:,}"


def _with_ideographic_space(count: int) -> str:
    return f"\u3000{count}"


def _with_space(count: int) -> str:
    return f" {count} "


@dataclass(frozen=True, slots=True)
class Marks:
    """One way to print numbers. ``zero`` is the mark for a count of 0, None where it is printed."""

    code: str
    count: Callable[[int], str] = _plain
    zero: str | None = None

    def means(self, column: Column, value: Number | None) -> Number | None:
        """What a report with these marks states where the value is this; None for no number."""
        if value == 0 and column.kind != "amount" and self.zero is not None:
            return None
        return value

    def write(self, column: Column, value: Number | None, *, unit: str | None = None) -> str:
        """The value as the report prints it."""
        if value is None:
            return ""
        if isinstance(value, Decimal) or column.kind == "amount":
            return f"{value}{unit or ''}"
        if value == 0 and self.zero is not None:
            return self.zero
        return self.count(value)


PLAIN = Marks("plain")

STATING_ZEROS = (
    PLAIN,
    PLAIN,
    PLAIN,
    PLAIN,
    Marks("full_width", _full_width),
    Marks("commas", _with_commas),
    Marks("ideographic_space", _with_ideographic_space),
    Marks("space", _with_space),
)

LEAVING_ZEROS_OUT = (
    Marks("blank", zero=""),
    Marks("dash", zero="-"),
    Marks("long_dash", zero="—"),
    Marks("none", zero="无"),
)
