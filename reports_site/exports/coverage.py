"""Which agency's report for which year is here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parsing.models import Agency

from ..coverage import CoverageRow
from .formats import PIECE
from .values import Column, Export, Mark, Value


def coverage_export(agencies: QuerySet[Agency], years: Sequence[int]) -> Export:
    """Agencies that came ``with_reports_by_year``, a group of columns a year."""
    columns = (
        Column("agency_id", _("Agency number"), lambda agency: agency.pk),
        Column("agency", _("Agency"), lambda agency: agency.name),
        *(column for year in years for column in _of_year(year)),
    )
    return Export(
        "coverage",
        _("Coverage"),
        columns,
        agencies.iterator(chunk_size=4 * PIECE),
        agencies.count(),
        marks=(Mark.NO_REPORT,),
    )


def groups_export(
    name: str, head: str, rows: Sequence[CoverageRow], years: Sequence[int]
) -> Export:
    """Regions or fields with their agencies, and each year's reports and how many have errors."""
    columns = (
        Column("group", head, lambda row: row.name),
        Column("agencies", _("Agencies"), lambda row: row.agencies),
        *(column for at, year in enumerate(years) for column in _of_group(at, year)),
    )
    return Export(
        f"coverage-{name}", f"{_('Coverage')}: {head}", columns, rows, len(rows), marks=()
    )


def _of_group(at: int, year: int) -> Iterator[Column]:
    flagged = _("%(year)s: with errors") % {"year": year}
    yield Column(str(year), str(year), lambda row: row.cells[at].reports)
    yield Column(f"{year}_with_errors", flagged, lambda row: row.cells[at].flagged)


def _of_year(year: int) -> Iterator[Column]:
    def of_report(name: str) -> Any:
        def value(agency: Agency) -> Value:
            report = agency.reports_by_year.get(str(year))
            return getattr(report, name) if report else None

        return value

    yield Column(str(year), str(year), lambda agency: _mark(agency, year))
    yield Column(f"{year}_errors", _("%(year)s: errors") % {"year": year}, of_report("errors"))
    yield Column(
        f"{year}_warnings", _("%(year)s: warnings") % {"year": year}, of_report("warnings")
    )
    yield Column(
        f"{year}_report_id", _("%(year)s: report number") % {"year": year}, of_report("pk")
    )


def _mark(agency: Agency, year: int) -> Mark:
    return Mark.PUBLISHED if str(year) in agency.reports_by_year else Mark.NO_REPORT
