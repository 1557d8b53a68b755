"""The official tables of one report: a row a cell, what is printed beside what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.forms import Bilingual
from parsing.intake.notation import parse
from parsing.models import Report

from ..sheets import Sheet, SheetCell
from .values import Column, Export, Value, of_content


@dataclass(frozen=True, slots=True)
class Line:
    """A cell of a report with its names; ``cell`` is empty for a row that the form does not have."""

    cell: str
    table: str
    row: str
    column: str
    printed: Value
    value: Value
    unit: str
    is_corrected: bool


def report_export(report: Report, sheets: Iterable[Sheet]) -> Export:
    """Every cell that the report has, in the order of its form, then the rows of its own."""
    columns = (
        Column("cell", _("Cell"), lambda line: line.cell),
        Column("table", _("Table"), lambda line: line.table),
        Column("row", _("Row"), lambda line: line.row),
        Column("column", _("Column"), lambda line: line.column),
        Column("printed", _("As printed"), lambda line: line.printed),
        Column("value", _("As it stands"), lambda line: line.value),
        Column("unit", _("Unit"), lambda line: line.unit),
        Column("corrected", _("Corrected"), _corrected),
    )
    lines = [line for sheet in sheets for line in _lines(sheet)]
    title = _("%(agency)s %(year)s, revision %(revision)s")
    names = {"agency": report.agency, "year": report.year, "revision": report.revision}
    return Export(f"report-{report.pk}", title % names, columns, lines, len(lines))


def _corrected(line: Line) -> str:
    return _("yes") if line.is_corrected else ""


def _lines(sheet: Sheet) -> Iterator[Line]:
    table = _words(sheet.table.label)
    for block in sheet.blocks:
        for row in block.rows:
            label = _words(row.row.label)
            for cell in row.cells:
                if not cell.is_absent:
                    yield _line(cell, table, label)
    for extra in sheet.extra_rows:
        for at, printed in enumerate(extra.printed, start=1):
            yield Line("", table, extra.label, str(at), printed, printed, "", is_corrected=False)


def _line(cell: SheetCell, table: str, row: str) -> Line:
    value = of_content(cell.content)
    return Line(
        str(cell.address),
        table,
        row,
        _words(cell.column.label),
        value if cell.printed is None else of_content(parse(cell.printed, cell.column)),
        value,
        cell.unit,
        cell.is_corrected,
    )


def _words(words: Bilingual) -> str:
    return words.in_language(get_language() or "")
