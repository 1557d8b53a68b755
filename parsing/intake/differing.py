"""Where a new reading of a report's text differs from what is kept of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from parsing.forms import Address
from parsing.models import Report, Rereading, TableRow, row_model
from parsing.models.cells import ROW_SETS, columns_of
from parsing.models.contents import UNITS_IN_HEADS, Content, content
from parsing.reading.values import Reading, Span

from .store import KeptRow, rows_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is read otherwise than it stands; ``span`` is where its number was read."""

    address: Address
    kind: Rereading.Kind
    before: Content
    after: Content
    span: Span | None
    unit: str


def differences(
    report: Report, reading: Reading, *, corrected: Collection[Address]
) -> list[Difference]:
    """The cells that ``reading`` gives otherwise, those ``corrected`` by a person aside.

    ``report`` comes with its rows; its form is that of the reading.
    """
    tables = rows_of(reading)
    found = []
    for table in ROW_SETS:
        stored = report.rows(table)
        read = {kept.row: kept for kept in tables.get(table, ())}
        for row in dict.fromkeys((*stored, *read)):
            columns = columns_of(report.form, table, row)
            cells = _row(table, stored.get(row), read.get(row), columns=columns)
            found += [cell for cell in cells if cell.address not in corrected]
    return found


def _row(
    table: str, stored: TableRow | None, read: KeptRow | None, *, columns: Collection[str]
) -> Iterator[Difference]:
    for column in columns:
        before, after = content(stored, column), _content(read, column)
        kind = _kind(before, after, is_new=stored is None)
        if kind and (row := read or stored):
            address = Address(table, row.row, column)
            yield Difference(
                address, kind, before, after, _span(read, address), read.unit if read else ""
            )


def _kind(before: Content, after: Content, *, is_new: bool) -> Rereading.Kind | None:
    """How the one departs from the other; None where it does not."""
    if is_new:
        return Rereading.Kind.ADDS
    if str(before) == str(after):
        return None
    if before.is_uncertain:
        return Rereading.Kind.SETTLES
    return Rereading.Kind.CHANGES


def _content(read: KeptRow | None, column: str) -> Content:
    """What was read; a cell whose row is not found any more could not be read."""
    if read is None or column in read.uncertain:
        return Content(None, is_uncertain=True)
    unit = read.unit if column == "amount" and read.row not in UNITS_IN_HEADS else ""
    return Content(read.numbers.get(column), unit=unit)


def _span(read: KeptRow | None, address: Address) -> Span | None:
    if read is None:
        return None
    at = 2 * row_model(address.table).COLUMNS.index(address.column)
    start, end = read.spans[at : at + 2]
    return Span(start, end) if start >= 0 else None


def settle(stored: TableRow, difference: Difference) -> None:
    """Set on a row, not stored yet, what was read in the cell."""
    column = difference.address.column
    setattr(stored, column, difference.after.value)
    others = {name for name in stored.uncertain if name != column}
    doubted = {column} if difference.after.is_uncertain else set()
    stored.uncertain = sorted(others | doubted)
    point(stored, column, difference.span)
    if column == "amount":
        stored.amount_unit = difference.unit  # type: ignore[attr-defined]  # only 主动公开 has it


def point(stored: TableRow, column: str, span: tuple[int, int] | None) -> None:
    """Set on a row, not stored yet, where the number in a column was read."""
    at = 2 * stored.COLUMNS.index(column)
    stored.spans = list(stored.spans) or [-1] * (2 * len(stored.COLUMNS))
    stored.spans[at : at + 2] = span or (-1, -1)
