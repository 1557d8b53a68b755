"""What a chart shows, before it is drawn: years, series, values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from parsing.indicators import INDICATORS, Measure, Value
from parsing.indicators.totals import ANSWERS, APPLICANTS, DISPUTES, GROUNDS
from parsing.profiles import Profile

from . import paint

Kind = Literal["lines", "stack"]


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One measure over the years of the plot."""

    measure: Measure
    values: tuple[Value, ...]

    @property
    def label(self) -> str:
        return self.measure.label.in_language(get_language() or "")

    @property
    def numbers(self) -> list[tuple[int, Any]]:
        """The positions and numbers of the years that have one."""
        return [(at, held.number) for at, held in enumerate(self.values) if held.number is not None]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: its kind, its years, its series and the words around it.

    ``paints`` are the colour of each part of a column, and whether it is hatched.
    """

    code: str
    kind: Kind
    title: str
    unit: str
    years: tuple[int, ...]
    series: tuple[PlotSeries, ...]
    missing: tuple[int, ...] = ()
    paints: Sequence[tuple[str, bool]] = paint.PARTS

    @property
    def is_empty(self) -> bool:
        """Whether there is no number at all to draw."""
        return not any(series.numbers for series in self.series)

    @property
    def is_share(self) -> bool:
        return any(series.measure.is_share for series in self.series)

    @property
    def rows(self) -> list[tuple[int, list[tuple[PlotSeries, Value]]]]:
        """The plot as a table: a row a year."""
        return [
            (year, [(series, series.values[at]) for series in self.series])
            for at, year in enumerate(self.years)
        ]

    @property
    def description(self) -> str:
        """What the plot shows, in a few sentences."""
        if self.kind == "stack":
            return _latest(self)
        return " ".join(filter(None, (_told(series, self.years) for series in self.series)))


def _latest(plot: Plot) -> str:
    """The parts of the last column that has a number, the largest first."""
    held = max((at for series in plot.series for at, _number in series.numbers), default=None)
    if held is None:
        return ""
    parts = [series for series in plot.series if series.values[held].number]
    parts.sort(key=lambda series: -(series.values[held].number or 0))
    listed = [f"{series.label} {printed(series, held)}" for series in parts]
    return _("%(year)s: %(parts)s.") % {
        "year": plot.years[held],
        "parts": _(", ").join(listed) or "0",
    }


def _told(series: PlotSeries, years: Sequence[int]) -> str:
    held = [at for at, _number in series.numbers]
    if not held:
        return ""
    most = max(held, key=lambda at: series.values[at].number or 0)
    words = _("%(label)s: %(first)s in %(from)s, %(last)s in %(to)s; most in %(year)s: %(most)s.")
    return words % {
        "label": series.label,
        "first": printed(series, held[0]),
        "from": years[held[0]],
        "last": printed(series, held[-1]),
        "to": years[held[-1]],
        "year": years[most],
        "most": printed(series, most),
    }


def printed(series: PlotSeries, at: int) -> str:
    """The value at a position as text: 1,198, or 75.3%."""
    number = series.values[at].rounded
    return "" if number is None else f"{number:,}{series.measure.sign}"


@dataclass(frozen=True, slots=True)
class PlotKind:
    """A chart that every agency has: which measures it draws and how."""

    code: str
    kind: Kind
    title: Any
    unit: Any
    measures: tuple[Measure, ...]


CASES = gettext_lazy("cases")

KINDS_OF_PLOTS = {
    held.code: held
    for held in (
        PlotKind(
            "volume",
            "lines",
            gettext_lazy("Received and handled"),
            CASES,
            (INDICATORS["received"], INDICATORS["handled"]),
        ),
        PlotKind(
            "disclosure",
            "lines",
            gettext_lazy("Disclosure rate"),
            "%",
            (INDICATORS["disclosure_rate"],),
        ),
        PlotKind(
            "applicants",
            "stack",
            gettext_lazy("Who asks"),
            CASES,
            APPLICANTS,
        ),
        PlotKind(
            "answers",
            "stack",
            gettext_lazy("How requests were answered"),
            CASES,
            ANSWERS,
        ),
        PlotKind(
            "grounds",
            "stack",
            gettext_lazy("Grounds of refusal"),
            CASES,
            GROUNDS,
        ),
        PlotKind(
            "disputes",
            "lines",
            gettext_lazy("Reconsideration and litigation"),
            CASES,
            DISPUTES,
        ),
    )
}
MEASURED = tuple(measure for kind in KINDS_OF_PLOTS.values() for measure in kind.measures)


def plot(kind: PlotKind, held: Profile) -> Plot:
    """The chart of that kind over an agency's years."""
    return Plot(
        kind.code,
        kind.kind,
        str(kind.title),
        str(kind.unit),
        tuple(year.year for year in held.years),
        tuple(PlotSeries(measure, held.values(measure)) for measure in kind.measures),
        tuple(year.year for year in held.years if year.report is None),
    )


def plots(held: Profile) -> list[Plot]:
    """Every chart of an agency."""
    return [plot(kind, held) for kind in KINDS_OF_PLOTS.values()]
