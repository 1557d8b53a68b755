"""Coverage as a table: a row an agency, a column a year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Report

from .columns import NAME


@cache
def _shown(mark: str, count: int, _language: str) -> SafeString:
    """The mark in the language of the page; a table has thousands of cells and few kinds of them."""
    return render_to_string("components/coverage_mark.html", {"mark": mark, "count": count})


def shown_mark(report: Report | None) -> SafeString:
    """What became of a report, in a shape and a word, leading to it where it is there."""
    language = get_language() or ""
    if report is None:
        return _shown("missing", 0, language)
    mark, count = _worst(report)
    return format_html(
        '<a href="{}">{}</a>', report.get_absolute_url(), _shown(mark, count, language)
    )


def _worst(report: Report) -> tuple[str, int]:
    if report.errors:
        return "error", report.errors
    return ("warning", report.warnings) if report.warnings else ("published", 0)


class CoverageColumn(tables.Column):
    """One year: published, flagged or missing, in words."""

    def __init__(self, year: int) -> None:
        super().__init__(
            accessor=f"reports_by_year__{year}",
            verbose_name=str(year),
            orderable=False,
            empty_values=(),
            attrs={"th": {"class": "mark"}, "td": {"class": "mark"}},
        )

    def render(self, value: Report | None) -> SafeString:
        return shown_mark(value)


class CoverageTable(tables.Table):
    name = tables.Column(
        verbose_name=_("Agency"),
        linkify=True,
        order_by="sort_key",
        attrs=NAME,
    )

    class Meta:
        model = Agency
        fields = ("name",)
        order_by = "name"
        attrs: ClassVar = {"aria-label": _("Coverage")}

    def __init__(self, data: Any, years: Sequence[int], **options: Any) -> None:
        columns = [(f"y{year}", CoverageColumn(year)) for year in years]
        super().__init__(data, extra_columns=columns, **options)
