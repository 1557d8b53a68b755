"""The agency of many drafts: one that is known, or for each stated name a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency
from parsing.models.agencies import field_choices

from .named import AgencyNameField, RegionNameField


class AssignForm(forms.Form):
    """What holds for the chosen names; what is empty is taken from what is proposed for each."""

    agency = AgencyNameField(
        label=_("Known agency"), required=False, widget=forms.TextInput(attrs={"list": "agencies"})
    )
    region = RegionNameField(
        label=_("Region"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("as proposed")}),
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=[("", _("as proposed")), *Agency.Level.choices]
    )
    field = forms.ChoiceField(label=_("Field"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["field"]
        chosen.choices = [("", _("as proposed")), *field_choices()]

    def put_on(self, agency: Agency) -> Agency:
        """The proposed agency with what was chosen for all."""
        for name in ("region", "level", "field"):
            if self.cleaned_data[name]:
                setattr(agency, name, self.cleaned_data[name])
        return agency
