"""A draft as a reviewer changes it: whose it is, for which year, and every number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks import label_of
from parsing.forms import FORMS, Address
from parsing.intake.review import Identity
from parsing.models import Agency, Correction, Report

from ..sheets import Sheet
from .cells import CellField
from .named import AgencyNameField
from .years import ReportYearField

SEEN = ("version", "ledger", "replaces")


class ReviewForm(forms.Form):
    """Agency, year and cells of a draft.

    ``version``, ``ledger`` and ``replaces`` carry what the reviewer saw: the draft's version, the
    last entry of its ledger, and the published report that it would replace.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    ledger = forms.IntegerField(widget=forms.HiddenInput, required=False)
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
        super().__init__(data, initial=seen(report, present) | stands(report))
        self.fields["official_form"].disabled = bool(report.form)
        self.cells = {str(cell.address): cell for sheet in sheets for cell in sheet.cells}
        for name, cell in self.cells.items():
            label = label_of(name, report.form).in_language(get_language() or "")
            self.fields[name] = CellField(cell.column, initial=cell.content, label=label)

    @property
    def changed(self) -> list[str]:
        """The names of what was typed anew."""
        return [name for name in self.changed_data if name not in SEEN]

    @property
    def typed(self) -> dict[Address, str]:
        """The cells that were typed anew, as they were understood."""
        return {
            self.cells[name].address: str(self.cleaned_data[name])
            for name in self.changed
            if name in self.cells
        }

    @property
    def identity(self) -> Identity:
        """Agency, year and form as they were typed."""
        typed = self.cleaned_data
        return Identity(typed["agency"], typed["year"], typed["official_form"])


def seen(report: Report, present: Report | None) -> dict[str, int | None]:
    """What a reviewer sees when the page is made."""
    return {
        "version": report.version,
        "ledger": max((entry.pk for entry in report.corrections.all()), default=None),
        "replaces": present.pk if present else None,
    }


def stands(report: Report) -> dict[str, Agency | int | str | None]:
    """Whose report it is, as it stands."""
    return {"agency": report.agency, "year": report.year, "official_form": report.form}


def meanwhile(report: Report, data: QueryDict) -> list[Correction]:
    """What was changed in the draft's cells since the reviewer saw it, oldest first."""
    known = data.get("ledger", "")
    last = int(known) if known.isdecimal() else 0
    return [entry for entry in report.corrections.all() if entry.pk > last]


def rebased(data: QueryDict, report: Report, present: Report | None) -> QueryDict:
    """What was typed, laid over the draft as it stands now.

    Where somebody else changed a cell and the reviewer did not, that change shows; where both
    did, what the reviewer typed does.
    """
    typed = data.copy()
    for entry in meanwhile(report, data):
        if typed.get(entry.address) == entry.before:
            typed[entry.address] = entry.after
    for name, value in seen(report, present).items():
        typed[name] = "" if value is None else str(value)
    return typed
