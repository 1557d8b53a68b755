"""What is added up over agencies, and the sums of rows that a chart draws."""

from __future__ import annotations

from parsing.forms import Address, Bilingual

from .catalogue import INDICATORS
from .catalogue.applicants import KINDS, name_of
from .formulas import Formula, Quantity
from .lines import GROUP, LINES
from .measure import Measure
from .quantities import DENIED, NOT_PROCESSED, NOT_PROVIDED, OTHERWISE, REFUSED, plus


def _sum(code: str, quantity: Quantity) -> Measure:
    return Measure(code, quantity.label, GROUP, Formula(plus(quantity)))


def _asked_by(code: str, label: Bilingual) -> Measure:
    return _sum(f"new_{code}", Quantity("", label, ((Address("requests", "new", code),),)))


APPLICANTS = tuple(_asked_by(column.code, name_of(column)) for column in KINDS)
ANSWERS = (
    LINES["requests.granted"],
    LINES["requests.partly_granted"],
    _sum("refused", REFUSED),
    _sum("unable", NOT_PROVIDED),
    _sum("rejected", NOT_PROCESSED),
    _sum("otherwise", OTHERWISE),
)
GROUNDS = tuple(LINES[f"requests.{code}"] for code in DENIED)
DISPUTES = tuple(
    LINES[f"disputes.{group}.total"]
    for group in ("reconsideration", "litigation_direct", "litigation_after")
)

TOTALS: tuple[Measure, ...] = (
    INDICATORS["received"],
    LINES["requests.carried_in"],
    INDICATORS["handled"],
    *ANSWERS,
    LINES["requests.carried_out"],
    *DISPUTES,
    INDICATORS["disclosure_rate"],
    INDICATORS["backlog"],
    INDICATORS["disputes_per_100"],
)
