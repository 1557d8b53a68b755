"""Regions by their codes of GB/T 2260."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from parsing.models import Region

from .paging import piece
from .queries import RegionQuery
from .schemas import Page, RegionOut

router = Router(tags=["regions"])


@router.get("", response=Page[RegionOut], summary=_("Regions"))
def regions(request: HttpRequest, query: Query[RegionQuery]) -> dict[str, Any]:
    """Provinces, prefectures and counties in the order of their codes."""
    chosen = {"parent": query.parent, "level": query.level}
    known = Region.objects.filter(**{name: value for name, value in chosen.items() if value})
    found, following = piece(request, known, key="code", after=query.after, limit=query.limit)
    return {"items": [region_out(region) for region in found], "next": following}


def region_out(region: Region) -> dict[str, Any]:
    """A region with the code of the one above it."""
    return {
        "code": region.code,
        "name": region.name,
        "full_name": region.full_name,
        "level": region.level,
        "parent": region.parent_id,
        "is_example": region.is_example,
    }
