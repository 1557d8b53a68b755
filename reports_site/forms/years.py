"""The year of a report as a person types it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.models.reports import FIRST_YEAR


class ReportYearField(forms.IntegerField):
    """A year for which a report can be there: from the first reports to the present year."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> int | None:
        """The year; None where nothing is typed."""
        year: int | None = super().clean(value)
        last = timezone.localdate().year
        if year is not None and not FIRST_YEAR <= year <= last:
            raise forms.ValidationError(
                _("Reports are for the years %(first)s to %(last)s."),
                code="out_of_range",
                params={"first": FIRST_YEAR, "last": last},
            )
        return year
