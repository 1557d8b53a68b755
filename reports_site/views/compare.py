"""Agencies side by side."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from parsing.comparing import compare as compared
from parsing.milestones import milestones_within
from parsing.models import Report

from ..charts.multiples import multiples
from ..exports.answers import answer, wanted
from ..exports.comparison import comparison_export
from ..forms.compare import CompareForm
from ..presets import presets
from ..shown_figures import as_asked
from ..tables.compare import ChangeTable, CompareTable


def compare(request: HttpRequest) -> HttpResponseBase:
    """The chosen lines of the chosen agencies over the chosen years, all from the address."""
    form = CompareForm(request.GET)
    form.is_valid()
    published = as_asked(Report.objects.published(), request)
    series = compared(form.agencies, form.years, form.lines, among=published)
    held = wanted(request)
    if held and form.is_valid():
        return answer(request, comparison_export(series, form.years), held)
    table = ChangeTable if form.shows_changes else CompareTable
    context = {
        "form": form,
        "chips": form.chips(request.GET),
        "presets": presets(form.agencies, request.GET),
        "table": table(series, form.years),
        "multiples": multiples(series, form.years, has_own_scales=form.has_own_scales),
        "milestones": milestones_within(form.years),
        "shows_examples": any(agency.is_example for agency in form.agencies),
    }
    return render(request, "pages/compare.html", context)
