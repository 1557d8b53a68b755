"""What a choice of filters is called, for what is kept of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms


def key_of(form: forms.Form) -> str:
    """The filters that are set, each with its value; the same for the same choice."""
    form.is_valid()
    values: dict[str, Any] = getattr(form, "cleaned_data", {})
    chosen = {name: getattr(value, "pk", value) for name, value in values.items() if value}
    return urlencode(sorted(chosen.items()))
