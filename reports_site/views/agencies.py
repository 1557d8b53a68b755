"""Agencies: the list, and one with its reports over the years."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django_tables2 import RequestConfig

from parsing.models import Agency
from parsing.models.latest import with_published_reports

from ..filters.agencies import AgencyFilter
from ..history import history
from ..profiles import shown_profile
from ..tables.agencies import AgencyTable
from ..tables.history import HistoryTable

PER_PAGE = 50


def agency_list(request: HttpRequest) -> HttpResponse:
    """The agencies that the address asks for, with where they stand."""
    agencies = with_published_reports(Agency.objects.current().select_related("region"))
    chosen = AgencyFilter(request.GET, queryset=agencies)
    table = AgencyTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    context = {
        "filter": chosen,
        "table": table,
        "shows_examples": any(row.record.is_example for row in table.paginated_rows),
    }
    return render(request, "pages/agencies.html", context)


def agency_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An agency and its published reports; one that was merged leads to what it became."""
    agency = get_object_or_404(Agency.objects.select_related("region__parent__parent"), pk=pk)
    if agency.merged_into_id:
        return redirect("agency", agency.merged_into_id, permanent=True)
    reports = list(agency.reports.published().with_headlines())
    years = history(reports)
    context = {
        "agency": agency,
        "years": years,
        "table": HistoryTable(years),
        **shown_profile(agency, reports),
        "shows_examples": agency.is_example,
    }
    return render(request, "pages/agency.html", context)
