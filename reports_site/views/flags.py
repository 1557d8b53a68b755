"""What does not add up, over all reports."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_tables2 import RequestConfig

from parsing.models import Finding
from parsing.models.kept import kept

from ..exports.answers import answer, wanted
from ..exports.findings import findings_export
from ..filters.findings import FindingFilter
from ..flag_totals import totals_by_rule, trend
from ..paging import counted
from ..tables.findings import FindingTable

PER_PAGE = 50


def flag_list(request: HttpRequest) -> HttpResponseBase:
    """The flags of published reports, filtered and sorted by the address."""
    chosen = FindingFilter(request.GET, queryset=Finding.objects.all(), request=request)
    tallies = kept(f"tallies-{chosen.key}", chosen.qs.tallies)
    counts = tallies.by_severity
    table = FindingTable(chosen.qs.listed().latest_first())
    paginate = counted(counts.total(), PER_PAGE)
    RequestConfig(request, paginate=paginate).configure(table)
    if held := wanted(request):
        return answer(request, findings_export(table.data.data), held)
    context = {
        "filter": chosen,
        "table": table,
        "reports": tallies.reports,
        "counts": counts,
        "totals": totals_by_rule(tallies),
        "trend": trend(tallies),
        "shows_examples": any(row.record.report.is_example for row in table.paginated_rows),
    }
    return render(request, "pages/flags.html", context)
