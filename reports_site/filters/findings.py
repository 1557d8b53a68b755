"""Flags found by rule, family, severity, agency, region, level, field, year, and who looked."""

from __future__ import annotations

import django_filters
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks import FAMILIES, RULES
from parsing.models import Agency, Finding, Region
from parsing.models.findings import FindingQuerySet

from .agencies import RegionFilter, field_choices, year_choices
from .keys import key_of, set_beside


def rule_choices() -> list[tuple[str, str]]:
    """The rules by their titles, in the language of the page."""
    language = get_language() or ""
    return [(rule.name, rule.title.in_language(language)) for rule in RULES]


def family_choices() -> list[tuple[str, str]]:
    """The families of rules, in the language of the page."""
    language = get_language() or ""
    return [(code, name.in_language(language)) for code, name in FAMILIES.items()]


ACKNOWLEDGED = (
    ("yes", _("found in the original by staff")),
    ("no", _("not held against the original yet")),
)


class FindingFilter(django_filters.FilterSet):
    """Which flags to show."""

    rule = django_filters.ChoiceFilter(
        label=_("Rule"), choices=rule_choices, empty_label=_("all rules")
    )
    family = django_filters.ChoiceFilter(
        label=_("Family of rules"),
        choices=family_choices,
        method="of_family",
        empty_label=_("all families"),
    )
    severity = django_filters.ChoiceFilter(
        label=_("Severity"), choices=Finding.Severity.choices, empty_label=_("all severities")
    )
    agency = django_filters.ModelChoiceFilter(
        field_name="report__agency",
        queryset=Agency.objects.current(),
        widget=forms.HiddenInput,
    )
    region = RegionFilter(label=_("Region"), method="in_region", empty_label=_("all regions"))
    level = django_filters.ChoiceFilter(
        label=_("Level"),
        field_name="report__agency__level",
        choices=Agency.Level.choices,
        empty_label=_("all levels"),
    )
    field = django_filters.ChoiceFilter(
        label=_("Field"),
        field_name="report__agency__field",
        choices=field_choices,
        empty_label=_("all fields"),
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"),
        field_name="report__year",
        choices=year_choices,
        empty_label=_("all years"),
    )

    acknowledged = django_filters.ChoiceFilter(
        label=_("Original"),
        choices=ACKNOWLEDGED,
        method="is_acknowledged",
        empty_label=_("looked at or not"),
    )

    class Meta:
        model = Finding
        fields = ()

    def in_region(self, findings: FindingQuerySet, _name: str, region: Region) -> FindingQuerySet:
        return findings.in_region(region)

    def of_family(self, findings: FindingQuerySet, _name: str, code: str) -> FindingQuerySet:
        return findings.of_family(code)

    def is_acknowledged(self, findings: FindingQuerySet, _name: str, said: str) -> FindingQuerySet:
        return findings.acknowledged() if said == "yes" else findings.not_acknowledged()

    @property
    def chosen_agency(self) -> Agency | None:
        """The one agency whose flags are asked for; None for all."""
        return self.form.cleaned_data.get("agency") if self.form.is_valid() else None

    @property
    def key(self) -> str:
        """What the choice is called."""
        return key_of(self.form)

    @property
    def chosen(self) -> int:
        """How many filters are set, the rule aside."""
        return set_beside(self.form, "rule")
