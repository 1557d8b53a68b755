"""The official tables of a report as one form: a field a cell, named by its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from parsing.checks import label_of
from parsing.forms import Address
from parsing.models import Correction, Report

from ..numbers import whole_number
from ..sheets import Sheet
from .cells import CellField


class GridForm(forms.Form):
    """The cells of a report.

    ``version`` and ``ledger`` carry what the person saw: the report's version and the last entry
    of its ledger. ``SEEN`` names the fields that say so and that nobody types.
    """

    SEEN: ClassVar[tuple[str, ...]] = ("version", "ledger")

    version = forms.IntegerField(widget=forms.HiddenInput)
    ledger = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        report: Report,
        sheets: tuple[Sheet, ...],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**seen(report), **(initial or {})})
        self.cells = {str(cell.address): cell for sheet in sheets for cell in sheet.cells}
        for name, cell in self.cells.items():
            label = label_of(name, report.form).in_language(get_language() or "")
            self.fields[name] = CellField(cell.column, initial=cell.content, label=label)

    @property
    def changed(self) -> list[str]:
        """The names of what was typed anew."""
        return [name for name in self.changed_data if name not in self.SEEN]

    @property
    def typed(self) -> dict[Address, str]:
        """The cells that were typed anew, as they were understood."""
        return {
            self.cells[name].address: str(self.cleaned_data[name])
            for name in self.changed
            if name in self.cells
        }


def seen(report: Report) -> dict[str, int | None]:
    """What a person sees of a report's progress when the page is made."""
    last = max((entry.pk for entry in report.corrections.all()), default=None)
    return {"version": report.version, "ledger": last}


def meanwhile(report: Report, data: QueryDict) -> list[Correction]:
    """What was changed in the report's cells since the person saw it, oldest first."""
    last = whole_number(data.get("ledger", "")) or 0
    return [entry for entry in report.corrections.all() if entry.pk > last]


def rebased(data: QueryDict, report: Report, **shown: int | None) -> QueryDict:
    """What was typed, laid over the report as it stands now; ``shown`` is what else is seen anew.

    Where somebody else changed a cell and the person did not, that change shows; where both did,
    what the person typed does.
    """
    typed = data.copy()
    for entry in meanwhile(report, data):
        if typed.get(entry.address) == entry.before:
            typed[entry.address] = entry.after
    for name, value in {**seen(report), **shown}.items():
        typed[name] = "" if value is None else str(value)
    return typed
