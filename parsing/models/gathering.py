"""The cells of many reports at once: only the rows that are asked for, one query a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from parsing.forms import FORMS, Address, Figures, Number
from parsing.indicators import Measure

from .reports import Report
from .tables import row_model

Cells = dict[str, dict[str, dict[str, Number | None]]]


def needed_by(measures: Iterable[Measure]) -> frozenset[Address]:
    """Every cell that one of the measures is made from."""
    return frozenset(cell for measure in measures for cell in measure.cells)


def figures_of_reports(
    reports: Iterable[Report], addresses: Collection[Address]
) -> dict[int, Figures]:
    """The reports' numbers in the cells at ``addresses``, by the reports' keys.

    A row that a report does not have is absent. At most one query a table.
    """
    forms = {report.pk: report.form for report in reports}
    tables: dict[int, Cells] = {pk: {} for pk in forms}
    uncertain: dict[int, set[str]] = {pk: set() for pk in forms}
    for table in sorted({address.table for address in addresses}):
        wanted = [address for address in addresses if address.table == table]
        for pk, row, numbers, doubtful in _rows(forms, table, wanted):
            held = _columns(forms[pk], table, row)
            cells = {column: number for column, number in numbers.items() if column in held}
            tables[pk].setdefault(table, {})[row] = cells
            uncertain[pk].update(f"{table}.{row}.{column}" for column in doubtful)
    return {pk: Figures(tables[pk], frozenset(uncertain[pk])) for pk in forms}


@cache
def _columns(form: str, table: str, row: str) -> frozenset[str]:
    """The columns that a row has on a form; none on a form that is not known."""
    if form not in FORMS:
        return frozenset()
    return frozenset(column.code for column in FORMS[form].table(table).row(row).columns)


def _rows(
    reports: Collection[int], table: str, addresses: Collection[Address]
) -> Iterator[tuple[int, str, dict[str, Number | None], list[str]]]:
    columns = sorted({address.column for address in addresses})
    model: Any = row_model(table)
    stored = model.objects.filter(
        report__in=list(reports), row__in=sorted({address.row for address in addresses})
    )
    for pk, row, doubtful, *numbers in stored.values_list("report", "row", "uncertain", *columns):
        yield pk, row, dict(zip(columns, map(_plain, numbers), strict=True)), doubtful


def _plain(value: Any) -> Number | None:
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value
