"""Agencies of a region, and peers with their ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from parsing.indicators import Measure, Ranked, Value
from parsing.models import Report
from parsing.standings import Standing

from .columns import NAME, NUMBER, flag_counts


def shown_value(value: Value, measure: Measure) -> str:
    """A value as every page writes it."""
    return render_to_string("components/value.html", {"value": value, "measure": measure})


def shown_report(report: Report | None) -> str:
    """The way to the report with its flags; in words where there is none."""
    if report is None:
        return format_html('<span class="missing">{}</span>', _("no report"))
    counts = flag_counts(report.errors, report.warnings)
    return format_html('<a href="{}">{}</a> {}', report.get_absolute_url(), _("open"), counts)


class StandingTable(tables.Table):
    """Agencies with one measure of one year."""

    name = tables.Column(
        verbose_name=_("Agency"),
        accessor="agency",
        linkify=True,
        order_by="agency__sort_key",
        attrs=NAME,
    )
    value = tables.Column(
        verbose_name=_("Value"), accessor="agency", orderable=False, empty_values=(), attrs=NUMBER
    )
    report = tables.Column(verbose_name=_("Report"), empty_values=(), orderable=False)
    level = tables.Column(verbose_name=_("Level"), accessor="agency__get_level_display")
    field = tables.Column(
        verbose_name=_("Field"), accessor="agency__get_field_display", default="—"
    )
    scope = tables.Column(verbose_name=_("Scope"), accessor="agency__get_scope_display")

    class Meta:
        attrs: ClassVar = {"aria-label": _("Agencies")}

    def __init__(self, standing: Sequence[Standing], measure: Measure, **options: Any) -> None:
        self.measure = measure
        super().__init__(standing, **options)

    def render_value(self, record: Standing) -> str:
        return shown_value(record.value(self.measure), self.measure)

    def render_report(self, value: Report | None) -> str:
        return shown_report(value)


class RankTable(tables.Table):
    """Peers by one measure of one year, with their ranks."""

    rank = tables.Column(verbose_name=_("Rank"), empty_values=(), attrs=NUMBER)
    name = tables.Column(
        verbose_name=_("Agency"), accessor="item__agency", linkify=True, attrs=NAME
    )
    region = tables.Column(verbose_name=_("Region"), accessor="item__agency__region", default="—")
    value = tables.Column(verbose_name=_("Value"), empty_values=(), attrs=NUMBER)
    report = tables.Column(verbose_name=_("Report"), accessor="item__report", empty_values=())

    class Meta:
        orderable = False
        attrs: ClassVar = {"aria-label": _("Peers")}

    def __init__(
        self, ranked: Sequence[Ranked[Standing]], measure: Measure, **options: Any
    ) -> None:
        self.measure = measure
        super().__init__(ranked, **options)

    def render_rank(self, record: Ranked[Standing]) -> str:
        if record.rank is None:
            return format_html('<span class="quiet">{}</span>', _("not ranked"))
        tied = format_html(' <span class="quiet">{}</span>', _("tied")) if record.is_tied else ""
        return format_html("{}{}", record.rank, tied)

    def render_value(self, value: Value) -> str:
        return shown_value(value, self.measure)

    def render_report(self, value: Report | None) -> str:
        return shown_report(value)
