"""Agencies."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from parsing.models import Agency, Report

from ..open_data import of_agency
from .paging import piece
from .queries import AgencyQuery, Number
from .reports import report_out
from .schemas import AgencyOut, AgencyWithReports, Page

router = Router(tags=["agencies"])


@router.get("", response=Page[AgencyOut], summary=_("Agencies"))
def agencies(request: HttpRequest, query: Query[AgencyQuery]) -> dict[str, Any]:
    """Agencies by name, region, level, field, and the year of a report."""
    known = Agency.objects.current().prefetch_related("former_names")
    found, following = piece(
        request, query.chosen(known), key="id", after=query.after, limit=query.limit
    )
    return {"items": [agency_out(request, agency) for agency in found], "next": following}


@router.get("/{agency_id}", response=AgencyWithReports, summary=_("An agency and its reports"))
def agency(request: HttpRequest, agency_id: Path[Number]) -> dict[str, Any]:
    """An agency with its published reports, the latest first; a merged one is what it became."""
    reports = Report.objects.published().with_headlines().select_related("agency").order_by("-year")
    known = Agency.objects.prefetch_related(
        "former_names", Prefetch("reports", reports, to_attr="published_reports")
    )
    found = get_object_or_404(known, pk=agency_id)
    if found.merged_into_id:
        found = get_object_or_404(known, pk=found.merged_into_id)
    own: list[Report] = found.published_reports  # type: ignore[attr-defined]  # prefetched
    return {
        **agency_out(request, found),
        "reports": [report_out(request, report) for report in own],
    }


def agency_out(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    """An agency as it is answered."""
    return {
        **of_agency(agency),
        "former_names": [former.name for former in agency.former_names.all()],
        "page": request.build_absolute_uri(agency.get_absolute_url()),
    }
