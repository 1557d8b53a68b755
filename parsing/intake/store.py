"""A Reading put into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import Any

from parsing.forms import Address, Figures, Form, Number
from parsing.models import DisclosureRow, Report, row_model
from parsing.models.cells import columns_of
from parsing.models.numbers import BIGGEST_COUNT
from parsing.models.reports import STATED_AGENCY_LENGTH
from parsing.models.tables import AMOUNT_DIGITS, AMOUNT_PLACES
from parsing.reading.values import Cell, ExtraRow, Problem, Reading, Section, Statement
from parsing.reading.version import reader_version

from .copying import as_array, copy_in

BIGGEST_AMOUNT = Decimal(10) ** (AMOUNT_DIGITS - AMOUNT_PLACES)
NOWHERE = -1


@dataclass(slots=True)
class KeptRow:
    """A row of a table as it is kept: what was read, by columns; those in doubt have no number."""

    row: str
    spans: list[int]
    numbers: dict[str, Number | None] = field(default_factory=dict)
    uncertain: list[str] = field(default_factory=list)
    unit: str = ""


KeptTables = Mapping[str, Sequence[KeptRow]]


def rows_of(reading: Reading) -> KeptTables:
    """The cells of ``reading`` as rows, by table; nothing is stored yet."""
    by_row: dict[tuple[str, str], list[Cell]] = {}
    for (table, row, _column), cell in reading.cells.items():
        by_row.setdefault((table, row), []).append(cell)
    doubtful = Figures(uncertain=frozenset(reading.uncertain))
    by_table: dict[str, list[KeptRow]] = {}
    for (table, row), cells in by_row.items():
        by_table.setdefault(table, []).append(_row(table, row, cells, doubtful))
    return by_table


def _row(table: str, row: str, cells: Iterable[Cell], doubtful: Figures) -> KeptRow:
    columns = row_model(table).COLUMNS
    kept = KeptRow(row, [NOWHERE] * (2 * len(columns)))
    for cell in cells:
        column = cell.address.column
        if cell.span is not None:
            at = 2 * columns.index(column)
            kept.spans[at : at + 2] = cell.span
        if column == "amount":
            kept.unit = cell.unit or ""
        if doubtful.is_uncertain(cell.address) or not _fits(column, cell.value):
            kept.uncertain.append(column)
        else:
            kept.numbers[column] = cell.value
    kept.uncertain.sort()
    return kept


def _fits(column: str, value: Number | None) -> bool:
    """Whether the database can keep the number as it is; only a change of items is below 0."""
    if value is None:
        return True
    if value < 0 and column != "items_change":
        return False
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return (
            abs(value) < BIGGEST_AMOUNT and isinstance(exponent, int) and exponent >= -AMOUNT_PLACES
        )
    return abs(value) <= BIGGEST_COUNT


def figures_of(form: Form, tables: KeptTables) -> Figures:
    """The numbers in these rows, as they stand once they are stored."""
    numbers: dict[str, dict[str, dict[str, Number | None]]] = {}
    uncertain: set[str] = set()
    units: dict[str, str | None] = {}
    for table, rows in tables.items():
        for kept in rows:
            columns = columns_of(form.code, table, kept.row)
            numbers.setdefault(table, {})[kept.row] = {
                column: kept.numbers.get(column) for column in columns
            }
            uncertain.update(str(Address(table, kept.row, column)) for column in kept.uncertain)
            if "amount" in columns:
                units[str(Address(table, kept.row, "amount"))] = kept.unit or None
    return Figures(numbers, frozenset(uncertain), units)


def store_rows(reports: Iterable[tuple[Report, KeptTables]]) -> None:
    """Keep the rows of many stored reports, a table at a time."""
    together: dict[str, list[tuple[int, KeptRow]]] = {}
    for report, tables in reports:
        for table, rows in tables.items():
            together.setdefault(table, []).extend((report.pk, kept) for kept in rows)
    for table, held in together.items():
        columns = row_model(table).COLUMNS
        names = ["report_id", "row", "uncertain", "spans", *columns]
        if row_model(table) is DisclosureRow:
            names.append("amount_unit")
        copy_in(row_model(table), names, _records(held, columns, len(names)))


def _records(
    held: Iterable[tuple[int, KeptRow]], columns: Sequence[str], width: int
) -> Iterator[list[Any]]:
    for report, kept in held:
        spans = "{" + ",".join(map(str, kept.spans)) + "}"
        numbers = map(kept.numbers.get, columns)
        record = [report, kept.row, as_array(kept.uncertain), spans, *numbers]
        yield [*record, kept.unit][:width]


def fill_report(report: Report, reading: Reading) -> None:
    """Set on ``report`` what the reading says beside the tables: who, when, prose, problems."""
    report.form = reading.form or ""
    report.read_with = reader_version()
    name_agency(report, reading)
    name_year(report, reading)
    fill_prose(report, reading)
    fill_problems(report, reading)


def name_agency(report: Report, reading: Reading) -> None:
    """Set on ``report`` how the reading says its agency is called."""
    if reading.agency:
        report.stated_agency = reading.agency.value[:STATED_AGENCY_LENGTH]
        report.agency_reason = reading.agency.reason
        report.agency_start, report.agency_end = reading.agency.span


def name_year(report: Report, reading: Reading) -> None:
    """Set on ``report`` for which year the reading says it is."""
    if reading.year:
        report.year = reading.year.value
        report.year_reason = reading.year.reason
        report.year_start, report.year_end = reading.year.span


def fill_prose(report: Report, reading: Reading) -> None:
    """Set on ``report`` what the reading says of its prose and of rows of its own."""
    report.statements = [_plain(statement) for statement in reading.statements]
    report.extra_rows = [_plain(row) for row in reading.extra_rows]
    report.sections = [_plain(section) for section in reading.sections]


def fill_problems(report: Report, reading: Reading) -> None:
    """Set on ``report`` what the reading could not read."""
    report.problems = [_plain(problem) for problem in reading.problems]


FIELDS = {
    kind: (names := tuple(kind.__dataclass_fields__), attrgetter(*names))
    for kind in (Statement, Problem, ExtraRow, Section)
}


def _plain(value: Statement | Problem | ExtraRow | Section) -> dict[str, Any]:
    """The value's fields by their names; none of them holds another such value."""
    names, held = FIELDS[type(value)]
    return dict(zip(names, held(value), strict=True))
