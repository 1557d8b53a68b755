"""The numbers of a chart as a table to take along."""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from parsing.indicators import State, Value

from .plots import Plot, PlotSeries

BOM = "\ufeff"  # by which Excel knows UTF-8


def as_csv(plot: Plot) -> str:
    """A row a year, a column a series, a share with a column for its base; a blank is empty."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([_("Year"), *(head for series in plot.series for head in _heads(series))])
    for year, cells in plot.rows:
        writer.writerow(
            [year, *(field for series, value in cells for field in _fields(series, value))]
        )
    return BOM + text.getvalue()


def _heads(series: PlotSeries) -> list[str]:
    return [series.label, f"{series.label} n"] if series.measure.is_share else [series.label]


def _fields(series: PlotSeries, value: Value) -> list[object]:
    written = _written(value)
    return [written, value.base] if series.measure.is_share else [written]


def _written(value: Value) -> object:
    words = {
        State.NUMBER: value.rounded,
        State.BLANK: "",
        State.UNREAD: "?",
        State.MISSING: _("no report"),
        State.NO_BASE: "n = 0",
        State.NOT_ON_FORM: _("not on this form"),
    }
    return words[value.state]
