"""One report, or two neighbouring years, → outcomes and findings."""

from collections.abc import Iterable, Iterator

from parsing.forms import Number

from .blanks import Usage
from .catalogue import BY_NAME, RULES
from .causes import Judged, with_remedies
from .formulas import Formula
from .judging import judge
from .places import place_of_cells
from .rule import Rule
from .sheet import Sheet
from .values import Finding, Outcome, Subject

OF_ONE = tuple(rule for rule in RULES if not rule.spans_years)
OF_TWO = tuple(rule for rule in RULES if rule.spans_years)
ORDER = {rule.name: place for place, rule in enumerate(RULES)}

Questions = tuple[tuple[Rule, Formula], ...]


def _questions(rules: Iterable[Rule]) -> dict[str | None, Questions]:
    """The formulas of the rules that hold for each form, and for a report of unknown form."""
    held = tuple(rules)
    forms = {None, *(form for rule in held for form in rule.forms)}
    return {
        form: tuple(
            (rule, formula) for rule in held if rule.is_for(form) for formula in rule.formulas
        )
        for form in forms
    }


ASKED_OF_ONE = _questions(OF_ONE)
ASKED_OF_TWO = _questions(OF_TWO)
CHECKS = {
    form: tuple(rule.check for rule in OF_ONE if rule.check and rule.is_for(form))
    for form in ASKED_OF_ONE
}


def rule(name: str) -> Rule:
    """The rule called ``name``; KeyError where there is none."""
    return BY_NAME[name]


def findings(subject: Subject) -> list[Finding]:
    """What does not add up within one report, in the order in which it is printed."""
    sheet = Sheet.of(subject.figures, year=subject.year)
    found = with_remedies(list(_failing(ASKED_OF_ONE[subject.form], sheet, subject)), sheet)
    return _in_order((*found, *_checked(subject)))


def findings_between(previous: Subject, subject: Subject) -> list[Finding]:
    """What of ``subject`` does not agree with the report of the year before.

    ValueError where the two years do not follow each other.
    """
    sheet = _sheet_of_two(previous, subject)
    found = [outcome for _, outcome in _failing(_asked_of_two(previous, subject), sheet, subject)]
    return _in_order((*found, *_compared(previous, subject)))


def outcomes(subject: Subject) -> Iterator[Outcome]:
    """What became of each question asked of one report, in the order of the rules."""
    sheet = Sheet.of(subject.figures, year=subject.year)
    yield from with_remedies(list(_judged(ASKED_OF_ONE[subject.form], sheet, subject)), sheet)
    yield from _checked(subject)


def outcomes_between(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    """What became of each question asked of a report and that of the year before.

    ValueError where the two years do not follow each other.
    """
    sheet = _sheet_of_two(previous, subject)
    for _, outcome in _judged(_asked_of_two(previous, subject), sheet, subject):
        yield outcome
    yield from _compared(previous, subject)


def _sheet_of_two(previous: Subject, subject: Subject) -> Sheet:
    if previous.year is None or subject.year != previous.year + 1:
        raise ValueError(f"{subject.year} does not follow {previous.year}")
    return Sheet.of(subject.figures, previous.figures, year=subject.year)


def _asked_of_two(previous: Subject, subject: Subject) -> Questions:
    return tuple(
        question for question in ASKED_OF_TWO[subject.form] if question[0].is_for(previous.form)
    )


def _failing(asked: Questions, sheet: Sheet, subject: Subject) -> Iterator[Judged]:
    """The outcomes of the formulas that do not hold at first sight; those that do cannot fail."""
    numbers = sheet.numbers
    usage = Usage(sheet)
    for asking, formula in asked:
        difference: Number = 0
        for place, factor in formula.steps:
            difference += factor * numbers[place]
        if formula.holds(difference, 0):
            continue
        outcome = judge(asking, formula, difference=difference, usage=usage, form=subject.form)
        if outcome:
            yield formula, outcome


def _judged(asked: Questions, sheet: Sheet, subject: Subject) -> Iterator[Judged]:
    usage, numbers = Usage(sheet), sheet.numbers
    for asking, formula in asked:
        difference = sum(factor * numbers[place] for place, factor in formula.steps)
        outcome = judge(asking, formula, difference=difference, usage=usage, form=subject.form)
        if outcome:
            yield formula, outcome


def _checked(subject: Subject) -> Iterator[Outcome]:
    for check in CHECKS[subject.form]:
        yield from check(subject)


def _compared(previous: Subject, subject: Subject) -> Iterator[Outcome]:
    for asking in OF_TWO:
        if asking.compare and asking.is_for(subject.form) and asking.is_for(previous.form):
            yield from asking.compare(previous, subject)


def _in_order(results: Iterable[Outcome]) -> list[Finding]:
    found = [outcome.finding for outcome in results if outcome.finding]
    return sorted(found, key=lambda held: (*place_of_cells(held.cells), ORDER[held.rule]))
