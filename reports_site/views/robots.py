"""What search engines are asked to leave alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def robots(request: HttpRequest) -> HttpResponse:
    """The rules for robots, with where the pages are listed."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return render(request, "robots.txt", {"sitemap": sitemap}, content_type="text/plain")
