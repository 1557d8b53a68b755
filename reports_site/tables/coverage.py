"""Coverage as a table: a row an agency, a column a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency

from .columns import NAME


class CoverageColumn(tables.TemplateColumn):
    """One year: published, flagged or missing, in words."""

    def __init__(self, year: int) -> None:
        super().__init__(
            template_name="components/coverage_mark.html",
            accessor=f"reports_by_year__{year}",
            verbose_name=str(year),
            orderable=False,
            empty_values=(),
            attrs={"th": {"class": "mark"}, "td": {"class": "mark"}},
        )


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
