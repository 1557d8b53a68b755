"""What stands in a cell, and how the ledger writes it.

A number is written in digits (``198``, ``-3``), an amount with the unit that is printed with it
(``180.74万元``), a blank as nothing, a number that could not be read as ``?``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from parsing.forms import FORMS, Number

from .tables import DisclosureRow, TableRow, plain

UNREAD = "?"
WRITTEN = re.compile(r"(?P<number>-?\d+(?P<places>\.\d+)?)(?P<unit>\D*)")

# Where the column's head prints the unit, no cell does.
UNITS_IN_HEADS = {
    row.code
    for form in FORMS.values()
    for row in form.table("disclosure").rows
    if any(column.unit for column in row.columns)
}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: a number, a blank (None), or one that could not be read.

    ``unit`` is the one printed with an amount, empty where none is known.
    """

    value: Number | None
    is_uncertain: bool = False
    unit: str = ""

    def __str__(self) -> str:
        if self.is_uncertain:
            return UNREAD
        return self.digits + self.unit if self.digits else ""

    @property
    def digits(self) -> str:
        """The number alone; empty for a blank."""
        if self.value is None:
            return ""
        return str(plain(self.value) if isinstance(self.value, Decimal) else self.value)

    def over(self, old: Content) -> Content:
        """The same in place of ``old``, whose unit it keeps where it says none."""
        return self if self.unit else replace(self, unit=old.unit)


def content(stored: TableRow | None, column: str) -> Content:
    """What a stored row holds in ``column``; a blank where there is no such row."""
    if stored is None:
        return Content(None)
    has_unit = column == "amount" and stored.row not in UNITS_IN_HEADS
    unit = stored.amount_unit if has_unit and isinstance(stored, DisclosureRow) else ""
    return Content(stored.number(column), column in stored.uncertain, unit)


def content_written(text: str, column: str) -> Content:
    """What the ledger wrote of a cell of ``column``. ValueError for what it never writes."""
    if text in ("", UNREAD):
        return Content(None, is_uncertain=text == UNREAD)
    found = WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(text)
    number = Decimal(found["number"]) if column == "amount" else int(found["number"])
    return Content(number, unit=found["unit"])


def put(stored: TableRow, column: str, new: Content) -> None:
    """Set what stands in ``column`` of a row; nothing is stored."""
    setattr(stored, column, new.value)
    others = {open_ for open_ in stored.uncertain if open_ != column}
    stored.uncertain = sorted(others | {column} if new.is_uncertain else others)
    if column == "amount" and isinstance(stored, DisclosureRow):
        has_own = stored.row not in UNITS_IN_HEADS
        stored.amount_unit = new.unit if has_own else stored.amount_unit
