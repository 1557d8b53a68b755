"""How programs read the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..api.documentation import operations


def api_docs(request: HttpRequest) -> HttpResponse:
    """Every address of the interface with its parameters, limits and examples."""
    context = {"operations": operations(), "requests_a_minute": settings.API_REQUESTS_A_MINUTE}
    return render(request, "pages/api_docs.html", context)
