"""Equations as a page shows them: every number leads to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from parsing.checks import Equation, Term, label_of
from parsing.checks.equations import sign, size, telling

NOTHING = Term("", 0)


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A number of an equation; ``value`` is None for a blank.

    ``label`` names its cell and ``cell`` is the cell's address, empty for a number of the prose.
    ``year`` tells the report it belongs to where that is not the one at hand, and ``report_url``
    leads to that report; it is empty where it is not at hand.
    """

    value: str | None
    sign: int
    label: str
    cell: str
    year: int | None
    report_url: str = ""


@dataclass(frozen=True, slots=True)
class ShownEquation:
    """Two sums with the relation that is true between them, and what they differ by."""

    left: tuple[ShownTerm, ...]
    right: tuple[ShownTerm, ...]
    sign: str
    difference: str


def shown_equation(equation: Equation, form: str | None, *, before_url: str = "") -> ShownEquation:
    """The equation in the language of the page, its cells named by the labels of ``form``.

    ``before_url`` leads to the report of the year before, where it is known.
    """
    return ShownEquation(
        _terms(equation.left, form, before_url),
        _terms(equation.right, form, before_url),
        sign(equation),
        size(equation.difference) if equation.difference else "",
    )


def _terms(side: Sequence[Term], form: str | None, before_url: str) -> tuple[ShownTerm, ...]:
    return tuple(_term(term, form, before_url) for term in telling(side) or (NOTHING,))


def _term(term: Term, form: str | None, before_url: str) -> ShownTerm:
    is_less = term.amount < 0 or term.sign < 0
    label = label_of(term.cell, form).in_language(get_language() or "") if term.cell else ""
    return ShownTerm(
        None if term.value is None else size(term.value),
        -1 if is_less else 1,
        label,
        term.cell,
        term.year,
        before_url if term.year else "",
    )
