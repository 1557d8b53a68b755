"""The way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parsing.models import Agency, Correction, Report
from parsing.models.kept import kept
from parsing.overview import overview

from ..ledger import ledger
from ..structured import dataset_of_site
from ..tile_map import tile_map

NEWEST = 8
LOOKED_THROUGH = 200
MOST_FIELDS = 24


def newest() -> list[Report]:
    """The report published last of each of the agencies that published last; one query."""
    reports = Report.objects.published().listed().select_related("agency")
    latest = reports.order_by("-published_at", "-id")
    found: dict[int | None, Report] = {}
    for report in latest[:LOOKED_THROUGH]:
        found.setdefault(report.agency_id, report)
    return list(found.values())[:NEWEST]


def home(request: HttpRequest) -> HttpResponse:
    """What is here, and the ways to it: by name, region and field; what is new."""
    seen = overview()
    regions = kept("tile_map", lambda: tile_map(Agency.objects.current().not_mixed()))
    context = {
        "overview": seen,
        "fields": seen.fields[:MOST_FIELDS],
        "map": regions,
        "newest": newest(),
        "corrections": ledger(Correction.objects.in_the_open().with_people()[:NEWEST]),
        "structured": dataset_of_site(
            request, first_year=seen.totals["first_year"], last_year=seen.totals["latest_year"]
        ),
        "shows_examples": any(tile.region.is_example for tile in regions.tiles),
    }
    return render(request, "pages/home.html", context)
