"""A formula put to a report: pass, fail or not assessable."""

from collections.abc import Iterable
from dataclasses import dataclass

from parsing.forms import OTHER_AS_ONE, OTHER_IN_THREE, Address, Figures, Number

from .blanks import CHANGES, Usage, could_mend
from .equations import plain
from .formulas import Formula, Operand
from .rule import Rule
from .sheet import Sheet
from .values import Equation, Finding, Outcome, Reason, Term, Verdict

# 其他处理 is one row or three: where all rows of one usage are there, the other is not missing.
USAGES = tuple(frozenset(row.code for row in rows) for rows in (OTHER_AS_ONE, OTHER_IN_THREE))
EXPECTED = {"=": "{}", "≥": "≥ {}", "≤": "≤ {}", "≠": ""}
INTERCHANGEABLE = frozenset().union(*USAGES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A formula as one report answers it: which of its cells are there, blank or uncertain."""

    terms: tuple[tuple[Operand, Term], ...]
    absent: tuple[Operand, ...]
    blank: tuple[Operand, ...]
    is_uncertain: bool


def judge(rule: Rule, formula: Formula, *, usage: Usage, form: str | None) -> Outcome | None:
    """What becomes of the rule's formula on a sheet; None where there is nothing to ask.

    A blank counts as zero where the other numbers then agree. Where they do not, the formula fails
    only if no number in the blanks could mend it, or if the report's usage says they are zeros.
    """
    sheet = usage.sheet
    if any(not sheet.numbers[_place(address, formula)] for address in formula.asked_where):
        return None
    asked = _ask(formula, sheet)
    if len(asked.absent) + len(asked.blank) == len(formula.operands) and not asked.is_uncertain:
        return None
    cells = tuple(term.cell for operand, term in asked.terms if not operand.back)
    if asked.is_uncertain:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, cells, reason=Reason.UNCERTAIN)
    equation = _equation(formula, asked)
    reason = _reason(formula, asked, usage)
    if reason:
        return Outcome(rule.name, Verdict.NOT_ASSESSABLE, cells, equation, reason=reason)
    if formula.holds(_difference(formula, sheet), 0):
        return Outcome(rule.name, Verdict.PASS, cells, equation)
    finding = _finding(rule, formula, asked, form)
    return Outcome(rule.name, Verdict.FAIL, finding.cells, equation, finding)


def _place(address: Address, formula: Formula) -> int:
    return next(operand.place for operand in formula.operands if operand.address == address)


def _difference(formula: Formula, sheet: Sheet) -> Number:
    return sum(factor * sheet.numbers[place] for place, factor in formula.steps)


def _ask(formula: Formula, sheet: Sheet) -> Asked:
    terms: list[tuple[Operand, Term]] = []
    absent: list[Operand] = []
    blank: list[Operand] = []
    is_uncertain = False
    for operand in formula.operands:
        figures = sheet.reports[operand.back]
        if figures.is_uncertain(operand.address):
            is_uncertain = True
        elif not figures.has(operand.address):
            if not _is_replaced(operand.address, figures):
                absent.append(operand)
            continue
        value = figures.get(operand.address)
        if value is None:
            blank.append(operand)
        year = sheet.year - operand.back if operand.back and sheet.year else None
        terms.append((operand, Term(str(operand.address), value, operand.sign, year)))
    return Asked(tuple(terms), tuple(absent), tuple(blank), is_uncertain)


def _is_replaced(address: Address, figures: Figures) -> bool:
    """Whether the report prints other rows in place of this one."""
    held = figures.tables.get(address.table, {}).keys()
    return address.row in INTERCHANGEABLE and any(
        address.row not in usage and usage <= held for usage in USAGES
    )


def _reason(formula: Formula, asked: Asked, usage: Usage) -> Reason | None:
    """Why the formula cannot be assessed; None where it can."""
    difference = _difference(formula, usage.sheet)
    if formula.holds(difference, 0):
        return None
    if asked.absent:
        return Reason.ABSENT
    blanks = {operand.place: _factor(operand, formula) for operand in asked.blank}
    if could_mend(formula, difference, blanks) and not usage.is_zero(formula, blanks):
        return Reason.BLANK
    return None


def _factor(operand: Operand, formula: Formula) -> int:
    return operand.sign if operand in formula.left else -operand.sign


def _equation(formula: Formula, asked: Asked) -> Equation:
    left, right = (
        tuple(term for operand, term in asked.terms if operand in side)
        for side in (formula.left, formula.right)
    )
    return Equation(left, right, formula.relation)


def _finding(rule: Rule, formula: Formula, asked: Asked, form: str | None) -> Finding:
    equation = _equation(formula, asked)
    here = [(operand, term) for operand, term in asked.terms if not operand.back]
    first, value = _standing(here, formula, equation.difference)
    cells = tuple(term.cell for _, term in here if term is not first)
    return Finding(
        rule.name,
        rule.severity,
        (first.cell, *cells),
        expected=EXPECTED[formula.relation].format(plain(value)),
        actual=plain(first.value),
        equation=equation,
        form=form,
    )


def _standing(
    terms: Iterable[tuple[Operand, Term]], formula: Formula, difference: Number
) -> tuple[Term, Number]:
    """The cell the flag stands at, with the number that the others leave for it.

    It is the first cell of the formula for which that number can be a count.
    """
    offered = [
        (operand, term, (term.value or 0) - _factor(operand, formula) * difference)
        for operand, term in terms
    ]
    for operand, term, value in offered:
        if value >= 0 or operand.place in CHANGES:
            return term, value
    _, term, value = offered[0]
    return term, value
