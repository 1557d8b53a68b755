"""A formula put to a report: pass, fail or not assessable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsing.forms import OTHER_AS_ONE, OTHER_IN_THREE, Figures, Number

from .blanks import CHANGES, Usage, could_mend
from .equations import plain
from .formulas import Formula, Operand
from .rule import Rule
from .sheet import NO_ROWS, Sheet
from .values import Equation, Finding, Outcome, Reason, Term, Verdict

# 其他处理 is one row or three: where all rows of one usage are there, the other is not missing.
USAGES = tuple(frozenset(row.code for row in rows) for rows in (OTHER_AS_ONE, OTHER_IN_THREE))
EXPECTED = {"=": "{}", "≥": "≥ {}", "≤": "≤ {}", "≠": ""}
INTERCHANGEABLE = frozenset().union(*USAGES)


NO_CELLS: Mapping[str, Number | None] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A formula as one report answers it: the numbers, and which cells are not there or blank."""

    terms: tuple[tuple[Operand, Term], ...]
    blank: tuple[Operand, ...]
    is_incomplete: bool
    is_uncertain: bool

    @property
    def is_empty(self) -> bool:
        """Whether the report states none of its numbers."""
        return not self.is_uncertain and all(term.value is None for _, term in self.terms)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the report at hand."""
        return tuple(term.cell for operand, term in self.terms if not operand.back)


def judge(rule: Rule, formula: Formula, *, usage: Usage, form: str | None) -> Outcome | None:
    """What becomes of the rule's formula on a sheet; None where there is nothing to ask.

    A blank counts as zero where the other numbers then agree. Where they do not, the formula fails
    only if no number in the blanks could mend it, or if the report's usage says they are zeros.
    """
    numbers = usage.sheet.numbers
    if not all(numbers[place] for place in formula.asked_where):
        return None
    asked = _ask(formula, usage.sheet)
    if asked.is_empty:
        return None
    if asked.is_uncertain:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, asked.cells, reason=Reason.UNCERTAIN)
    equation = _equation(formula, asked)
    difference = sum(factor * numbers[place] for place, factor in formula.steps)
    if formula.holds(difference, 0):
        return Outcome(rule.name, Verdict.PASS, asked.cells, equation)
    reason = _reason(formula, asked, usage, difference=difference)
    if reason:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, asked.cells, equation, reason=reason)
    finding = _finding(rule, equation, asked, form=form)
    return Outcome(rule.name, Verdict.FAIL, finding.cells, equation, finding)


def _ask(formula: Formula, sheet: Sheet) -> Asked:
    terms: list[tuple[Operand, Term]] = []
    blank: list[Operand] = []
    is_incomplete = is_uncertain = False
    for operand in formula.left + formula.right:
        figures = sheet.reports[operand.back]
        table, row, column = operand.address
        cells = figures.tables.get(table, NO_ROWS).get(row, NO_CELLS)
        if figures.uncertain and figures.is_uncertain(operand.address):
            is_uncertain = True
        elif column not in cells:
            is_incomplete = is_incomplete or not is_replaced(row, figures)
            continue
        value = cells.get(column)
        if value is None:
            blank.append(operand)
        year = sheet.year - operand.back if operand.back and sheet.year else None
        terms.append((operand, Term(operand.cell, value, operand.sign, year)))
    return Asked(tuple(terms), tuple(blank), is_incomplete, is_uncertain)


def is_replaced(row: str, figures: Figures) -> bool:
    """Whether the report prints other rows in place of this one."""
    held = figures.tables.get("requests", NO_ROWS).keys()
    return row in INTERCHANGEABLE and any(row not in usage and usage <= held for usage in USAGES)


def _reason(formula: Formula, asked: Asked, usage: Usage, *, difference: Number) -> Reason | None:
    """Why a formula that does not hold cannot be assessed; None where it can."""
    if asked.is_incomplete:
        return Reason.ABSENT
    blanks = {operand.place: operand.factor for operand in asked.blank}
    if could_mend(formula, difference, blanks) and not usage.is_zero(formula, blanks):
        return Reason.BLANK
    return None


def _equation(formula: Formula, asked: Asked) -> Equation:
    left = tuple(term for operand, term in asked.terms if operand.factor == operand.sign)
    right = tuple(term for operand, term in asked.terms if operand.factor != operand.sign)
    return Equation(left, right, formula.relation)


def _finding(rule: Rule, equation: Equation, asked: Asked, *, form: str | None) -> Finding:
    here = [(operand, term) for operand, term in asked.terms if not operand.back]
    first, value = _standing(here, equation.difference)
    others = tuple(term.cell for _, term in here if term is not first)
    return Finding(
        rule.name,
        rule.severity,
        (first.cell, *others),
        expected=EXPECTED[equation.relation].format(plain(value)),
        actual=plain(first.value),
        equation=equation,
        form=form,
    )


def _standing(terms: Iterable[tuple[Operand, Term]], difference: Number) -> tuple[Term, Number]:
    """The cell the flag stands at, with the number that the others leave for it.

    It is the first cell of the formula for which that number can be a count.
    """
    offered = [
        (operand, term, (term.value or 0) - operand.factor * difference) for operand, term in terms
    ]
    for operand, term, value in offered:
        if value >= 0 or operand.place in CHANGES:
            return term, value
    _, term, value = offered[0]
    return term, value
