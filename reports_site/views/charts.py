"""The charts of an agency, to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename

from parsing.models import Agency
from parsing.profiles import profile

from ..charts.drawing import Drawing
from ..charts.plots import KINDS_OF_PLOTS, Plot, plot
from ..charts.sheet import as_csv
from ..shown_figures import as_asked


def _plot(request: HttpRequest, pk: int, code: str) -> tuple[Agency, Plot]:
    agency = get_object_or_404(Agency.objects.current(), pk=pk)
    kind = KINDS_OF_PLOTS.get(code)
    reports = list(as_asked(agency.reports.published(), request))
    if kind is None or not reports:
        raise Http404
    return agency, plot(kind, profile(reports, kind.measures))


def _named(agency: Agency, held: Plot, suffix: str) -> dict[str, str]:
    name = get_valid_filename(f"{agency}-{held.code}.{suffix}")
    return {"Content-Disposition": content_disposition_header(True, name) or "attachment"}


def picture(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The chart as an SVG that stands alone."""
    agency, held = _plot(request, pk, code)
    context = {
        "agency": agency,
        "drawing": Drawing(held),
        "address": request.build_absolute_uri(agency.get_absolute_url()),
    }
    drawn = render_to_string("charts/picture.svg", context)
    return HttpResponse(
        drawn, content_type="image/svg+xml; charset=utf-8", headers=_named(agency, held, "svg")
    )


def data(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The numbers of the chart as CSV."""
    agency, held = _plot(request, pk, code)
    return HttpResponse(
        as_csv(held), content_type="text/csv; charset=utf-8", headers=_named(agency, held, "csv")
    )
