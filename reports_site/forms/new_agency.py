"""An agency that a reviewer adds because none of the known ones is meant."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency

from .named import RegionNameField


class NewAgencyForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, region, level, field and scope of a new agency."""

    prefix = "new"
    region = RegionNameField(
        label=_("Region"),
        required=False,
        help_text=_("Its full name or six-digit code; nothing for a central agency."),
    )

    class Meta:
        model = Agency
        fields = ("name", "region", "level", "field", "scope")
        help_texts: ClassVar = {
            "field": _("The field of administration, such as 司法; nothing where it has none."),
            "scope": _("A government may report for its whole jurisdiction."),
        }

    def clean(self) -> dict[str, Any] | None:
        """What was typed; only a central agency has no region, and a name is new in its region."""
        typed = super().clean() or {}
        if "region" not in typed:
            return typed
        region, is_central = typed["region"], typed.get("level") == Agency.Level.CENTRAL
        if region is None and not is_central:
            self.add_error("region", _("Say which region the agency belongs to."))
        known = Agency.objects.current().filter(name=typed.get("name"), region=region)
        if known.exists():
            self.add_error("name", _("There is an agency of this name in this region."))
        return typed
