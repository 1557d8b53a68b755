"""Which reports are there."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_tables2 import RequestConfig

from parsing.models import Agency
from parsing.models.coverage import covered
from parsing.models.kept import kept

from ..coverage import by_field, by_region
from ..exports.answers import answer, wanted
from ..exports.coverage import coverage_export
from ..filters.agencies import AgencyFilter
from ..tables.coverage import CoverageTable

PER_PAGE = 50


def coverage(request: HttpRequest) -> HttpResponseBase:
    """Agencies by year: published, flagged or missing, with the counts of each year."""
    agencies = Agency.objects.current().with_reports_by_year()
    chosen = AgencyFilter(request.GET, queryset=agencies, request=request)
    seen = kept(f"coverage-{chosen.key}", lambda: covered(chosen.qs, chosen.chosen_region))
    years = seen.years
    columns = [year["year"] for year in years]
    table = CoverageTable(chosen.qs, columns)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    if held := wanted(request):
        return answer(request, coverage_export(table.data.data, columns), held)
    context = {
        "filter": chosen,
        "table": table,
        "years": years,
        "regions": by_region(seen.regions, columns),
        "fields": by_field(seen.fields, columns),
        "agencies": table.paginator.count,
        "shows_examples": any(row.record.is_example for row in table.paginated_rows),
    }
    return render(request, "pages/coverage.html", context)
