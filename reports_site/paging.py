"""Pages of long lists whose length is known already."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator


class Counted(Paginator):  # type: ignore[type-arg]
    """A paginator that is told how many rows there are, and counts none."""

    def __init__(self, rows: Any, per_page: int, *, count: int, **options: Any) -> None:
        super().__init__(rows, per_page, **options)
        self.count = count  # type: ignore[misc]  # in place of the query


def counted(count: int, per_page: int) -> dict[str, Any]:
    """What a table is paginated by where its number of rows is known."""
    paginator = partial(Counted, count=count)
    return {"per_page": per_page, "paginator_class": paginator, "silent": True}
