"""Columns that several tables have."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from parsing.models import Agency
from parsing.models.latest import ORDERS, field_rank

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}
WIDE_ONLY = {"th": {"class": "wide-only"}, "td": {"class": "wide-only"}}
CHINESE = {"td": {"lang": "zh-Hans"}}
NAME = {"th": {"class": "name"}, "td": {"class": "name", "lang": "zh-Hans"}}  # of an agency


class OrderedColumn(tables.Column):
    """A column of agencies that is sorted by one of ``ORDERS``; those without a figure stand last."""

    def __init__(self, order: str, **options: Any) -> None:
        super().__init__(**options)
        self.expression = ORDERS[order]

    def order(self, data: QuerySet[Agency], is_descending: bool) -> tuple[QuerySet[Agency], bool]:
        ordered = data.annotate(ordered_by=self.expression)
        by = F("ordered_by")
        first = by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True)
        return ordered.order_by(first, "sort_key"), True


class FieldColumn(tables.Column):
    """The field of agencies, sorted by its name in the language of the page; the unknown stand last."""

    def order(self, data: QuerySet[Agency], is_descending: bool) -> tuple[QuerySet[Agency], bool]:
        by = field_rank(get_language() or "")
        first = by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True)
        return data.order_by(first, "sort_key"), True


def flag_counts(errors: int, warnings: int) -> SafeString:
    """How many errors and warnings there are, each with its mark; nothing where there are none."""
    return _flag_counts(errors, warnings, get_language())


@lru_cache(maxsize=1000)  # most rows of a list say one of few things
def _flag_counts(errors: int, warnings: int, _language: str | None) -> SafeString:
    return render_to_string("components/flag_counts.html", {"errors": errors, "warnings": warnings})
