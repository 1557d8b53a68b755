"""Answers to what went wrong, the database's absence among them."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from ..forms.compare import MOST_AGENCIES


def server_error(request: HttpRequest) -> HttpResponse:
    """The 503 page where the database is away, the 500 page for anything else."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
    return HttpResponse(render_to_string("500.html"), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 413 or 414 page where more was sent than is read, the 400 page for anything else."""
    if isinstance(exception, TooManyFieldsSent) and request.method in ("GET", "HEAD"):
        limits = {"parameters": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, "agencies": MOST_AGENCIES}
        return HttpResponse(render_to_string("414.html", limits), status=414)
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return HttpResponse(render_to_string("400.html"), status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """The page that says how much may be sent."""
    limits = {
        "characters": f"{settings.UPLOAD_MAX_CHARACTERS:,}",
        "megabytes": settings.UPLOAD_MAX_BYTES // settings.MEGABYTE,
        "files": settings.UPLOAD_MAX_FILES,
        "together": settings.REQUEST_MAX_BYTES // settings.MEGABYTE,
    }
    return HttpResponse(render_to_string("413.html", limits), status=413)
