"""A Reading put into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from parsing.forms import Number
from parsing.models import DisclosureRow, Report, TableRow, row_model
from parsing.models.reports import STATED_AGENCY_LENGTH
from parsing.models.tables import AMOUNT_DIGITS, AMOUNT_PLACES
from parsing.reading.values import Cell, Reading

from .copying import insert_many
from .notation import BIGGEST_COUNT

BIGGEST_AMOUNT = Decimal(10) ** (AMOUNT_DIGITS - AMOUNT_PLACES)
NOWHERE = -1


def rows_of(report: Report, reading: Reading) -> dict[str, list[TableRow]]:
    """The cells of ``reading`` as rows of ``report``, by table; nothing is stored yet."""
    by_row: dict[tuple[str, str], list[Cell]] = {}
    for cell in reading.cells.values():
        by_row.setdefault((cell.address.table, cell.address.row), []).append(cell)
    uncertain = reading.figures()
    by_table: dict[str, list[TableRow]] = {}
    for (table, row), cells in by_row.items():
        open_cells = {cell.address.column for cell in cells if uncertain.is_uncertain(cell.address)}
        by_table.setdefault(table, []).append(_row(report, table, row, cells, open_cells))
    return by_table


def store_rows(tables: Iterable[Mapping[str, Iterable[TableRow]]]) -> None:
    """Keep the rows of many reports, a table at a time."""
    together: dict[str, list[TableRow]] = {}
    for by_table in tables:
        for table, rows in by_table.items():
            together.setdefault(table, []).extend(rows)
    for rows in together.values():
        insert_many(rows)


def _row(
    report: Report, table: str, row: str, cells: Iterable[Cell], open_cells: set[str]
) -> TableRow:
    model: Any = row_model(table)
    stored: TableRow = model(report=report, row=row)
    spans = [NOWHERE] * (2 * len(stored.COLUMNS))
    for cell in cells:
        column = cell.address.column
        if cell.span is not None:
            at = 2 * stored.COLUMNS.index(column)
            spans[at : at + 2] = cell.span
        if isinstance(stored, DisclosureRow) and column == "amount":
            stored.amount_unit = cell.unit or ""
        if column in open_cells or not _fits(column, cell.value):
            open_cells.add(column)
            continue
        setattr(stored, column, cell.value)
    stored.spans = spans
    stored.uncertain = sorted(open_cells)
    return stored


def _fits(column: str, value: Number | None) -> bool:
    """Whether the database can keep the number as it is; only a change of items is below 0."""
    if value is not None and value < 0 and column != "items_change":
        return False
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return (
            abs(value) < BIGGEST_AMOUNT and isinstance(exponent, int) and exponent >= -AMOUNT_PLACES
        )
    return value is None or abs(value) <= BIGGEST_COUNT


def fill_report(report: Report, reading: Reading) -> None:
    """Set on ``report`` what the reading says beside the tables: who, when, prose, problems."""
    report.form = reading.form or ""
    if reading.agency:
        report.stated_agency = reading.agency.value[:STATED_AGENCY_LENGTH]
        report.agency_reason = reading.agency.reason
        report.agency_start, report.agency_end = reading.agency.span
    if reading.year:
        report.year = reading.year.value
        report.year_reason = reading.year.reason
        report.year_start, report.year_end = reading.year.span
    report.statements = [asdict(statement) for statement in reading.statements]
    report.problems = [asdict(problem) for problem in reading.problems]
    report.extra_rows = [asdict(row) for row in reading.extra_rows]
    report.sections = [asdict(section) for section in reading.sections]
