"""Agencies with where they stand."""

from __future__ import annotations

from typing import ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from parsing.models import Report
from parsing.models.contents import Content

from .columns import NAME, NUMBER, WIDE_ONLY, FieldColumn, OrderedColumn, flag_counts

LATEST = "latest_first__0"


class AgencyTable(tables.Table):
    """Agencies that came ``with_published_reports``."""

    name = tables.TemplateColumn(
        template_name="components/agency_in_row.html",
        verbose_name=_("Agency"),
        order_by="sort_key",
        attrs=NAME,
    )
    region = tables.Column(
        verbose_name=_("Region"),
        order_by=("region_id", "sort_key"),
        default="—",
        attrs={"th": {"class": "wide-only"}, "td": {"class": "wide-only", "lang": "zh-Hans"}},
    )
    level = OrderedColumn("level", verbose_name=_("Level"), attrs=WIDE_ONLY)
    field = FieldColumn(verbose_name=_("Field"), default="—", attrs=WIDE_ONLY)
    reports = OrderedColumn(
        "reports",
        verbose_name=_("Reports"),
        accessor="latest_first",
        attrs={"th": {"class": "number wide-only"}, "td": {"class": "number wide-only"}},
    )
    latest = OrderedColumn("year", verbose_name=_("Latest year"), accessor=LATEST, attrs=NUMBER)
    received = OrderedColumn(
        "received", verbose_name=_("Received that year"), accessor=LATEST, default="", attrs=NUMBER
    )
    flags = OrderedColumn(
        "errors", verbose_name=_("Flags that year"), accessor=LATEST, default="", attrs=NUMBER
    )

    class Meta:
        attrs: ClassVar = {"aria-label": _("Agencies")}
        empty_text = _("No agency matches. Try fewer letters of the name, or fewer filters.")

    def render_reports(self, value: list[Report]) -> int:
        return len(value)

    def render_latest(self, value: Report) -> str:
        return str(value.year)

    def render_received(self, value: Report) -> str:
        figure = Content(value.received, bool(value.unread_received))
        return render_to_string("components/figure.html", {"value": figure})

    def render_flags(self, value: Report) -> str:
        return flag_counts(value.errors, value.warnings)
