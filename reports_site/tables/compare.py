"""The comparison as a table: a row an agency and line, a column a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_tables2 as tables
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.comparing import Series


class YearColumn(tables.TemplateColumn):
    """One year: the number and its change on the year before."""

    def __init__(self, index: int, year: int) -> None:
        super().__init__(
            template_name="components/comparison_point.html",
            accessor=f"points__{index}",
            verbose_name=str(year),
            orderable=False,
            extra_context={"year": year},
            attrs={"th": {"class": "number"}, "td": {"class": "number"}},
        )


class CompareTable(tables.Table):
    agency = tables.Column(
        verbose_name=_("Agency"), linkify=True, orderable=False, attrs={"td": {"class": "sticky"}}
    )
    line = tables.Column(verbose_name=_("Figure"), accessor="line__label", orderable=False)

    class Meta:
        empty_text = _("Choose agencies to compare.")

    def __init__(self, series: Sequence[Series], years: Sequence[int], **options: Any) -> None:
        columns = [(f"y{year}", YearColumn(index, year)) for index, year in enumerate(years)]
        super().__init__(series, extra_columns=columns, **options)

    def render_line(self, value: Any) -> str:
        return str(value.in_language(get_language() or ""))
