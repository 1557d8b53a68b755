"""Agencies with where they stand."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from parsing.intake.notation import Content
from parsing.models import Agency

from .columns import FigureColumn, flag_counts

WIDE_ONLY = {"th": {"class": "wide-only"}, "td": {"class": "wide-only"}}


class AgencyTable(tables.Table):
    """Agencies that came ``with_latest_report``."""

    name = tables.Column(
        verbose_name=_("Agency"),
        order_by="sort_key",
        linkify=True,
        attrs={"th": {"class": "name"}, "td": {"class": "name"}},
    )
    region = tables.Column(
        verbose_name=_("Region"), order_by=("region_id", "sort_key"), default="—"
    )
    level = tables.Column(
        verbose_name=_("Level"), order_by=("level_rank", "sort_key"), attrs=WIDE_ONLY
    )
    field = tables.Column(
        verbose_name=_("Field"), order_by=("field", "sort_key"), default="—", attrs=WIDE_ONLY
    )
    reports = FigureColumn(verbose_name=_("Reports"), accessor="report_count")
    latest = FigureColumn(verbose_name=_("Latest year"), accessor="latest_year", localize=False)
    received = FigureColumn(
        verbose_name=_("Received that year"), accessor="latest_received", empty_values=()
    )
    flags = FigureColumn(
        verbose_name=_("Flags that year"), accessor="latest_errors", empty_values=()
    )

    class Meta:
        attrs: ClassVar = {"aria-label": _("Agencies")}
        empty_text = _("No agency matches. Try fewer letters of the name, or fewer filters.")

    def render_received(self, value: int | None, record: Any) -> str:
        if record.latest_id is None:
            return ""
        figure = Content(value, record.latest_is_unread)
        return render_to_string("components/figure.html", {"value": figure})

    def render_flags(self, value: int | None, record: Agency) -> str:
        return flag_counts(value or 0, record.latest_warnings or 0)
