"""The rows of one official table of many reports: a row a row of the form, a column a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from parsing.checks import label_of
from parsing.forms import FORMS
from parsing.models import Agency, DisclosureRow, Report, TableRow, row_model
from parsing.models.cells import ROW_SETS
from parsing.models.contents import content
from parsing.models.report_queries import ReportQuerySet

from .formats import PIECE
from .values import Column, Export, Mark, Value, of_content


class ReportRow(NamedTuple):
    """A stored row with the report and the agency that it belongs to."""

    report: Report
    agency: Agency
    stored: TableRow


def rows_export(table: str, reports: ReportQuerySet) -> Export:
    """Every row of ``table`` that these reports have; heads are the codes of the columns."""
    given: dict[str, Callable[[ReportRow], Value]] = {
        "report_id": lambda row: row.report.pk,
        "agency_id": lambda row: row.agency.pk,
        "agency": lambda row: row.agency.name,
        "region_code": lambda row: row.agency.region_id or "",
        "level": lambda row: row.agency.level,
        "field": lambda row: row.agency.field,
        "scope": lambda row: row.agency.scope,
        "is_example": lambda row: int(row.agency.is_example),
        "year": lambda row: row.report.year,
        "form": lambda row: row.report.form,
        "revision": lambda row: row.report.revision,
        "row": lambda row: row.stored.row,
        "label": lambda row: label_of(f"{table}.{row.stored.row}", row.report.form).zh,
    }
    given |= {code: partial(_cell, table, code) for code in row_model(table).COLUMNS}
    if table == "disclosure":
        given["amount_unit"] = _unit
    columns = [Column(code, code, value) for code, value in given.items()]
    return Export(table, table, columns, _records(table, reports), 0)


def _records(table: str, reports: ReportQuerySet) -> Iterator[ReportRow]:
    rows = ROW_SETS[table]
    known = reports.select_related("agency").prefetch_related(rows)
    for report in known.iterator(chunk_size=PIECE):
        for stored in getattr(report, rows).all():
            if report.agency:
                yield ReportRow(report, report.agency, stored)


def _cell(table: str, column: str, row: ReportRow) -> Value:
    columns = FORMS[row.report.form].table(table).row(row.stored.row).columns
    if column not in {held.code for held in columns}:
        return Mark.NOT_ON_FORM
    return of_content(content(row.stored, column))


def _unit(row: ReportRow) -> Any:
    return row.stored.amount_unit if isinstance(row.stored, DisclosureRow) else ""
