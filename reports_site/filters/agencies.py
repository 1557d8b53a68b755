"""Agencies found by name, region, level, field and year."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Region, Report
from parsing.models.agencies import AgencyQuerySet
from parsing.models.kept import kept
from parsing.models.regions import RegionQuerySet

from .keys import key_of, set_beside

MOST_LETTERS = 60
MOST_REGIONS = 12
DEPTHS = {level: depth for depth, level in enumerate(Region.Level.values)}


class RegionField(django_filters.fields.ModelChoiceField):
    """A region among those near the chosen one, each standing in by its level."""

    def label_from_instance(self, region: Any) -> str:
        return "\u3000" * DEPTHS[region.level] + region.name


class RegionFilter(django_filters.ModelChoiceFilter):
    """The provinces with agencies, and below the chosen region its parts: a list that stays short."""

    field_class = RegionField

    def get_queryset(self, request: HttpRequest | None) -> RegionQuerySet:
        code = self.parent.data.get("region", "")
        chosen = Region.objects.filter(code=code).first() if code.isdigit() else None
        return Agency.objects.current().regions().around(chosen)


def field_choices() -> list[tuple[str, str]]:
    """The fields in which there are agencies."""
    language = get_language() or ""
    fields = kept("fields", Agency.objects.current().fields)
    return [(field.code, field.label.in_language(language)) for field in fields]


def year_choices() -> list[tuple[int, str]]:
    """The years of published reports, the latest first."""
    return [(year, str(year)) for year in Report.objects.published().years()]


class AgencyFilter(django_filters.FilterSet):
    """What of the list of agencies to show; a value that means nothing filters nothing."""

    q = django_filters.CharFilter(
        label=_("Name of the agency"), method="named_like", max_length=MOST_LETTERS
    )
    region = RegionFilter(label=_("Region"), method="in_region", empty_label=_("all regions"))
    level = django_filters.ChoiceFilter(
        label=_("Level"), choices=Agency.Level.choices, empty_label=_("all levels")
    )
    field = django_filters.ChoiceFilter(
        label=_("Field"), choices=field_choices, empty_label=_("all fields")
    )
    year = django_filters.ChoiceFilter(
        label=_("With a report for"),
        choices=year_choices,
        method="with_report_for",
        empty_label=_("any year"),
    )

    class Meta:
        model = Agency
        fields = ()

    def named_like(self, agencies: AgencyQuerySet, _name: str, text: str) -> AgencyQuerySet:
        return agencies.named_like(text)

    def in_region(self, agencies: AgencyQuerySet, _name: str, region: Region) -> AgencyQuerySet:
        return agencies.in_region(region)

    def with_report_for(self, agencies: AgencyQuerySet, _name: str, year: str) -> AgencyQuerySet:
        reports = Report.objects.published().filter(agency=OuterRef("pk"), year=year)
        return agencies.filter(Exists(reports))

    @property
    def regions(self) -> list[Region]:
        """The regions that are called like what is searched for; one query, none without a search."""
        searched = self.form.cleaned_data.get("q") if self.form.is_valid() else ""
        return list(Region.objects.named_like(searched or "")[:MOST_REGIONS]) if searched else []

    @property
    def chosen_region(self) -> Region | None:
        """The region asked for; None for all."""
        return self.form.cleaned_data.get("region") if self.form.is_valid() else None

    @property
    def key(self) -> str:
        """What the choice is called."""
        return key_of(self.form)

    @property
    def chosen(self) -> int:
        """How many filters are set, the name aside."""
        return set_beside(self.form, "q")
