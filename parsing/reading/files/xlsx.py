"""Workbooks (.xlsx, as Excel, WPS and LibreOffice write them) → text, a table a sheet.

Cells stand in their columns, so merged cells are blank where they go on. Left out: hidden sheets
and hidden rows. Of a formula its last value is read.
"""

import math
import posixpath
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal

from .errors import FileError, over
from .limits import MOST_CELLS, MOST_COLUMNS
from .package import open_zip, unpack
from .values import Document
from .writing import Writer
from .xml import Element, attribute, child, children, local, parse

_KIND = "xlsx"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ON = frozenset(("1", "true"))


def read(content: bytes) -> Document:
    """The text of a workbook's sheets. Raises FileError where it is broken or beyond a limit."""
    writer = Writer()
    with open_zip(content) as opened:
        parts = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info for info in opened.infolist()
        }
        shared = list(_shared_strings(opened, parts))
        for target in _sheets(opened, parts):
            sheet = _part(opened, parts, target)
            if sheet is not None:
                _write_sheet(writer, sheet, shared)
    return writer.document("xlsx")


def _part(opened: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], name: str) -> Element | None:
    info = parts.get(name.lower())
    return None if info is None else parse(unpack(opened, info), kind=_KIND)


def _sheets(opened: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> list[str]:
    """The names of the parts of the sheets that are shown, in the workbook's order."""
    workbook = _part(opened, parts, "xl/workbook.xml")
    relations = _part(opened, parts, "xl/_rels/workbook.xml.rels")
    sheets = child(workbook, "sheets")
    if sheets is None or relations is None:
        raise FileError("broken", kind=_KIND)
    targets = {attribute(each, "Id"): attribute(each, "Target") or "" for each in relations}
    return [
        posixpath.normpath(posixpath.join("/xl", targets[name])).lstrip("/")
        for each in children(sheets, "sheet")
        if (name := attribute(each, "id")) in targets
        and attribute(each, "state") in (None, "visible")
    ]


def _shared_strings(opened: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    strings = _part(opened, parts, "xl/sharedstrings.xml")
    for item in () if strings is None else children(strings, "si"):
        yield _words(item)


def _words(item: Element) -> str:
    """The text of a string and its runs, the readings printed above characters aside."""
    pieces = []
    for element in item:
        if local(element.tag) == "t":
            pieces.append(element.text or "")
        elif local(element.tag) == "r":
            pieces += [each.text or "" for each in children(element, "t")]
    return "".join(pieces)


def _write_sheet(writer: Writer, sheet: Element, shared: list[str]) -> None:
    rows = child(sheet, "sheetData")
    lines: list[tuple[int, dict[int, str]]] = []
    for index, row in enumerate(() if rows is None else rows, start=1):
        if attribute(row, "hidden") in _ON:
            continue
        number = attribute(row, "r") or ""
        at = int(number) if number.isascii() and number.isdecimal() else index
        cells = {column: value for column, value in _cells(row, shared) if value.strip()}
        if cells:
            lines.append((at, cells))
    if not lines:
        return
    width = max(max(cells) for _, cells in lines) + 1
    if width > MOST_COLUMNS:
        raise over("columns", MOST_COLUMNS)
    if width * len(lines) > MOST_CELLS:
        raise over("cells", MOST_CELLS)
    table = writer.begin_table()
    for at, cells in lines:
        writer.row([cells.get(column, "") for column in range(width)], table=table, row=at)


def _cells(row: Element, shared: list[str]) -> Iterator[tuple[int, str]]:
    """The column and the printed value of each cell of a row."""
    column = -1
    for cell in children(row, "c"):
        reference = _REFERENCE.fullmatch(cell.get("r") or "")
        column = _column(reference[1]) if reference else column + 1
        yield column, _value(cell, shared)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t") or "n"
    inline = child(cell, "is")
    if kind == "inlineStr" and inline is not None:
        return _words(inline)
    value = child(cell, "v")
    printed = (value.text or "") if value is not None else ""
    if kind == "s":
        if not (printed.isascii() and printed.isdecimal() and int(printed) < len(shared)):
            raise FileError("broken", kind=_KIND)
        return shared[int(printed)]
    return _number(printed) if kind == "n" else printed


def _number(printed: str) -> str:
    """A stored number as Excel shows it, to 15 digits: 180.73999999999998 is 180.74, 12.0 is 12."""
    try:
        number = float(printed)
    except ValueError:
        return printed
    if not math.isfinite(number):
        return printed
    return f"{Decimal(f'{number:.15g}'):f}"
