"""What can be measured on a report, and what an indicator is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from parsing.forms import FORMS, Address, Bilingual, Figures

from .formulas import Formula
from .values import Value

BOTH_FORMS = tuple(FORMS)

CASES = Bilingual("件", "requests")
LAWSUITS = Bilingual("件", "cases")
DOCUMENTS = Bilingual("件", "documents")
DECISIONS = Bilingual("件", "decisions")
PER_CENT = Bilingual("%", "%")
PER_HUNDRED = Bilingual("件/百件", "per 100 requests")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that can be asked of every report: its name, its formula, its unit."""

    code: str
    label: Bilingual
    group: Bilingual
    formula: Formula
    unit: Bilingual = CASES

    def of(self, figures: Figures) -> Value:
        """The measure in one report's figures."""
        return self.formula.of(figures)

    @property
    def is_share(self) -> bool:
        return self.formula.is_share

    @property
    def cells(self) -> frozenset[Address]:
        """Every cell that it may be made from."""
        return self.formula.cells

    @property
    def sign(self) -> str:
        """What is written right behind its number: % or nothing."""
        return "%" if self.unit == PER_CENT else ""


@dataclass(frozen=True, slots=True)
class Indicator(Measure):
    """A measure that is explained.

    ``meaning`` tells a citizen what it says, ``caution`` what it does not say, ``source`` the
    article or notice it rests on. ``forms`` are the forms it holds for. ``example`` is what it is,
    as printed, in the report of ``parsing.indicators.example``.
    """

    meaning: Bilingual = field(kw_only=True)
    source: Bilingual = field(kw_only=True)
    caution: Bilingual = field(kw_only=True)
    example: Decimal = field(kw_only=True)
    forms: tuple[str, ...] = field(default=BOTH_FORMS, kw_only=True)
