"""The rows of a table as its template writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.formats import localize
from django_tables2 import Table
from django_tables2.columns.base import BoundColumn
from django_tables2.rows import BoundRow

register = template.Library()

Cells = list[tuple[str, Any]]


@register.filter
def written_rows(table: Table) -> Iterator[tuple[str, Cells]]:
    """The attributes of each row of the page, with the attributes and the content of its cells.

    What a column says of all of its cells is asked for once, not for each.
    """
    alike = {
        column.name: column.attrs["td"].as_html() for column in table.columns if _is_alike(column)
    }
    for row in table.paginated_rows:
        yield row.attrs.as_html(), list(_cells(row, alike))


def _is_alike(column: BoundColumn) -> bool:
    """Whether the attributes of all cells of the column are the same."""
    attributes = column.column.attrs.get("td", {})
    return not any(map(callable, attributes.values()))


def _cells(row: BoundRow, alike: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for column, cell in row.items():
        attributes = alike.get(column.name)
        if attributes is None:
            attributes = column.attrs["td"].as_html()
        is_plain = column.localize is None
        yield attributes, cell if is_plain else localize(cell, use_l10n=column.localize)
