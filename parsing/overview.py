"""What is here altogether: the way in shows it, made once for each version of the data."""

from __future__ import annotations

from dataclasses import dataclass

from parsing.indicators import Change
from parsing.models import Agency, Report
from parsing.models.kept import kept
from parsing.reading.names import Field

from .remarkable import largest_changes, most_flagged


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of everything, and what stands out in the latest year."""

    agencies: int
    totals: dict[str, int | None]
    fields: list[tuple[Field, int]]
    changes: list[tuple[Report, int, Change]]
    flagged: list[Report]


def overview() -> Overview:
    """All of it as of now."""
    return kept("overview", _made)


def _made() -> Overview:
    agencies, totals = Agency.objects.current(), Report.objects.published().totals()
    year = totals["latest_year"]
    return Overview(
        agencies.count(),
        totals,
        agencies.count_by_field(),
        largest_changes(year) if year else [],
        most_flagged(year) if year else [],
    )
