"""Coverage by region and field as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from parsing.models import Region
from parsing.models.coverage import Coverage, Covered

from .standings import NAMES


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A group with its name, the way to its page, and a cell a year."""

    name: str
    address: str
    agencies: int
    cells: list[Coverage]


def by_region(found: Sequence[Covered], years: Sequence[int]) -> list[CoverageRow]:
    """The regions by their names; one query."""
    names = {
        held.code: held.name for held in Region.objects.filter(code__in=[c.code for c in found])
    }
    return [
        _row(held, names.get(held.code, held.code), reverse("region", args=(held.code,)), years)
        for held in found
    ]


def by_field(found: Sequence[Covered], years: Sequence[int]) -> list[CoverageRow]:
    """The fields by their names, in the language of the page."""
    language = get_language() or ""
    return [
        _row(
            held,
            NAMES[held.code].in_language(language),
            reverse("field", args=(held.code,)),
            years,
        )
        for held in found
        if held.code in NAMES
    ]


def _row(held: Covered, name: str, address: str, years: Sequence[int]) -> CoverageRow:
    return CoverageRow(name, address, held.agencies, [held.of(year) for year in years])
