"""Pages of long lists, counted no further than a person turns them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.utils.functional import cached_property

COUNTED = 5_000


class ShortPaginator(Paginator):
    """A paginator that stops counting at ``COUNTED`` rows: beyond, a person narrows the list."""

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        """The number of rows, at most ``COUNTED``."""
        return min(self._counted, COUNTED)

    @property
    def has_more(self) -> bool:
        """Whether there are rows beyond those counted."""
        return self._counted > COUNTED
