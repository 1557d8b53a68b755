"""Long lists a piece at a time, each with the address of the next.

A piece begins after a key, not at a place: nothing is skipped or told twice when reports come in
meanwhile, and the last piece is as quick as the first.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

Row = TypeVar("Row")


def piece(
    request: HttpRequest, found: QuerySet[Any, Row], *, key: str, after: int | str, limit: int
) -> tuple[list[Row], str | None]:
    """At most ``limit`` of ``found`` after the key ``after``, and the address of what follows."""
    rows = list(found.filter(**{f"{key}__gt": after}).order_by(key)[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    query = request.GET.copy()
    query["after"] = str(getattr(rows[limit - 1], key))
    return rows[:limit], request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
