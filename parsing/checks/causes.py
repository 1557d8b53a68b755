"""Which single changed number would satisfy all equations that fail together.

One wrong cell breaks every sum it stands in, and no other. Read backwards, that points at it: the
cell must stand in all equations of a group that fail, must need the same number in each, and must
stand in none that holds. The answer is a hint for a person; no number is ever changed by it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from parsing.forms import Number

from .catalogue.sums import SUMS
from .equations import plain
from .formulas import Formula
from .sheet import CELLS, Sheet
from .values import Finding, Outcome, Remedy

NAMED = 3  # so many changes are named, the others counted

SUM_FORMULAS = frozenset(formula for rule in SUMS for formula in rule.formulas)


def _sums_by_place() -> Mapping[int, Sequence[Formula]]:
    found: dict[int, list[Formula]] = {}
    for rule in SUMS:
        for formula in rule.formulas:
            for place, _ in formula.steps:
                found.setdefault(place, []).append(formula)
    return found


SUMS_AT = _sums_by_place()
FACTORS = {formula: dict(formula.steps) for formula in SUM_FORMULAS}
# With each formula all that share a cell with it, itself included.
TIED = {
    formula: frozenset(other for place in factors for other in SUMS_AT[place])
    for formula, factors in FACTORS.items()
}

Judged = tuple[Formula, Outcome]


def remedies(failing: Iterable[Formula], sheet: Sheet) -> dict[Formula, Remedy]:
    """For each sum that fails, the single changes that would satisfy it and all that fail with it.

    Sums fail together if a cell stands in both. Those that no single change satisfies are left
    out, as are those that are no sums of one report.
    """
    found: dict[Formula, Remedy] = {}
    for group in _together(formula for formula in failing if formula in SUM_FORMULAS):
        remedy = _remedy(group, sheet)
        if remedy:
            found.update(dict.fromkeys(group, remedy))
    return found


def with_remedies(judged: Sequence[Judged], sheet: Sheet) -> Iterator[Outcome]:
    """The same outcomes, their findings with what would mend them."""
    found = remedies((formula for formula, outcome in judged if outcome.finding), sheet)
    for formula, outcome in judged:
        finding = outcome.finding
        if finding and formula in found:
            mended: Finding = replace(finding, remedy=found[formula])
            yield replace(outcome, finding=mended)
        else:
            yield outcome


def _together(failing: Iterable[Formula]) -> list[set[Formula]]:
    """The formulas in groups, each tied together by cells that they share."""
    groups: list[set[Formula]] = []
    for formula in failing:
        tied = TIED[formula]
        joined = {formula}.union(*(group for group in groups if group & tied))
        groups = [group for group in groups if not group & tied] + [joined]
    return groups


def _remedy(group: Set[Formula], sheet: Sheet) -> Remedy | None:
    shared = set.intersection(*(set(FACTORS[formula]) for formula in group))
    changes = [
        (place, value)
        for place in sorted(shared)
        if (value := _value(place, group, sheet)) is not None
    ]
    if not changes:
        return None
    changes.sort(key=lambda change: _slip(plain(sheet.numbers[change[0]]), plain(change[1])))
    return Remedy(
        tuple((str(CELLS[place]), plain(value)) for place, value in changes[:NAMED]),
        len(group),
        others=len(changes[NAMED:]),
    )


def _value(place: int, group: Set[Formula], sheet: Sheet) -> Number | None:
    """What the cell would have to hold; None where no count there would do."""
    figures, address = sheet.reports[0], CELLS[place]
    if not figures.has(address) or figures.is_uncertain(address):
        return None
    if any(_holds(formula, sheet) for formula in SUMS_AT[place] if formula not in group):
        return None
    values = {
        sheet.numbers[place] - FACTORS[formula][place] * _difference(formula, sheet)
        for formula in group
    }
    value = values.pop()
    return None if values or value < 0 else value


def _holds(formula: Formula, sheet: Sheet) -> bool:
    """Whether the formula is known to hold: a change would break it."""
    if _difference(formula, sheet):
        return False
    figures = sheet.reports[0]
    return not figures.uncertain or not any(
        figures.is_uncertain(CELLS[place]) for place, _ in formula.steps
    )


def _difference(formula: Formula, sheet: Sheet) -> Number:
    return sum(factor * sheet.numbers[place] for place, factor in formula.steps)


def _slip(printed: str, value: str) -> int:
    """How many digits were typed otherwise: between what both numbers begin and end with."""
    start = _same(printed, value)
    end = _same(printed[start:][::-1], value[start:][::-1])
    return max(len(printed), len(value)) - start - end


def _same(first: str, second: str) -> int:
    """With how many characters in common both begin."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))))
