"""What figures mean: indicators as data, their values, and several of them together. Pure."""

from .catalogue import INDICATORS
from .example import EXAMPLE
from .formulas import Formula, Quantity, Term
from .lines import LINES
from .measure import Indicator, Measure
from .statistics import Ranked, Summary, ranking, summary
from .values import SMALL_BASE, SMALLEST_BASE, Change, State, Value, change

MEASURES: dict[str, Measure] = {**LINES, **INDICATORS}

__all__ = [
    "EXAMPLE",
    "INDICATORS",
    "LINES",
    "MEASURES",
    "SMALLEST_BASE",
    "SMALL_BASE",
    "Change",
    "Formula",
    "Indicator",
    "Measure",
    "Quantity",
    "Ranked",
    "State",
    "Summary",
    "Term",
    "Value",
    "change",
    "ranking",
    "summary",
]
