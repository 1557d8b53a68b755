"""What is turned away before anything reads it, and how answers are packed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

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


TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class Packing(GZipMiddleware):
    """Packs texts for browsers that can unpack them; workbooks and archives are packed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(TEXTS):
            return response
        return super().process_response(request, response)  # type: ignore[arg-type]
