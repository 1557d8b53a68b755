"""A cell as a person types it: as the ledger writes it, with some freedom."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from parsing.forms import Column
from parsing.models.contents import UNREAD, Content
from parsing.models.numbers import BIGGEST_COUNT
from parsing.models.tables import AMOUNT_DIGITS, AMOUNT_PLACES

from .refusal import Refused

PATTERNS = {
    "count": re.compile(r"\d{1,10}"),
    "change": re.compile(r"[+-]?\d{1,10}"),
    "amount": re.compile(
        rf"(?P<number>\d{{1,{AMOUNT_DIGITS - AMOUNT_PLACES}}}(\.\d{{1,{AMOUNT_PLACES}}})?)"
        r"\s*(?P<unit>万?元|万)?"
    ),
}


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
