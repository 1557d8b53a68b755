"""How a cell is written where a person types it and where the ledger keeps it.

A number is written in digits (``198``, ``-3``), an amount with the unit that is printed with it
(``180.74万元``), a blank as nothing, a number that could not be read as ``?``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from parsing.forms import FORMS, Column, Number
from parsing.models.tables import AMOUNT_DIGITS, AMOUNT_PLACES, DisclosureRow, TableRow, plain

from .refusal import Refused

UNREAD = "?"
BIGGEST_COUNT = 2**31 - 1

PATTERNS = {
    "count": re.compile(r"\d{1,10}"),
    "change": re.compile(r"[+-]?\d{1,10}"),
    "amount": re.compile(
        rf"(?P<number>\d{{1,{AMOUNT_DIGITS - AMOUNT_PLACES}}}(\.\d{{1,{AMOUNT_PLACES}}})?)"
        r"\s*(?P<unit>万?元|万)?"
    ),
}

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


def parse(text: str, column: Column) -> Content:
    """What a person typed for a cell of ``column``; Refused for anything that is no number there."""
    typed = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not typed:
        return Content(None)
    if typed == UNREAD:
        return Content(None, is_uncertain=True)
    found = PATTERNS[column.kind].fullmatch(typed)
    if not found:
        raise Refused("not_a_number", MESSAGES[column.kind])
    if column.kind == "amount":
        return _amount(found, column)
    if abs(int(typed)) > BIGGEST_COUNT:
        raise Refused("too_big", _("The number is too big."))
    return Content(int(typed))


def _amount(found: re.Match[str], column: Column) -> Content:
    unit = {None: "", "万": "万元"}.get(found["unit"], found["unit"])
    if column.unit and unit and unit != column.unit:
        raise Refused(
            "other_unit", _("The amounts of this column are in %(unit)s."), unit=column.unit
        )
    return Content(Decimal(found["number"]), unit="" if column.unit else unit)


MESSAGES = {
    "count": _("Write a whole number, 0 or more; nothing for a blank; ? for unreadable."),
    "change": _("Write a whole number, with - for less; nothing for a blank; ? for unreadable."),
    "amount": _(
        "Write an amount such as 180.74 or 180.74万元; nothing for a blank; ? for unreadable."
    ),
}
