"""Numbers as a page writes them."""

from __future__ import annotations

from django import template

from parsing.forms import Number

register = template.Library()

MINUS = "−"


@register.filter
def grouped(value: Number) -> str:
    """The number with its thousands apart: 3,985,758."""
    return f"{value:,}".replace("-", MINUS)


@register.filter
def signed(value: Number) -> str:
    """The number with its sign: +12, −3, ±0."""
    return "±0" if value == 0 else f"{value:+,}".replace("-", MINUS)
