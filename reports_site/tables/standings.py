"""Agencies of a region, and peers with their ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from parsing.indicators import Measure, Ranked, Value
from parsing.models import Agency, Report
from parsing.models.agencies import AgencyQuerySet
from parsing.standings import Standing, standings

from .columns import CHINESE, NAME, NUMBER, FieldColumn, OrderedColumn, flag_counts


def shown_value(value: Value, measure: Measure) -> str:
    """A value as every page writes it."""
    return render_to_string("components/value.html", {"value": value, "measure": measure})


def shown_report(report: Report | None) -> str:
    """The way to the report with its flags; in words where there is none."""
    if report is None:
        return format_html('<span class="missing">{}</span>', _("no report"))
    counts = flag_counts(report.errors, report.warnings)
    return format_html('<a href="{}">{}</a> {}', report.get_absolute_url(), _("open"), counts)


def _standings(
    agencies: Iterable[Agency], year: int | None, measure: Measure
) -> dict[int, Standing]:
    """What the agencies say in the year, by their keys."""
    found = standings(agencies, year, [measure]) if year else []
    return {held.agency.pk: held for held in found}


class StandingTable(tables.Table):
    """Agencies with one measure of one year; only those of the page are looked at."""

    name = tables.Column(verbose_name=_("Agency"), linkify=True, order_by="sort_key", attrs=NAME)
    value = tables.Column(verbose_name=_("Value"), orderable=False, empty_values=(), attrs=NUMBER)
    report = tables.Column(verbose_name=_("Report"), empty_values=(), orderable=False)
    level = OrderedColumn("level", verbose_name=_("Level"))
    field = FieldColumn(verbose_name=_("Field"), default="—")
    scope = tables.Column(verbose_name=_("Scope"), order_by=("scope", "sort_key"))

    class Meta:
        attrs: ClassVar = {"aria-label": _("Agencies")}

    def __init__(
        self, agencies: AgencyQuerySet, year: int | None, measure: Measure, **options: Any
    ) -> None:
        self.year, self.measure = year, measure
        super().__init__(agencies, **options)

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """What the agencies of the page say."""
        agencies = [row.record for row in self.paginated_rows]
        return _standings(agencies, self.year, self.measure)

    def render_value(self, record: Agency) -> str:
        return shown_value(self.standings[record.pk].value(self.measure), self.measure)

    def render_report(self, record: Agency) -> str:
        return shown_report(self.standings[record.pk].report)


class RankTable(tables.Table):
    """Peers, by their keys, by one measure of one year, with their ranks."""

    rank = tables.Column(verbose_name=_("Rank"), empty_values=(), attrs=NUMBER)
    name = tables.Column(verbose_name=_("Agency"), accessor="item", attrs=NAME)
    region = tables.Column(verbose_name=_("Region"), accessor="item", attrs=CHINESE)
    value = tables.Column(verbose_name=_("Value"), empty_values=(), attrs=NUMBER)
    report = tables.Column(verbose_name=_("Report"), accessor="item")

    class Meta:
        orderable = False
        attrs: ClassVar = {"aria-label": _("Peers")}

    def __init__(
        self,
        ranked: Sequence[Ranked[int]],
        year: int | None,
        measure: Measure,
        **options: Any,
    ) -> None:
        self.year, self.measure = year, measure
        super().__init__(ranked, **options)

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """The agencies of the page and their reports."""
        keys = [row.record.item for row in self.paginated_rows]
        agencies = Agency.objects.select_related("region").in_bulk(keys)
        return _standings(agencies.values(), self.year, self.measure)

    def render_rank(self, record: Ranked[int]) -> str:
        if record.rank is None:
            return format_html('<span class="quiet">{}</span>', _("not ranked"))
        tied = format_html(' <span class="quiet">{}</span>', _("tied")) if record.is_tied else ""
        return format_html("{}{}", record.rank, tied)

    def render_name(self, value: int) -> str:
        agency = self.standings[value].agency
        return format_html('<a href="{}">{}</a>', agency.get_absolute_url(), agency)

    def render_region(self, value: int) -> str:
        return str(self.standings[value].agency.region or "—")

    def render_value(self, value: Value) -> str:
        return shown_value(value, self.measure)

    def render_report(self, value: int) -> str:
        return shown_report(self.standings[value].report)
