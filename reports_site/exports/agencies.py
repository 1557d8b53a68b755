"""The list of agencies, and the years of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parsing.models import Agency, Report
from parsing.models.contents import Content

from ..history import ReportYear
from .formats import PIECE
from .values import Column, Export, Mark, Value, of_content


def agencies_export(agencies: QuerySet[Agency]) -> Export:
    """Agencies that came ``with_published_reports``, in their order."""
    columns = (
        Column("agency_id", _("Agency number"), lambda agency: agency.pk),
        Column("agency", _("Agency"), lambda agency: agency.name),
        Column("region_code", _("Region code"), lambda agency: agency.region_id or ""),
        Column("region", _("Region"), _region),
        Column("level", _("Level"), lambda agency: agency.get_level_display()),
        Column("field", _("Field"), lambda agency: agency.get_field_display()),
        Column("scope", _("The reports cover"), lambda agency: agency.get_scope_display()),
        Column("reports", _("Reports"), lambda agency: len(agency.latest_first)),
        Column("latest_year", _("Latest year"), _of_latest("year")),
        Column("received", _("Received that year"), _received),
        Column("errors", _("Errors that year"), _of_latest("errors")),
        Column("warnings", _("Warnings that year"), _of_latest("warnings")),
    )
    return Export(
        "agencies",
        _("Agencies"),
        columns,
        agencies.iterator(chunk_size=4 * PIECE),
        agencies.count(),
        marks=(Mark.UNREAD, Mark.NO_REPORT),
    )


def _region(agency: Agency) -> str:
    return agency.region.full_name if agency.region else ""


def _latest(agency: Any) -> Report | None:
    return agency.latest_first[0] if agency.latest_first else None


def _of_latest(name: str) -> Any:
    """The value of that name of the agency's latest report."""

    def value(agency: Agency) -> Value:
        report = _latest(agency)
        return getattr(report, name) if report else Mark.NO_REPORT

    return value


def _received(agency: Agency) -> Value:
    report: Any = _latest(agency)
    if report is None:
        return Mark.NO_REPORT
    return of_content(Content(report.received, bool(report.unread_received)))


def history_export(agency: Agency, years: Sequence[ReportYear]) -> Export:
    """The headline figures of an agency, year by year, gaps included."""
    labels = {
        "received": _("Received"),
        "carried_in": _("Carried in"),
        "granted": _("Granted"),
        "partly_granted": _("Granted in part"),
        "handled": _("Handled"),
        "carried_out": _("Carried out"),
    }
    columns = (
        Column("year", _("Year"), lambda year: year.year),
        *(Column(name, label, _figure(name)) for name, label in labels.items()),
        Column("errors", _("Errors"), _of_report("errors")),
        Column("warnings", _("Warnings"), _of_report("warnings")),
        Column("form", _("Form"), _of_report("form")),
        Column("revision", _("Revision"), _of_report("revision")),
        Column("report_id", _("Report number"), _of_report("pk")),
    )
    return Export(
        f"agency-{agency.pk}",
        _("%(agency)s: reports over the years") % {"agency": agency.name},
        columns,
        years,
        len(years),
        marks=(Mark.UNREAD, Mark.NO_REPORT),
    )


def _figure(name: str) -> Any:
    def value(year: ReportYear) -> Value:
        return of_content(year.figures[name]) if year.report else Mark.NO_REPORT

    return value


def _of_report(name: str) -> Any:
    def value(year: ReportYear) -> Value:
        return getattr(year.report, name) if year.report else Mark.NO_REPORT

    return value
