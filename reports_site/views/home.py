"""The way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parsing.models import Agency, Correction, Report
from parsing.remarkable import largest_changes, most_flagged

from ..ledger import ledger
from ..structured import dataset_of_site

NEWEST = 8
MOST_FIELDS = 24


def home(request: HttpRequest) -> HttpResponse:
    """What is here, and the ways to it: by name, province and field; what is new."""
    agencies = Agency.objects.current()
    reports = Report.objects.published()
    provinces = list(agencies.provinces())
    totals = reports.totals()
    year = totals["latest_year"]
    context = {
        "agency_count": agencies.count(),
        "totals": totals,
        "changes": largest_changes(year) if year else [],
        "flagged": most_flagged(year) if year else [],
        "provinces": provinces,
        "fields": agencies.count_by_field()[:MOST_FIELDS],
        "newest": reports.select_related("agency").order_by("-published_at", "-id")[:NEWEST],
        "corrections": ledger(
            Correction.objects.in_the_open().select_related("by", "report__agency")[:NEWEST]
        ),
        "structured": dataset_of_site(
            request, first_year=totals["first_year"], last_year=totals["latest_year"]
        ),
        "shows_examples": any(province.is_example for province in provinces),
    }
    return render(request, "pages/home.html", context)
