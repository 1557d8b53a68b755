"""Agencies side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parsing.comparing import compare as compared

from ..forms.compare import CompareForm
from ..tables.compare import CompareTable


def compare(request: HttpRequest) -> HttpResponse:
    """The chosen lines of the chosen agencies over the chosen years, all from the address."""
    form = CompareForm(request.GET)
    form.is_valid()
    series = compared(form.agencies, form.years, form.lines)
    context = {
        "form": form,
        "chips": form.chips(request.GET),
        "table": CompareTable(series, form.years),
        "shows_examples": any(agency.is_example for agency in form.agencies),
    }
    return render(request, "pages/compare.html", context)
