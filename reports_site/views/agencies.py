"""Agencies: the list, and one with its reports over the years."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django_tables2 import RequestConfig

from parsing.models import Agency, Finding
from parsing.models.latest import with_published_reports

from ..exports.agencies import agencies_export, history_export
from ..exports.answers import answer, wanted
from ..filters.agencies import AgencyFilter
from ..flags import shown_elsewhere
from ..history import history
from ..profiles import shown_profile
from ..shown_figures import are_printed, as_asked
from ..tables.agencies import AgencyTable
from ..tables.history import HistoryTable

PER_PAGE = 50
MOST_FLAGS = 12


def agency_list(request: HttpRequest) -> HttpResponseBase:
    """The agencies that the address asks for, with where they stand."""
    agencies = with_published_reports(Agency.objects.current().select_related("region"))
    chosen = AgencyFilter(request.GET, queryset=agencies)
    table = AgencyTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    if held := wanted(request):
        return answer(request, agencies_export(table.data.data), held)
    context = {
        "filter": chosen,
        "table": table,
        "shows_examples": any(row.record.is_example for row in table.paginated_rows),
    }
    return render(request, "pages/agencies.html", context)


def agency_detail(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An agency and its published reports; one that was merged leads to what it became."""
    agency = get_object_or_404(Agency.objects.select_related("region__parent__parent"), pk=pk)
    if agency.merged_into_id:
        return redirect("agency", agency.merged_into_id, permanent=True)
    published = agency.reports.published().with_headlines().prefetch_related("corrections")
    reports = list(as_asked(published, request))
    years = history(reports)
    if held := wanted(request):
        return answer(request, history_export(agency, years), held)
    found = list(Finding.objects.about(agency).with_acknowledgements()[: MOST_FLAGS + 1])
    context = {
        "agency": agency,
        "years": years,
        "flags": [shown_elsewhere(finding) for finding in found[:MOST_FLAGS]],
        "has_more_flags": len(found) > MOST_FLAGS,
        "table": HistoryTable(years),
        **shown_profile(agency, reports),
        "departs": any(report.printed() for report in reports),
        "in_print": are_printed(request),
        "shows_examples": agency.is_example,
    }
    return render(request, "pages/agency.html", context)
