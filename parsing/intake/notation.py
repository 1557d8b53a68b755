"""How a cell is written where a person types it and where the ledger keeps it.

A number is written in digits (``198``, ``-3``, ``180.74``), a blank as nothing, a number that
could not be read as ``?``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from parsing.forms import Column, Number
from parsing.models.tables import AMOUNT_DIGITS, AMOUNT_PLACES, TableRow, plain

from .refusal import Refused

UNREAD = "?"
BIGGEST_COUNT = 2**31 - 1

PATTERNS = {
    "count": re.compile(r"\d{1,10}"),
    "change": re.compile(r"[+-]?\d{1,10}"),
    "amount": re.compile(rf"\d{{1,{AMOUNT_DIGITS - AMOUNT_PLACES}}}(\.\d{{1,{AMOUNT_PLACES}}})?"),
}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: a number, a blank (None), or one that could not be read."""

    value: Number | None
    is_uncertain: bool = False

    def __str__(self) -> str:
        if self.is_uncertain:
            return UNREAD
        if self.value is None:
            return ""
        return str(plain(self.value) if isinstance(self.value, Decimal) else self.value)


def content(stored: TableRow | None, column: str) -> Content:
    """What a stored row holds in ``column``; a blank where there is no such row."""
    if stored is None:
        return Content(None)
    return Content(stored.number(column), column in stored.uncertain)


def parse(text: str, column: Column) -> Content:
    """What a person typed for a cell of ``column``; Refused for anything that is no number there."""
    typed = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not typed:
        return Content(None)
    if typed == UNREAD:
        return Content(None, is_uncertain=True)
    if not PATTERNS[column.kind].fullmatch(typed):
        raise Refused("not_a_number", MESSAGES[column.kind])
    if column.kind == "amount":
        return Content(Decimal(typed))
    if abs(int(typed)) > BIGGEST_COUNT:
        raise Refused("too_big", _("The number is too big."))
    return Content(int(typed))


MESSAGES = {
    "count": _("Write a whole number, 0 or more; nothing for a blank; ? for unreadable."),
    "change": _("Write a whole number, with - for less; nothing for a blank; ? for unreadable."),
    "amount": _("Write an amount such as 180.74; nothing for a blank; ? for unreadable."),
}
