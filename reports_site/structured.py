"""Pages as search engines for data read them: Datasets of schema.org."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import mark_safe
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.models import DataVersion, Report

KINDS = {"csv": "text/csv", "json": "application/json"}
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def dataset_of_site(request: HttpRequest, *, first_year: int | None, last_year: int | None) -> str:
    """All reports together, as a block of JSON-LD; one query."""
    number, changed_at = DataVersion.now()
    found = _dataset(
        request,
        reverse("home"),
        name=_("Annual reports on open government information"),
        description=_(
            "The official tables of the annual reports of Chinese agencies on open government"
            " information, read, checked and set side by side"
        ),
    )
    found |= {
        "version": str(number),
        "dateModified": changed_at.isoformat(),
        "distribution": [
            _distribution(request, reverse("api:index"), "application/json"),
            _distribution(request, reverse("downloads"), "text/html"),
        ],
    }
    if first_year and last_year:
        found["temporalCoverage"] = f"{first_year}/{last_year}"
    return block(found)


def dataset_of_report(request: HttpRequest, report: Report) -> str:
    """One report, as a block of JSON-LD."""
    names = {"agency": str(report.agency), "year": report.year}
    page = report.get_absolute_url()
    found = _dataset(
        request,
        page,
        name=_("%(agency)s, report for %(year)s") % names,
        description=_(
            "The official tables of the annual report of %(agency)s on open government"
            " information for %(year)s, with what does not add up and its source"
        )
        % names,
    )
    found |= {
        "version": str(report.revision),
        "dateModified": report.changed_at.isoformat(),
        "temporalCoverage": str(report.year),
        "creator": {"@type": "GovernmentOrganization", "name": str(report.agency)},
        "isPartOf": {"@type": "Dataset", "@id": request.build_absolute_uri(reverse("home"))},
        "distribution": [
            _distribution(request, f"{page}?format={suffix}", kind)
            for suffix, kind in KINDS.items()
        ],
    }
    if report.agency and report.agency.region:
        found["spatialCoverage"] = report.agency.region.full_name
    return block(found)


def _dataset(request: HttpRequest, page: str, *, name: str, description: str) -> dict[str, Any]:
    address = request.build_absolute_uri(page)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
    }


def _distribution(request: HttpRequest, path: str, kind: str) -> dict[str, str]:
    address = request.build_absolute_uri(path)
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}


def block(data: dict[str, Any]) -> SafeString:
    """The data as JSON that can stand in a page: nothing in it can end the block."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped
