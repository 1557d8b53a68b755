"""The cells of a report: the stored rows laid over the official form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from parsing.forms import FORMS, Address, Figures, Form, Number

from .tables import DisclosureRow, TableRow

ROW_SETS = {
    "disclosure": "disclosure_rows",
    "requests": "request_rows",
    "disputes": "dispute_rows",
}

HEADLINES = {
    "received": Address("requests", "new", "total"),
    "carried_in": Address("requests", "carried_in", "total"),
    "granted": Address("requests", "granted", "total"),
    "partly_granted": Address("requests", "partly_granted", "total"),
    "handled": Address("requests", "handled_total", "total"),
    "carried_out": Address("requests", "carried_out", "total"),
}


@cache
def columns_of(form: str, table: str, row: str) -> tuple[str, ...]:
    """The columns that a row has on a form, in their order; none on a form that is not known."""
    if form not in FORMS:
        return ()
    return tuple(column.code for column in FORMS[form].table(table).row(row).columns)


def cells_of(
    form: Form, rows: Mapping[str, Iterable[TableRow]]
) -> Iterator[tuple[Address, TableRow]]:
    """Every cell of the form that these rows, by their tables, have, with the row that holds it."""
    for table in form.tables:
        for stored in rows.get(table.code, ()):
            for column in table.row(stored.row).columns:
                yield Address(table.code, stored.row, column.code), stored


def figures_of(cells: Iterable[tuple[Address, TableRow]]) -> Figures:
    """The numbers in these cells."""
    tables: dict[str, dict[str, dict[str, Number | None]]] = {}
    uncertain: set[str] = set()
    units: dict[str, str | None] = {}
    for address, stored in cells:
        columns = tables.setdefault(address.table, {}).setdefault(address.row, {})
        columns[address.column] = stored.number(address.column)
        if address.column in stored.uncertain:
            uncertain.add(str(address))
        if isinstance(stored, DisclosureRow) and address.column == "amount":
            units[str(address)] = stored.amount_unit or None
    return Figures(tables, frozenset(uncertain), units)
