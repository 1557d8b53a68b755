"""Exports read back from their files."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

from django.test import Client

from parsing.models import Report

FORMATS = ("csv", "xlsx", "json")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def content(client: Client, address: str, **query: Any) -> bytes:
    answer = client.get(address, query)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.getvalue()


def as_csv(client: Client, address: str, **query: Any) -> list[list[str]]:
    text = content(client, address, format="csv", **query).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_json(client: Client, address: str, **query: Any) -> dict[str, Any]:
    return json.loads(content(client, address, format="json", **query))


def as_xlsx(client: Client, address: str, **query: Any) -> list[list[list[Any]]]:
    """The sheets with their rows; a number is a float, a text a str, an empty cell None."""
    book = zipfile.ZipFile(io.BytesIO(content(client, address, format="xlsx", **query)))
    names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
    return [sheet_rows(book.read(name)) for name in names]


def sheet_rows(xml: bytes) -> list[list[Any]]:
    rows = []
    for row in ElementTree.fromstring(xml).iter(f"{MAIN}row"):
        cells = {column(cell.get("r")): value(cell) for cell in row.iter(f"{MAIN}c")}
        rows.append([cells.get(at) for at in range(max(cells) + 1)])
    return rows


def column(place: str) -> int:
    letters = re.sub(r"\d", "", place)
    at = 0
    for letter in letters:
        at = 26 * at + ord(letter) - 64
    return at - 1


def value(cell: ElementTree.Element) -> Any:
    assert cell.find(f"{MAIN}f") is None, "a formula"
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    return float(cell.findtext(f"{MAIN}v"))


def cells(client: Client, report: Report, suffix: str) -> dict[str, tuple[Any, Any]]:
    """What is printed and what stands in each cell of a report, as a kind of file has it."""
    address = report.get_absolute_url()
    if suffix == "json":
        rows = as_json(client, address)["rows"]
        return {row["cell"]: (row["printed"], row["value"]) for row in rows}
    table = as_csv(client, address) if suffix == "csv" else as_xlsx(client, address)[0]
    return {row[0]: (row[4], row[5]) for row in (padded(row, 8) for row in table[1:])}


def padded(row: list[Any], length: int) -> list[Any]:
    return row + [None] * (length - len(row))
