"""Flags found by rule, severity, region, level, field and year."""

from __future__ import annotations

import django_filters
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks import RULES
from parsing.models import Agency, Finding, Region
from parsing.models.findings import FindingQuerySet

from .agencies import RegionFilter, field_choices, year_choices
from .keys import key_of


def rule_choices() -> list[tuple[str, str]]:
    """The rules by their titles, in the language of the page."""
    language = get_language() or ""
    return [(rule.name, rule.title.in_language(language)) for rule in RULES]


class FindingFilter(django_filters.FilterSet):
    """Which flags to show."""

    rule = django_filters.ChoiceFilter(
        label=_("Rule"), choices=rule_choices, empty_label=_("all rules")
    )
    severity = django_filters.ChoiceFilter(
        label=_("Severity"), choices=Finding.Severity.choices, empty_label=_("all severities")
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

    class Meta:
        model = Finding
        fields = ()

    def in_region(self, findings: FindingQuerySet, _name: str, region: Region) -> FindingQuerySet:
        return findings.in_region(region)

    @property
    def key(self) -> str:
        """What the choice is called."""
        return key_of(self.form)

    @property
    def chosen(self) -> int:
        """How many filters are set, the rule aside."""
        values = self.form.cleaned_data if self.form.is_valid() else {}
        return sum(1 for name, value in values.items() if name != "rule" and value)
