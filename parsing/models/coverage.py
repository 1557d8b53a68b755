"""Which reports are there, by region and by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left

from .agencies import AgencyQuerySet
from .regions import Region
from .reports import Report

ALIKE = ("place", "field", "is_example")
DIGITS = {None: 2, Region.Level.PROVINCE: 4, Region.Level.PREFECTURE: 6, Region.Level.COUNTY: 6}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports a group of agencies has for a year, and how many of them have errors."""

    reports: int = 0
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class Covered:
    """A group of agencies, by its code, with what is there of it, year by year."""

    code: str
    agencies: int
    years: Mapping[int, Coverage]

    def of(self, year: int) -> Coverage:
        return self.years.get(year, Coverage())

    @property
    def altogether(self) -> Coverage:
        """The reports of all years."""
        held = self.years.values()
        return Coverage(sum(year.reports for year in held), sum(year.flagged for year in held))


@dataclass(frozen=True, slots=True)
class Everything:
    """What is there of some agencies: by year, by the regions one step below, by field."""

    years: list[dict[str, Any]]
    regions: list[Covered]
    fields: list[Covered]


@dataclass(frozen=True, slots=True)
class Piece:
    """Agencies of one place and field with their reports: what all the rest is added up from.

    ``place`` begins the code of their region; None for central agencies.
    """

    place: str | None
    field: str
    is_example: bool
    agencies: int
    years: Mapping[int, Coverage]


def covered(agencies: AgencyQuerySet, region: Region | None) -> Everything:
    """What is there of these agencies, ``region`` being the one they were chosen by. Two queries."""
    pieces = _pieces(agencies, region)
    real = [piece for piece in pieces if not piece.is_example]
    years = _added(pieces)
    return Everything(
        [
            {"year": year, "reports": years[year].reports, "flagged": years[year].flagged}
            for year in sorted(years)
        ],
        _by_region(pieces),
        _by_field(real or pieces),
    )


def coverage_by_region(agencies: AgencyQuerySet, region: Region | None) -> list[Covered]:
    """The agencies by the regions one step below ``region``, or by provinces, in order of code.

    Agencies of the region itself are under its own code. Two queries.
    """
    return _by_region(_pieces(agencies, region))


def coverage_by_field(agencies: AgencyQuerySet) -> list[Covered]:
    """The agencies by their fields, the most common first. Two queries."""
    return _by_field(_pieces(agencies, None))


def _by_region(pieces: Iterable[Piece]) -> list[Covered]:
    return _grouped((piece.place.ljust(6, "0"), piece) for piece in pieces if piece.place)


def _by_field(pieces: Iterable[Piece]) -> list[Covered]:
    found = _grouped((piece.field, piece) for piece in pieces if piece.field)
    return sorted(found, key=lambda held: -held.agencies)


def _grouped(pieces: Iterable[tuple[str, Piece]]) -> list[Covered]:
    """The pieces put together by their codes, in order of these."""
    groups: dict[str, list[Piece]] = {}
    for code, piece in pieces:
        groups.setdefault(code, []).append(piece)
    return [
        Covered(code, sum(piece.agencies for piece in groups[code]), _added(groups[code]))
        for code in sorted(groups)
    ]


def _added(pieces: Iterable[Piece]) -> dict[int, Coverage]:
    """The years of several pieces."""
    years: dict[int, Coverage] = {}
    for piece in pieces:
        for year, held in piece.years.items():
            before = years.get(year, Coverage())
            years[year] = Coverage(before.reports + held.reports, before.flagged + held.flagged)
    return years


def _pieces(agencies: AgencyQuerySet, region: Region | None) -> list[Piece]:
    digits = DIGITS[Region.Level(region.level) if region else None]
    grouped: Any = agencies.order_by().annotate(place=Left("region_id", digits))
    counts = grouped.values_list(*ALIKE).annotate(count=Count("*"))
    years: dict[tuple[str | None, str, bool], dict[int, Coverage]] = {}
    there = grouped.filter(reports__state=Report.State.PUBLISHED).values_list(
        *ALIKE, "reports__year"
    )
    flagged = Count("reports__year", filter=Q(reports__errors__gt=0))
    counted = there.annotate(count=Count("*"), flagged=flagged)
    for place, field, is_example, year, reports, wrong in counted:
        years.setdefault((place, field, is_example), {})[year] = Coverage(reports, wrong)
    return [
        Piece(place, field, is_example, count, years.get((place, field, is_example), {}))
        for place, field, is_example, count in counts
    ]
