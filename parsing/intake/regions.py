"""The tree of regions, kept from the gazetteer or from the example province."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from parsing.models import Region


class Place(Protocol):
    """A region as reading and the examples know it: code, name, level, code of its parent."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def parent(self) -> str | None: ...


def keep_regions(places: Iterable[Place], *, is_example: bool) -> None:
    """Store the places, parents before children, or bring those already stored up to date."""
    full_names: dict[str | None, str] = {None: ""}
    regions = []
    for place in places:
        full_names[place.code] = full_names[place.parent] + place.name
        region = Region(
            code=place.code,
            name=place.name,
            full_name=full_names[place.code],
            level=place.level,
            parent_id=place.parent,
            is_example=is_example,
        )
        region.prepare_search()
        regions.append(region)
    Region.objects.bulk_create(
        regions,
        update_conflicts=True,
        unique_fields=("code",),
        update_fields=("name", "full_name", "level", "parent", "is_example", "search_names"),
        batch_size=1000,
    )
