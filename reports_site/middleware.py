"""What is turned away before anything reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .views.errors import too_large

Answer = Callable[[HttpRequest], HttpResponse]


def refuse_large_requests(get_response: Answer) -> Answer:
    """Answer 413 by the announced length alone, so that nobody makes the site read or keep it."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.REQUEST_MAX_BYTES:
            return too_large(request)
        return get_response(request)

    return answer
