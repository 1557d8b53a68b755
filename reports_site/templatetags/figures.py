"""Numbers as a page writes them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from parsing.forms import Number
from parsing.indicators.values import rounded

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


@register.filter
def tenth(value: Number) -> str:
    """The number to one decimal where it is not whole: 47, 47.5."""
    number = Decimal(value)
    return grouped(int(number) if number == number.to_integral() else rounded(number))
