"""Reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from parsing.models import Report

from ..open_data import of_report, whole
from ..shown_figures import as_asked
from .paging import piece
from .queries import Number, ReportQuery, WhichFigures
from .schemas import Page, ReportOut, WholeReport

router = Router(tags=["reports"])


@router.get("", response=Page[ReportOut], summary=_("Reports with their headline figures"))
def reports(request: HttpRequest, query: Query[ReportQuery]) -> dict[str, Any]:
    """Published reports by agency, region, level, field, year, form, and whether they have errors."""
    known = Report.objects.published().with_headlines().select_related("agency")
    found, following = piece(
        request, query.chosen(known), key="id", after=query.after, limit=query.limit
    )
    return {"items": [report_out(request, report) for report in found], "next": following}


@router.get("/{report_id}", response=WholeReport, summary=_("A report with its tables"))
def report(
    request: HttpRequest, report_id: Path[Number], query: Query[WhichFigures]
) -> dict[str, Any]:
    """The numbers, flags, corrections with what is printed, places in the text, and the prose."""
    readable = Report.objects.readable().with_tables().with_ledger().with_text()
    known = as_asked(readable, request)
    found = get_object_or_404(known, pk=report_id)
    return {**whole(found), "page": _page(request, found)}


def report_out(request: HttpRequest, report: Report) -> dict[str, Any]:
    """A report as a list has it."""
    return {**of_report(report), "page": _page(request, report)}


def _page(request: HttpRequest, report: Report) -> str:
    return request.build_absolute_uri(report.get_absolute_url())
