"""Bytes of a text → its characters: plain text, Markdown, CSV, or the source of a page."""

import csv
import io
import re
from collections import Counter

from ..decode import DecodeError, decoded
from . import webpage
from .errors import FileError, over
from .limits import MOST_COLUMNS
from .values import Document
from .writing import Writer

_MARKDOWN = re.compile(r"^(?:#{1,6} +\S|\|? *:?-{3,}:? *\|)", re.MULTILINE)
# Exported tables give every line the same number of cells; prose never does.
_CSV_SHARE = 0.9
_CSV_ROWS = 3
_CSV_COLUMNS = 3


def read(content: bytes, *, filename: str) -> Document:
    """The text in ``content``; of a page or a table of separated values, its text with tabs.

    ``filename`` only helps to tell tables of separated values with few columns.
    """
    if webpage.is_page(content):
        return webpage.read(content)
    try:
        text, encoding = decoded(content)
    except DecodeError as error:
        raise FileError(error.reason, offset=error.offset) from error
    if webpage.is_source(text):
        return webpage.read_source(text, encoding)
    rows = _separated(text, is_named=filename.lower().endswith(".csv"))
    if rows is not None:
        return _of_rows(rows, encoding)
    return Document(text, "md" if _MARKDOWN.search(text) else "txt", encoding)


def _separated(text: str, *, is_named: bool) -> list[list[str]] | None:
    """The rows of comma- or semicolon-separated values; None where the text is none."""
    head = text[:4000]
    counts = {mark: head.count(mark) for mark in ",;"}
    mark = max(counts, key=lambda each: counts[each])
    if counts[mark] < _CSV_ROWS:
        return None
    if is_named:
        least_share, least_columns = 0.0, 2
    else:
        least_share, least_columns = _CSV_SHARE, _CSV_COLUMNS
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=not is_named):
            rows.append(row)
    except csv.Error:
        return None
    widths = Counter(len(row) for row in rows if row)
    width, most = max(widths.items(), key=lambda pair: pair[1])
    if len(rows) < _CSV_ROWS or width < least_columns or most < least_share * sum(widths.values()):
        return None
    if max(widths) > MOST_COLUMNS:
        raise over("columns", MOST_COLUMNS)
    return rows


def _of_rows(rows: list[list[str]], encoding: str) -> Document:
    writer = Writer()
    table = writer.begin_table()
    for index, row in enumerate(rows, start=1):
        if any(cell.strip() for cell in row):
            writer.row(row, table=table, row=index)
    return writer.document("csv", encoding)
