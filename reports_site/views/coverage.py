"""Which reports are there."""

from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_tables2 import RequestConfig

from parsing.models import Agency
from parsing.models.coverage import covered
from parsing.models.kept import kept

from ..coverage import by_field, by_region
from ..exports.answers import answer, wanted
from ..exports.coverage import coverage_export, groups_export
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
    regions, fields = by_region(seen.regions, columns), by_field(seen.fields, columns)
    if held := wanted(request):
        exports = {
            "regions": lambda: groups_export("regions", _("Region"), regions, columns),
            "fields": lambda: groups_export("fields", _("Field"), fields, columns),
        }
        of_agencies = partial(coverage_export, table.data.data, columns)
        return answer(request, exports.get(request.GET.get("table", ""), of_agencies)(), held)
    context = {
        "filter": chosen,
        "table": table,
        "years": years,
        "regions": regions,
        "fields": fields,
        "agencies": table.paginator.count,
        "shows_examples": any(row.record.is_example for row in table.paginated_rows),
    }
    return render(request, "pages/coverage.html", context)
