"""What the published reports of many agencies say of measures, counted by the database.

A measure's formula is written in SQL here, over the array that each report keeps; what it says of
one report is what ``Measure.of`` says of its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from parsing.forms import Address
from parsing.indicators import Measure, State, Value
from parsing.indicators.formulas import Quantity, Sum, share

from .agencies import AgencyQuerySet
from .numbers import ABSENT, BLANK, PLACES, UNREAD

MISSING = Value(State.MISSING)

# What stands in the place of a sum that cannot be made, in the order of ``formulas.OPEN``: of
# several the least is said. No sum of counts comes near.
OPEN = {-(2**62): State.NOT_ON_FORM, 1 - 2**62: State.UNREAD, 2 - 2**62: State.BLANK}
NOT_ON_FORM, NOT_READ, LEFT_BLANK = OPEN

Said = Mapping[str, Counter[Value]]  # by the codes of measures: how many reports say what

Alike = tuple[str, str, str, bool]  # level, field, scope, whether it is an example

_AGENCIES = """
WITH agency AS ({agencies}), said AS MATERIALIZED (
    SELECT agency.*, {quantities} FROM agency LEFT JOIN parsing_report AS report
    ON report.agency_id = agency.id AND report.year = %s AND report.state = 'published'
)
"""
_COUNTED = """
SELECT {at}, level, field, scope, is_example, {part} AS part, {base} AS base, count(*)
FROM said GROUP BY level, field, scope, is_example, part, base
"""
_EACH = "SELECT id, {part}, {base} FROM said ORDER BY sort_key, id"


def said_by(
    agencies: AgencyQuerySet, year: int, measures: Sequence[Measure]
) -> dict[Alike, dict[str, Counter[Value]]]:
    """What the agencies' reports for ``year`` say of each measure, agencies without one too.

    By level, field, scope, and whether they are examples. One query, whose rows are as many as
    there are different answers.
    """
    arms = " UNION ALL ".join(
        _COUNTED.format(at=at, **_sums(measure)) for at, measure in enumerate(measures)
    )
    found: dict[Alike, dict[str, Counter[Value]]] = {}
    for at, level, field, scope, is_example, part, base, count in _asked(
        agencies, year, measures, arms
    ):
        measure = measures[at]
        by_code = found.setdefault((level, field, scope, is_example), {})
        by_code.setdefault(measure.code, Counter())[_value(measure, part, base)] += count
    return found


def said_by_each(agencies: AgencyQuerySet, year: int, measure: Measure) -> dict[int, Value]:
    """What each agency's report for ``year`` says, by the agencies' keys, in their order.

    One query.
    """
    rows = _asked(agencies, year, [measure], _EACH.format(**_sums(measure)))
    return {pk: _value(measure, part, base) for pk, part, base in rows}


def _asked(
    agencies: AgencyQuerySet, year: int, measures: Sequence[Measure], select: str
) -> list[tuple[Any, ...]]:
    wanted = agencies.order_by().values("id", "sort_key", "level", "field", "scope", "is_example")
    try:
        sql, parameters = wanted.query.sql_with_params()
    except EmptyResultSet:  # filters that nothing can pass
        return []
    quantities = ", ".join(f"{_quantity(held)} AS {name}" for held, name in _named(measures))
    with connection.cursor() as cursor:
        cursor.execute(
            _AGENCIES.format(agencies=sql, quantities=quantities) + select, [*parameters, year]
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _value(measure: Measure, part: int | None, base: int | None) -> Value:
    """What the sums of a report's cells mean."""
    if part is None:
        return MISSING
    if not measure.is_share:
        return Value(OPEN[part]) if part in OPEN else Value(State.NUMBER, part)
    assert base is not None  # a share has both or none
    state = OPEN.get(min(part, base))
    return Value(state) if state else share(part, base)


def _sums(measure: Measure) -> dict[str, str]:
    """What stands above and below the line of the measure's formula."""
    formula = measure.formula
    below = _sum(formula.denominator) if measure.is_share else "NULL::bigint"
    return {"part": _sum(formula.numerator), "base": below}


def _sum(terms: Sum) -> str:
    names = [_name(term.quantity) for term in terms]
    least = f"least({', '.join(names)})"
    signs = ("+" if term.sign > 0 else "-" for term in terms)
    added = " ".join(f"{sign} {name}" for sign, name in zip(signs, names, strict=True))
    return f"CASE WHEN {least} <= {LEFT_BLANK} THEN {least} ELSE {added} END"


def _named(measures: Iterable[Measure]) -> Iterator[tuple[Quantity, str]]:
    """Every quantity of the formulas once, with the name of its column."""
    formulas = (measure.formula for measure in measures)
    terms = (term for held in formulas for term in held.numerator + held.denominator)
    by_name = {_name(term.quantity): term.quantity for term in terms}
    return ((held, name) for name, held in by_name.items())


def _name(quantity: Quantity) -> str:
    """The column of a quantity: the places of its cells."""
    wordings = ("_".join(str(PLACES.index(cell)) for cell in held) for held in quantity.wordings)
    return "q" + "_or_".join(wordings)


def _quantity(quantity: Quantity) -> str:
    """The quantity in one report: the first wording of which it has a cell."""
    whens = " ".join(
        f"WHEN greatest({_cells(cells)}) > {ABSENT} THEN {_wording(cells)}"
        for cells in quantity.wordings
    )
    return f"CASE WHEN report.numbers IS NULL THEN NULL {whens} ELSE {NOT_ON_FORM} END"


def _wording(cells: Sequence[Address]) -> str:
    """The sum of the cells; one that is blank or unread leaves it open."""
    listed = _cells(cells)
    added = " + ".join(f"{_cell(cell)}::bigint" for cell in cells)
    return (
        f"CASE WHEN {UNREAD} IN ({listed}) THEN {NOT_READ} "
        f"WHEN least({listed}) <= {BLANK} THEN {LEFT_BLANK} ELSE {added} END"
    )


def _cells(cells: Sequence[Address]) -> str:
    return ", ".join(map(_cell, cells))


def _cell(cell: Address) -> str:
    return f"report.numbers[{PLACES.index(cell) + 1}]"
