"""One agency over the years: its figures, how they changed, and where its peers stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsing.forms import Figures
from parsing.indicators import (
    INDICATORS,
    MEASURES,
    Change,
    Indicator,
    Measure,
    State,
    Summary,
    Value,
    change,
)
from parsing.models import Agency, Report
from parsing.models.gathering import figures_of_reports, needed_by
from parsing.models.kept import kept

from .milestones import Milestone, milestones_within
from .standings import Peers, said_by_peers, summaries, together

MISSING = Value(State.MISSING)
HEADLINES = tuple(
    INDICATORS[code]
    for code in (
        "received",
        "handled",
        "disclosure_rate",
        "refused_share",
        "backlog",
        "disputes_per_100",
    )
)


@dataclass(frozen=True, slots=True)
class YearOfFigures:
    """One year of an agency; ``report`` and ``figures`` are None where no report was seen."""

    year: int
    report: Report | None
    figures: Figures | None

    def value(self, measure: Measure) -> Value:
        """What the year's report says of the measure."""
        return measure.of(self.figures) if self.figures is not None else MISSING


@dataclass(frozen=True, slots=True)
class Headline:
    """An indicator of the latest report, with its change on the year and what peers say."""

    indicator: Indicator
    value: Value
    change: Change | None
    peers: Summary | None


@dataclass(frozen=True, slots=True)
class Profile:
    """An agency's years, oldest first, gaps included."""

    years: tuple[YearOfFigures, ...]

    @property
    def latest(self) -> YearOfFigures:
        return self.years[-1]

    @property
    def milestones(self) -> list[Milestone]:
        """The breaks that lie within these years."""
        return milestones_within([year.year for year in self.years])

    def values(self, measure: Measure) -> tuple[Value, ...]:
        """The measure over the years."""
        return tuple(year.value(measure) for year in self.years)

    def change(self, measure: Measure) -> Change | None:
        """How the measure changed from the year before the latest."""
        if len(self.years) < 2:
            return None
        return change(self.years[-2].value(measure), self.latest.value(measure))


def profile(
    reports: Iterable[Report], measures: Sequence[Measure] = tuple(MEASURES.values())
) -> Profile:
    """The years from the first to the last of one agency's ``reports``, with what measures need.

    ValueError where there are none. At most one query a table.
    """
    by_year = {report.year: report for report in reports if report.year is not None}
    figures = figures_of_reports(by_year.values(), needed_by(measures))
    years = []
    for year in range(min(by_year), max(by_year) + 1):
        report = by_year.get(year)
        years.append(YearOfFigures(year, report, figures[report.pk] if report else None))
    return Profile(tuple(years))


def medians(peers: Peers, year: int) -> dict[str, Summary]:
    """What the peers say together in the headlines of a year, once for each version of the data.

    By the codes of the indicators; nothing for one that is alone.
    """

    def made() -> dict[str, Summary]:
        said = together(said_by_peers(peers.agencies(), year, HEADLINES).values())
        found = summaries(said)
        return found if any(held.states.total() > 1 for held in found.values()) else {}

    return kept(f"medians-{'-'.join(map(str, peers))}-{year}", made)


def headlines(agency: Agency, held: Profile) -> list[Headline]:
    """The headline figures of the latest year beside the medians of the agency's peers."""
    together = medians(Peers.of(agency), held.latest.year)
    return [
        Headline(
            indicator,
            held.latest.value(indicator),
            held.change(indicator),
            together.get(indicator.code),
        )
        for indicator in HEADLINES
    ]
