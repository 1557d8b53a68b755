"""The catalogue of rules."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..catalogue import families


def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule, by family, with how many published reports it flags."""
    return render(request, "pages/rules.html", {"families": list(families())})
