"""An export as CSV, XLSX or JSON, in pieces, so that a long one never stands in memory whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from .values import Export, Mark, Value

BOM = "\ufeff"  # by which Excel knows UTF-8
PIECE = 500  # rows
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet takes for the beginning of a formula
LONGEST = 32_767  # characters in a cell of XLSX


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(FORMULA) else text


def as_csv(export: Export, _notes: Sequence[str]) -> Iterator[str]:
    """UTF-8 with its mark; text is never a formula, a blank is empty, what is unread a ``?``."""
    yield BOM + _lines([[safe(str(column.label)) for column in export.columns]])
    for records in pieces(export.records):
        yield _lines([_written(value) for value in export.row(record)] for record in records)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Mark):
        return value.label
    return safe(value) if isinstance(value, str) else str(value)


def as_json(export: Export, notes: Sequence[str]) -> Iterator[str]:
    """An object with ``columns``, ``notes`` and ``rows``, each row an object by column codes.

    Counts are numbers, amounts text so that no digit is lost, a blank is null, words are codes.
    """
    columns = [{"code": column.code, "label": str(column.label)} for column in export.columns]
    head = json.dumps(
        {"title": export.title, "columns": columns, "notes": notes}, ensure_ascii=False
    )
    yield head[:-1] + ', "rows": ['
    comma = ""
    for records in pieces(export.records):
        rows = [json.dumps(_object(export, record), ensure_ascii=False) for record in records]
        yield comma + "\n" + ",\n".join(rows)
        comma = ","
    yield "\n]}\n"


def _object(export: Export, record: Any) -> dict[str, Any]:
    row = zip(export.columns, export.row(record), strict=True)
    return {
        column.code: str(value) if isinstance(value, Decimal) else value for column, value in row
    }


def as_xlsx(export: Export, notes: Sequence[str]) -> Iterator[bytes]:
    """A workbook of two sheets: the rows, and what is to be known of them."""
    with TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
            _data_sheet(book, export)
            sheet = book.add_worksheet(_("Notes"))
            sheet.set_column(0, 0, 100)
            for at, note in enumerate(notes):
                sheet.write_string(at, 0, note)
        file.seek(0)
        while piece := file.read(65_536):
            yield piece


def _data_sheet(book: Any, export: Export) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Data"))
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(export.columns):
        sheet.set_column(at, at, min(40, 4 + 2 * len(str(column.label))))
        sheet.write_string(0, at, str(column.label), bold)
    for line, record in enumerate(export.records, start=1):
        for at, value in enumerate(export.row(record)):
            _put(sheet, line, at, value)


def _put(sheet: Any, line: int, at: int, value: Value) -> None:
    """Write one cell: numbers as numbers, unless a spreadsheet would round them."""
    if value is None:
        return
    if isinstance(value, Mark):
        sheet.write_string(line, at, value.label)
    elif isinstance(value, str):
        sheet.write_string(line, at, value[:LONGEST])
    elif Decimal(repr(float(value))) == value:
        sheet.write_number(line, at, value)
    else:
        sheet.write_string(line, at, str(value))


def pieces(records: Iterable[Any]) -> Iterator[list[Any]]:
    """The records, some hundred at a time."""
    left = iter(records)
    while piece := list(islice(left, PIECE)):
        yield piece
