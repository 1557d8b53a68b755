"""A formula put to a report: pass, fail or not assessable."""

from dataclasses import dataclass

from parsing.forms import OTHER_AS_ONE, OTHER_IN_THREE, Figures, Number

from .blanks import ABSENT, CHANGES, Usage, could_mend
from .equations import plain
from .formulas import Formula, Operand
from .rule import Rule
from .sheet import NO_ROWS
from .values import Equation, Finding, Outcome, Reason, Term, Verdict

# 其他处理 is one row or three: where all rows of one usage are there, the other is not missing.
USAGES = tuple(frozenset(row.code for row in rows) for rows in (OTHER_AS_ONE, OTHER_IN_THREE))
EXPECTED = {"=": "{}", "≥": "≥ {}", "≤": "≤ {}", "≠": ""}
INTERCHANGEABLE = frozenset().union(*USAGES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A formula as one report answers it.

    ``equation`` holds the numbers of the cells that are there, ``operands`` these cells in its
    order, ``blank`` those of them that state no number.
    """

    equation: Equation
    operands: tuple[Operand, ...]
    blank: tuple[Operand, ...]
    is_incomplete: bool
    is_uncertain: bool

    @property
    def terms(self) -> tuple[Term, ...]:
        """All numbers, those of the left side first."""
        return self.equation.left + self.equation.right

    @property
    def is_empty(self) -> bool:
        """Whether the report states none of its numbers."""
        return not self.is_uncertain and len(self.blank) == len(self.operands)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the report at hand."""
        return tuple(operand.cell for operand in self.operands if not operand.back)


def judge(
    rule: Rule, formula: Formula, *, difference: Number, usage: Usage, form: str | None
) -> Outcome | None:
    """What becomes of the rule's formula on a sheet; None where there is nothing to ask.

    ``difference`` is left less right, blanks as nothing.

    A blank counts as zero where the other numbers then agree. Where they do not, the formula fails
    only if no number in the blanks could mend it, or if the report's usage says they are zeros.
    """
    numbers = usage.sheet.numbers
    if formula.asked_where and not all(numbers[place] for place in formula.asked_where):
        return None
    asked = _ask(formula, usage)
    if asked.is_empty:
        return None
    if asked.is_uncertain:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, asked.cells, reason=Reason.UNCERTAIN)
    equation = asked.equation
    if formula.holds(difference, 0):
        return Outcome(rule.name, Verdict.PASS, asked.cells, equation)
    reason = _reason(formula, asked, usage, difference=difference)
    if reason:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, asked.cells, equation, reason=reason)
    finding = _finding(rule, asked, difference, form=form)
    return Outcome(rule.name, Verdict.FAIL, finding.cells, equation, finding)


def _ask(formula: Formula, usage: Usage) -> Asked:
    operands: list[Operand] = []
    blank: list[Operand] = []
    sides: list[tuple[Term, ...]] = []
    is_incomplete = is_uncertain = False
    values, uncertain, year = usage.values, usage.uncertain, usage.sheet.year
    years = (None, year - 1 if year else None)
    for side in (formula.left, formula.right):
        terms: list[Term] = []
        for operand in side:
            value = values[operand.place]
            if uncertain and operand.place in uncertain:
                is_uncertain = True
                value = None if value is ABSENT else value
            elif value is ABSENT:
                figures = usage.sheet.reports[operand.back]
                is_incomplete = is_incomplete or not is_replaced(operand.address.row, figures)
                continue
            operands.append(operand)
            if value is None:
                blank.append(operand)
            if value or operand.back:
                terms.append(Term(operand.cell, value, operand.sign, years[operand.back]))
            else:
                terms.append(operand.blank if value is None else operand.zero)
        sides.append(tuple(terms))
    equation = Equation(sides[0], sides[1], formula.relation)
    return Asked(equation, tuple(operands), tuple(blank), is_incomplete, is_uncertain)


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


def _finding(rule: Rule, asked: Asked, difference: Number, *, form: str | None) -> Finding:
    equation = asked.equation
    first, value = _standing(asked, difference)
    others = [cell for cell in asked.cells if cell != first.cell]
    return Finding(
        rule.name,
        rule.severity,
        (first.cell, *others),
        expected=EXPECTED[equation.relation].format(plain(value)),
        actual=plain(first.value),
        equation=equation,
        form=form,
    )


def _standing(asked: Asked, difference: Number) -> tuple[Term, Number]:
    """The cell the flag stands at, with the number that the others leave for it.

    It is the first cell of the formula for which that number can be a count, else the first.
    """
    offered: list[tuple[Term, Number]] = []
    for operand, term in zip(asked.operands, asked.terms, strict=True):
        if operand.back:
            continue
        value = (term.value or 0) - operand.factor * difference
        if value >= 0 or operand.place in CHANGES:
            return term, value
        offered.append((term, value))
    return offered[0]
