"""Columns that several tables have."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}


class FigureColumn(tables.Column):
    """A number, right-aligned; rows without one stand last whichever way it is sorted."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, attrs=NUMBER, **options)

    def order(self, data: QuerySet[Any], is_descending: bool) -> tuple[QuerySet[Any], bool]:
        by = F(self.accessor)
        order = by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True)
        return data.order_by(order, "sort_key"), True


def flag_counts(errors: int, warnings: int) -> SafeString:
    """How many errors and warnings there are, each with its mark; nothing where there are none."""
    return render_to_string("components/flag_counts.html", {"errors": errors, "warnings": warnings})
