"""大字版: a visitor who wants large letters keeps a cookie that says so."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "text_size"
LARGE, STANDARD = "large", "standard"


def has_large_text(request: HttpRequest) -> bool:
    """Whether the visitor reads with large letters."""
    return request.COOKIES.get(COOKIE) == LARGE
