"""What a person says of an agency."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency


class AgencyForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, region, level, field and scope of an agency."""

    class Meta:
        model = Agency
        fields = ("name", "region", "level", "field", "scope")
        help_texts: ClassVar = {
            "scope": _("A government may report for its whole jurisdiction."),
        }

    def clean(self) -> dict[str, Any]:
        """What was typed; only a central agency has no region, and a name is one of its region."""
        typed: dict[str, Any] = super().clean() or {}
        if "region" not in typed:
            return typed
        region, is_central = typed["region"], typed.get("level") == Agency.Level.CENTRAL
        if region is None and not is_central:
            self.add_error("region", _("Say which region the agency belongs to."))
        others = Agency.objects.current().exclude(pk=self.instance.pk)
        if others.filter(name=typed.get("name"), region=region).exists():
            self.add_error("name", _("There is an agency of this name in this region."))
        return typed
