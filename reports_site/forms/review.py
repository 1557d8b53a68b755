"""A draft as a reviewer changes it: whose it is, for which year, and every number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.forms import FORMS
from parsing.intake.review import Identity
from parsing.models import Agency, Report

from ..sheets import Sheet
from .grid import GridForm
from .named import AgencyNameField
from .years import ReportYearField


class ReviewForm(GridForm):
    """Agency, year and cells of a draft; ``replaces`` is the published report it would replace."""

    SEEN: ClassVar = (*GridForm.SEEN, "replaces")

    replaces = forms.IntegerField(widget=forms.HiddenInput, required=False)
    agency = AgencyNameField(label=_("Agency"), required=False)
    year = ReportYearField(label=_("Year"), required=False)
    official_form = forms.ChoiceField(
        label=_("Official form"),
        required=False,
        choices=[("", "–"), *((code, form.notice) for code, form in FORMS.items())],
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        report: Report,
        sheets: tuple[Sheet, ...],
        present: Report | None,
    ) -> None:
        shown = replaced(present) | stands(report)
        super().__init__(data, report=report, sheets=sheets, initial=shown)
        self.fields["official_form"].disabled = bool(report.form)

    @property
    def identity(self) -> Identity:
        """Agency, year and form as they were typed."""
        typed = self.cleaned_data
        return Identity(typed["agency"], typed["year"], typed["official_form"])


def replaced(present: Report | None) -> dict[str, int | None]:
    """The published report that a reviewer sees the draft beside."""
    return {"replaces": present.pk if present else None}


def stands(report: Report) -> dict[str, Agency | int | str | None]:
    """Whose report it is, as it stands."""
    return {"agency": report.agency, "year": report.year, "official_form": report.form}
