"""The cells of many reports at once: only the rows that are asked for, one query a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from parsing.checks.values import Subject
from parsing.forms import FORMS, Address, Figures, Number
from parsing.indicators import Measure

from .cells import columns_of
from .contents import content_written
from .likeness import likenesses_of
from .reports import Report
from .tables import row_model

Cells = dict[str, dict[str, dict[str, Number | None]]]

EVERY_CELL = frozenset(
    Address(table.code, row.code, column.code)
    for form in FORMS.values()
    for table in form.tables
    for row in (*table.rows, *table.alternatives)
    for column in row.columns
)


def needed_by(measures: Iterable[Measure]) -> frozenset[Address]:
    """Every cell that one of the measures is made from."""
    return frozenset(cell for measure in measures for cell in measure.cells)


def subjects_of(reports: Iterable[Report]) -> dict[int, Subject]:
    """The reports, loaded with their agencies, as checks see them, by their keys.

    Four queries, however many reports.
    """
    held = list(reports)
    figures, likenesses = figures_of_reports(held, EVERY_CELL), likenesses_of(held)
    return {
        report.pk: report.subject_with(figures[report.pk], likenesses=likenesses.get(report.pk, ()))
        for report in held
    }


def figures_of_reports(
    reports: Iterable[Report], addresses: Collection[Address]
) -> dict[int, Figures]:
    """The reports' numbers in the cells at ``addresses``, by the reports' keys.

    A row that a report does not have is absent. At most one query a table.
    """
    held = list(reports)
    forms = {report.pk: report.form for report in held}
    tables: dict[int, Cells] = {pk: {} for pk in forms}
    uncertain: dict[int, set[str]] = {pk: set() for pk in forms}
    units: dict[int, dict[str, str | None]] = {pk: {} for pk in forms}
    for table in sorted({address.table for address in addresses}):
        wanted = [address for address in addresses if address.table == table]
        for pk, row, numbers, doubtful, unit in _rows(forms, table, wanted):
            columns = columns_of(forms[pk], table, row)
            cells = {column: numbers[column] for column in columns if column in numbers}
            tables[pk].setdefault(table, {})[row] = cells
            uncertain[pk].update(f"{table}.{row}.{column}" for column in doubtful)
            if "amount" in cells:
                units[pk][f"{table}.{row}.amount"] = unit or None
    for report in held:
        if report.is_in_print:
            _put_in_print(report, tables[report.pk], uncertain[report.pk], units[report.pk])
    return {pk: Figures(tables[pk], frozenset(uncertain[pk]), units[pk]) for pk in forms}


def _put_in_print(
    report: Report, tables: Cells, uncertain: set[str], units: dict[str, str | None]
) -> None:
    """Lay what the report prints over its gathered numbers."""
    for address, text in report.printed().items():
        cells = tables.get(address.table, {}).get(address.row, {})
        if address.column not in cells:
            continue
        printed = content_written(text, address.column)
        cells[address.column] = printed.value
        uncertain.discard(str(address))
        if printed.is_uncertain:
            uncertain.add(str(address))
        if printed.unit:
            units[str(address)] = printed.unit


def _rows(
    reports: Collection[int], table: str, addresses: Collection[Address]
) -> Iterator[tuple[int, str, dict[str, Number | None], list[str], str]]:
    """Stored rows: whose, which, the numbers by column, the columns in doubt, the amount's unit."""
    columns = sorted({address.column for address in addresses})
    model: Any = row_model(table)
    stored = model.objects.filter(
        report__in=list(reports), row__in=sorted({address.row for address in addresses})
    )
    more = ("amount_unit",) if "amount" in columns else ()
    for pk, row, doubtful, *held in stored.values_list(
        "report", "row", "uncertain", *columns, *more
    ):
        numbers = dict(zip(columns, map(_plain, held), strict=False))
        yield pk, row, numbers, doubtful, held[-1] if more else ""


def _plain(value: Any) -> Number | None:
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value
