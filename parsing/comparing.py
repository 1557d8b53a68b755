"""Agencies × years × measures: the numbers side by side, with the change on the year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsing.forms import Figures, Number
from parsing.indicators import LINES, Change, Measure, State, Value, change
from parsing.models import Agency, Report
from parsing.models.gathering import figures_of_reports, needed_by
from parsing.models.report_queries import ReportQuerySet

__all__ = ["LINES", "Point", "Series", "State", "compare"]

MISSING = Value(State.MISSING)


@dataclass(frozen=True, slots=True)
class Point:
    """One measure of one report, with the change on the year before where both are known.

    ``departs`` tells that the report prints another number for one of its cells than what stands.
    """

    held: Value
    report: Report | None = None
    changed: Change | None = None
    departs: bool = False

    @property
    def state(self) -> State:
        return self.held.state

    @property
    def value(self) -> Number | None:
        return self.held.rounded

    @property
    def change(self) -> Number | None:
        """By how much it changed; in percentage points for a share."""
        return self.changed.amount if self.changed else None

    @property
    def percent(self) -> Number | None:
        """The change of a count in per cent; None on a base below 10."""
        return self.changed.percent if self.changed else None


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one agency over the years."""

    agency: Agency
    line: Measure
    points: tuple[Point, ...]


def compare(
    agencies: Sequence[Agency],
    years: Sequence[int],
    lines: Sequence[Measure],
    *,
    among: ReportQuerySet | None = None,
) -> tuple[Series, ...]:
    """The lines of the agencies' reports over the years, both in the order given.

    The reports are those ``among`` these: the published ones, or these ``in_print``.

    The change is taken on the year before, whether or not it is among ``years``. A fixed number of
    queries.
    """
    published = Report.objects.published() if among is None else among
    reports, figures = _gathered(published, agencies, years, lines)
    return tuple(
        Series(
            agency,
            line,
            tuple(
                _point(
                    line,
                    reports.get((agency.pk, year)),
                    figures.get((agency.pk, year)),
                    figures.get((agency.pk, year - 1)),
                )
                for year in years
            ),
        )
        for agency in agencies
        for line in lines
    )


Place = tuple[int | None, int | None]


def _gathered(
    among: ReportQuerySet,
    agencies: Sequence[Agency],
    years: Collection[int],
    lines: Sequence[Measure],
) -> tuple[dict[Place, Report], dict[Place, Figures]]:
    wanted = {*years, *(year - 1 for year in years)}
    chosen = (
        among.filter(agency__in=agencies, year__in=wanted)
        .only("agency", "year", "form", "state", "errors", "warnings")
        .prefetch_related("corrections")
    )
    reports = {(report.agency_id, report.year): report for report in chosen}
    figures = figures_of_reports(reports.values(), needed_by(lines))
    return reports, {place: figures[report.pk] for place, report in reports.items()}


def _point(
    line: Measure, report: Report | None, figures: Figures | None, before: Figures | None
) -> Point:
    if figures is None:
        return Point(MISSING)
    value = line.of(figures)
    earlier = line.of(before) if before is not None else MISSING
    departs = bool(report and not report.printed().keys().isdisjoint(line.cells))
    return Point(value, report, change(earlier, value), departs)
