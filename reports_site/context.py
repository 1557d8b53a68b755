"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from .text_size import has_large_text

OTHER = {"zh-hans": "en", "en": "zh-hans"}


def site(request: HttpRequest) -> dict[str, Any]:
    """The language of the page, its size, its address, and that of the page in the other language.

    ``page_urls`` are the whole addresses by language, the first of them that of no language.
    """
    here = get_language() or "zh-hans"
    other = OTHER[here]
    path = request.get_full_path()
    return {
        "other_language": other,
        "other_language_url": translate_url(path, other),
        "page_path": path,
        "has_large_text": has_large_text(request),
        "page_url": request.build_absolute_uri(path),
        "page_urls": [
            (name, request.build_absolute_uri(translate_url(path, language)))
            for name, language in (("x-default", "zh-hans"), ("zh-Hans", "zh-hans"), ("en", "en"))
        ],
    }
