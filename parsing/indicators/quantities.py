"""The quantities of the formulas, each with its letter and its cells."""

from __future__ import annotations

from parsing.checks.labels import label_of
from parsing.forms import FORMS, OTHER_AS_ONE, OTHER_IN_THREE, Address, Bilingual

from .formulas import Quantity, Sum, Term

ROWS = [row.code for row in FORMS["2021"].table("requests").rows]
DENIED = tuple(code for code in ROWS if code.startswith("denied_"))
UNABLE = tuple(code for code in ROWS if code.startswith("unable_"))
REJECTED = tuple(code for code in ROWS if code.startswith("rejected_"))


def row(code: str, symbol: str, column: str = "total") -> Quantity:
    """A row of table 三 in one column."""
    return Quantity(symbol, label_of(f"requests.{code}"), ((Address("requests", code, column),),))


def cell(address: str, symbol: str, label: Bilingual | None = None) -> Quantity:
    """A single cell."""
    return Quantity(symbol, label or label_of(address), ((Address.parse(address),),))


def _rows(codes: tuple[str, ...]) -> tuple[Address, ...]:
    return tuple(Address("requests", code, "total") for code in codes)


def _heading(code: str) -> Bilingual:
    return FORMS["2021"].table("requests").row(code).headings[-1].label


def plus(*quantities: Quantity) -> Sum:
    """The sum of these quantities."""
    return tuple(Term(quantity) for quantity in quantities)


def minus(*quantities: Quantity) -> Sum:
    """What is taken away by these quantities."""
    return tuple(Term(quantity, -1) for quantity in quantities)


RECEIVED = row("new", "N")
CARRIED_IN = row("carried_in", "C₀")
HANDLED = row("handled_total", "D")
CARRIED_OUT = row("carried_out", "C₁")
GRANTED = row("granted", "G")
PARTLY = row("partly_granted", "P")
REFUSED = Quantity("R", _heading(DENIED[0]), (_rows(DENIED),))
NOT_PROVIDED = Quantity("U", _heading(UNABLE[0]), (_rows(UNABLE),))
NOT_PROCESSED = Quantity("X", _heading(REJECTED[0]), (_rows(REJECTED),))
OTHERWISE = Quantity(
    "O",
    OTHER_AS_ONE[0].label,
    (_rows(tuple(row.code for row in OTHER_IN_THREE)), _rows((OTHER_AS_ONE[0].code,))),
)
