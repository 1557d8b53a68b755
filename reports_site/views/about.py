"""What the site does, and what its numbers do not say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    """How reports are brought in, read, checked, compared and corrected."""
    return render(request, "pages/about.html")
