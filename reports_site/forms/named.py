"""Agencies and regions that a person names by typing."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Region

LONGEST = 160


def label_of(agency: Agency) -> str:
    """The agency's name with its region, which together are unique: 澜江市司法局（云川省澜江市）."""
    return f"{agency.name}（{agency.region.full_name}）" if agency.region else agency.name


class AgencyNameField(forms.CharField):
    """The agency whose name, present or former, is typed; its region behind it in brackets helps."""

    default_error_messages: ClassVar = {
        "unknown": _("No agency is called “%(name)s”."),
        "ambiguous": _("Several agencies are called “%(name)s”: add the region in brackets."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Agency | str | None) -> str | None:
        """The agency as it is typed."""
        return label_of(value) if isinstance(value, Agency) else value

    def has_changed(self, initial: Agency | None, data: str | None) -> bool:
        """Whether another name is typed than that of the agency so far."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: str | None) -> Agency | None:
        """The one agency of that name; None where nothing is typed."""
        typed = super().clean(value)
        if not typed:
            return None
        found = _called(typed.replace("(", "（").replace(")", "）"))
        if len(found) == 1:
            return found[0]
        code = "ambiguous" if found else "unknown"
        raise forms.ValidationError(self.error_messages[code], code=code, params={"name": typed})


def _called(typed: str) -> list[Agency]:
    """The agencies meant, at most two: by name, or by name and region."""
    known = Agency.objects.select_related("region")
    found = list(known.called(typed)[:2])
    if found or not typed.endswith("）"):
        return found
    name, _bracket, region = typed[:-1].rpartition("（")
    return list(known.called(name).filter(region__full_name=region)[:2])


class RegionNameField(forms.CharField):
    """The region whose name, full name or six-digit code is typed."""

    default_error_messages: ClassVar = {
        "unknown": _("No region is called “%(name)s”."),
        "ambiguous": _(
            "Several regions are called “%(name)s”: write the full name, such as %(example)s."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Region | str | None) -> str | None:
        """The region as it is typed."""
        if value and not isinstance(value, Region) and value.isdecimal():
            value = Region.objects.filter(pk=value).first() or value
        return value.full_name if isinstance(value, Region) else value

    def clean(self, value: str | None) -> Region | None:
        """The one region of that name or code; None where nothing is typed."""
        typed = super().clean(value)
        if not typed:
            return None
        for lookup in ("code", "full_name", "name"):
            found = list(Region.objects.filter(**{lookup: typed})[:2])
            if len(found) == 1:
                return found[0]
            if found:
                raise forms.ValidationError(
                    self.error_messages["ambiguous"],
                    code="ambiguous",
                    params={"name": typed, "example": found[0].full_name},
                )
        raise forms.ValidationError(
            self.error_messages["unknown"], code="unknown", params={"name": typed}
        )
