"""Small charts of a comparison: one a row, on one scale or each on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from parsing.comparing import Series
from parsing.indicators import Measure, State

from .drawing import Drawing, highest
from .marks import Size
from .plots import Plot, PlotSeries

SMALL = Size(width=300, height=142, left=40, right=16, top=38, bottom=24)
MOST = 60


@dataclass(frozen=True, slots=True)
class Multiples:
    """The small charts of one measure."""

    measure: Measure
    drawings: tuple[Drawing, ...]


def multiples(
    series: Sequence[Series], years: Sequence[int], *, has_own_scales: bool
) -> list[Multiples]:
    """A small chart for each of the first 60 rows, by measure."""
    shown = sorted(series[:MOST], key=lambda held: held.line.code)
    found = []
    for _code, rows in groupby(shown, lambda held: held.line.code):
        held = list(rows)
        plots = [_plot(row, years) for row in held]
        most = None if has_own_scales else max(map(highest, plots))
        found.append(Multiples(held[0].line, tuple(Drawing(plot, SMALL, most) for plot in plots)))
    return found


def _plot(row: Series, years: Sequence[int]) -> Plot:
    """The row as a chart with the agency's name; years that were not chosen are left out."""
    values = tuple(point.held for point in row.points)
    missing = tuple(
        year for year, value in zip(years, values, strict=True) if value.state is State.MISSING
    )
    return Plot(
        f"{row.line.code.replace('.', '-')}-{row.agency.pk}",
        "lines",
        row.agency.name,
        row.line.unit.in_language(get_language() or ""),
        tuple(years),
        (PlotSeries(row.line, values),),
        missing,
    )
