"""Findings: what of a report does not agree."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from parsing.models import Finding

from ..open_data import flag
from .paging import piece
from .queries import FindingQuery
from .schemas import FindingOut, Page

router = Router(tags=["findings"])


@router.get("", response=Page[FindingOut], summary=_("Flags"))
def findings(request: HttpRequest, query: Query[FindingQuery]) -> dict[str, Any]:
    """Flags of published reports by rule, family, severity, report, agency, place, field and year."""
    known = query.chosen(Finding.objects.listed())
    found, following = piece(request, known, key="id", after=query.after, limit=query.limit)
    return {"items": [finding_out(finding) for finding in found], "next": following}


def finding_out(finding: Finding) -> dict[str, Any]:
    """A flag with the report that it is about."""
    report = finding.report
    return {
        "id": finding.pk,
        "report_id": report.pk,
        "agency_id": report.agency_id,
        "agency": str(report.agency),
        "year": report.year,
        **flag(finding),
    }
