"""Cells of an official table as fields of a form."""

from __future__ import annotations

from django import forms, template

from parsing.forms import Address

register = template.Library()


@register.filter
def field_at(form: forms.Form, address: Address) -> forms.BoundField:
    """The form's field for the cell at ``address``."""
    return form[str(address)]
