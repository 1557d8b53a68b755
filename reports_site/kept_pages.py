"""Pages that were made for one visitor and are right for the next, kept by each process."""

from __future__ import annotations

import hashlib

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

MOST_BYTES = 100_000


def kept_page(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The page as it was made before for the same address and validator; None where it was not."""
    page: HttpResponse | None = caches["pages"].get(page_key(request, etag))
    return page


def keep_page(request: HttpRequest, etag: str, response: HttpResponseBase) -> None:
    """Keep the answer if it is a page, packed, and of an ordinary size."""
    is_html = response.get("Content-Type", "").startswith("text/html")
    is_page = is_html and response.get("Content-Encoding") == "gzip"
    if is_page and isinstance(response, HttpResponse) and len(response.content) <= MOST_BYTES:
        caches["pages"].add(page_key(request, etag), response)


def page_key(request: HttpRequest, etag: str) -> str:
    """What a page follows from: the address in whole, the validator, how it is packed."""
    packing = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
    parts = (etag, packing, request.build_absolute_uri())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
