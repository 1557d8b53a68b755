"""Which reports are there, by region and by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left

from .agencies import AgencyQuerySet
from .regions import Region
from .reports import Report

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


def covered(agencies: AgencyQuerySet, region: Region | None) -> Everything:
    """What is there of these agencies, ``region`` being the one they were chosen by."""
    return Everything(
        Report.objects.published().coverage_by_year(of=agencies),
        coverage_by_region(agencies, region),
        coverage_by_field(agencies.not_mixed()),
    )


def coverage_by_region(agencies: AgencyQuerySet, region: Region | None) -> list[Covered]:
    """The agencies by the regions one step below ``region``, or by provinces, in order of code.

    Agencies of the region itself are under its own code. Two queries.
    """
    digits = DIGITS[Region.Level(region.level) if region else None]
    found = _covered(agencies.exclude(region=None), Left("region_id", digits))
    return [Covered(held.code.ljust(6, "0"), held.agencies, held.years) for held in found]


def coverage_by_field(agencies: AgencyQuerySet) -> list[Covered]:
    """The agencies by their fields, the most common first. Two queries."""
    found = _covered(agencies.exclude(field=""), "field")
    return sorted(found, key=lambda held: -held.agencies)


def _covered(agencies: AgencyQuerySet, key: Any) -> list[Covered]:
    known: Any = agencies.order_by()
    grouped = known.annotate(group=key) if not isinstance(key, str) else known
    name = key if isinstance(key, str) else "group"
    counts = dict(grouped.values_list(name).annotate(count=Count("pk")).values_list(name, "count"))
    years: dict[str, dict[int, Coverage]] = {code: {} for code in counts}
    published = Q(reports__state=Report.State.PUBLISHED)
    there = (
        grouped.filter(published)
        .values(name, "reports__year")
        .annotate(count=Count("*"), flagged=Count("reports__year", filter=Q(reports__errors__gt=0)))
    )
    for row in there:
        years[row[name]][row["reports__year"]] = Coverage(row["count"], row["flagged"])
    return [Covered(code, counts[code], years[code]) for code in sorted(counts)]
