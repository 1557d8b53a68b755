"""What the panel's lists show in a cell."""

from __future__ import annotations

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString


def component(name: str, **takes: object) -> SafeString:
    """The site's component of this name, given what it takes."""
    return render_to_string(f"components/{name}.html", takes)


def link(address: str, words: str) -> SafeString:
    """The words, leading to the address."""
    return format_html('<a href="{}">{}</a>', address, words)


def moment(at: datetime) -> str:
    """Day and minute, in the time of the site."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
