"""Flags of many reports as a table."""

from __future__ import annotations

from typing import ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing import checks
from parsing.models import Finding

from ..flags import shown_elsewhere
from .columns import NAME, NUMBER, WIDE_ONLY


class FindingTable(tables.Table):
    agency = tables.Column(
        verbose_name=_("Agency"),
        accessor="report__agency",
        order_by="report__agency__sort_key",
        linkify=lambda record: record.report.agency.get_absolute_url(),
        attrs=NAME,
    )
    year = tables.Column(
        verbose_name=_("Year"),
        accessor="report__year",
        order_by=("report__year", "report_id", "position"),
        linkify=lambda record: record.report.get_absolute_url(),
        attrs=NUMBER,
    )
    severity = tables.TemplateColumn(
        '{% include "components/flag_mark.html" with severity=record.severity %}',
        verbose_name=_("Severity"),
        attrs={"th": {"class": "wide-only"}, "td": {"class": "mark wide-only"}},
    )
    rule = tables.Column(
        verbose_name=_("Rule"),
        linkify=lambda record: f"{record.report.get_absolute_url()}#flag-{record.position + 1}",
        attrs=WIDE_ONLY,
    )
    message = tables.Column(verbose_name=_("What does not agree"), orderable=False)

    class Meta:
        model = Finding
        fields = ("agency", "year", "severity", "rule", "message")
        attrs: ClassVar = {"aria-label": _("Flags"), "class": "stacked"}

    def render_year(self, value: int) -> str:
        return str(value)

    def render_rule(self, value: str) -> str:
        return checks.rule(value).title.in_language(get_language() or "")

    def render_message(self, record: Finding) -> str:
        return render_to_string("components/flag_in_row.html", {"flag": shown_elsewhere(record)})
