"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

OTHER = {"zh-hans": "en", "en": "zh-hans"}


def site(request: HttpRequest) -> dict[str, Any]:
    """The language of the page and the address of the same page in the other language."""
    other = OTHER[get_language() or "zh-hans"]
    return {
        "other_language": other,
        "other_language_url": translate_url(request.get_full_path(), other),
    }
