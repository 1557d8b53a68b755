"""A reading and its findings → the JSON object that ``parse_report`` prints a line of."""

from collections.abc import Iterable, Mapping
from typing import Any

from parsing.forms import Number

from .values import Reading


def as_json(
    path: str, reading: Reading, *, flags: Iterable[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """The object for one file: agency, year, form, tables, uncertain and flags."""
    return {
        "path": path,
        "agency": reading.agency.value if reading.agency else None,
        "year": reading.year.value if reading.year else None,
        "form": reading.form,
        "tables": tables_as_json(reading),
        "uncertain": list(reading.uncertain),
        "flags": list(flags),
    }


def tables_as_json(reading: Reading) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables by code: counts as integers, amounts as the printed text, with their unit."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for (table, row, column), cell in reading.cells.items():
        columns = tables.setdefault(table, {}).setdefault(row, {})
        columns[column] = _value(cell.value)
        if column == "amount":
            columns["amount_unit"] = cell.unit
    return tables


def _value(value: Number | None) -> int | str | None:
    if value is None or isinstance(value, int):
        return value
    return str(value)
