"""An agency's reports over the years."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..history import ReportYear
from .columns import NUMBER, flag_counts


class FigureOfYear(tables.TemplateColumn):
    """A headline figure of each year's report; nothing where there is no report."""

    def __init__(self, name: str, label: Any) -> None:
        super().__init__(
            '{% if record.report %}{% include "components/figure.html" %}'
            f'{{% if "{name}" in record.departing %}}'
            '{% include "components/departs.html" %}{% endif %}{% endif %}',
            accessor=f"figures__{name}",
            verbose_name=label,
            attrs=NUMBER,
            empty_values=(),
        )


def row_class(record: ReportYear) -> str:
    """What a style can tell apart: a year without a report, the first year of a form."""
    names = ("gap" if record.report is None else "", "opens-form" if record.opens_form else "")
    return " ".join(filter(None, names))


class HistoryTable(tables.Table):
    """The years of ``reports_site.history``, in their order."""

    year = tables.Column(verbose_name=_("Year"), attrs={"td": {"class": "year"}})
    received = FigureOfYear("received", _("Received"))
    carried_in = FigureOfYear("carried_in", _("Carried in"))
    granted = FigureOfYear("granted", _("Granted"))
    partly_granted = FigureOfYear("partly_granted", _("Granted in part"))
    handled = FigureOfYear("handled", _("Handled"))
    carried_out = FigureOfYear("carried_out", _("Carried out"))
    flags = tables.Column(
        verbose_name=_("Flags"),
        accessor="report",
        empty_values=(),
        attrs={"td": {"class": "nowrap"}},
    )
    form = tables.Column(
        verbose_name=_("Form"),
        accessor="report__form_used__notice",
        default="",
        attrs={"td": {"class": "nowrap", "lang": "zh-Hans"}},
    )
    revision = tables.Column(
        verbose_name=_("Revision"), accessor="report__revision", default="", attrs=NUMBER
    )

    class Meta:
        orderable = False
        attrs: ClassVar = {"aria-label": _("Reports over the years")}
        row_attrs: ClassVar = {"class": row_class}

    def render_year(self, value: int, record: ReportYear) -> str:
        if record.report is None:
            return format_html('{} <span class="quiet">{}</span>', value, _("no report seen"))
        return format_html('<a href="{}">{}</a>', record.report.get_absolute_url(), value)

    def render_flags(self, record: ReportYear) -> str:
        if record.report is None:
            return ""
        return flag_counts(record.report.errors, record.report.warnings)
