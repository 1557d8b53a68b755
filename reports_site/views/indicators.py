"""What the figures mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parsing.milestones import MILESTONES

from ..formulas import families


def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every indicator with its formula, meaning, source, caution and an example."""
    context = {"families": list(families()), "milestones": MILESTONES}
    return render(request, "pages/indicators.html", context)
