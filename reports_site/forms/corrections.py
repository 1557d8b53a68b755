"""A published report as it is corrected: its cells, the kind of change, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import Correction

from .grid import GridForm

KINDS = (
    (Correction.Kind.CORRECTION, _("Correction: the report prints a wrong number")),
    (Correction.Kind.READING, _("Reading mended: the report was read wrongly here")),
)


class CorrectionForm(GridForm):
    """Cells, the kind of change and its reason, which are one and the same for all of them."""

    kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=KINDS,
        initial=Correction.Kind.CORRECTION,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody can read it beside the number."),
        max_length=Correction._meta.get_field("reason").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("A correction needs a reason.")},
    )

    def clean(self) -> dict[str, Any]:
        """What was typed; without a number that changes there is nothing to explain."""
        if not any(name in self.cells for name in self.changed):
            raise forms.ValidationError(_("No number was changed."), code="unchanged")
        return self.cleaned_data


class RevertForm(forms.Form):
    """Why a change is taken back, and the version of the report that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody can read it beside the number."),
        max_length=Correction._meta.get_field("reason").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("A correction needs a reason.")},
    )
