"""What a choice of filters is called, for what is kept of it, and how many filters it sets."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms


def key_of(form: forms.Form) -> str:
    """The filters that are set, each with its value; the same for the same choice."""
    chosen = {name: getattr(value, "pk", value) for name, value in _set(form).items()}
    return urlencode(sorted(chosen.items()))


def set_beside(form: forms.Form, name: str) -> int:
    """How many filters are set, the one called ``name`` aside; none where one is wrong."""
    return len(_set(form).keys() - {name}) if form.is_valid() else 0


def _set(form: forms.Form) -> dict[str, Any]:
    form.is_valid()
    values: dict[str, Any] = getattr(form, "cleaned_data", {})
    return {name: value for name, value in values.items() if value}
