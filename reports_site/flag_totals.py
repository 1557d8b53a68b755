"""Flags added up: by rule, and over the years as a chart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parsing.checks import RULES, Rule
from parsing.forms import Bilingual
from parsing.indicators import State, Value
from parsing.models.tallies import Tallies

from .charts import paint
from .charts.drawing import Drawing
from .charts.marks import Size
from .charts.plots import Plot, PlotSeries

WIDE = Size(width=560, height=220, left=56)
SEVERITIES = {
    "error": Bilingual("矛盾", "Errors"),
    "warning": Bilingual("存疑", "Warnings"),
    "info": Bilingual("提示", "Notes"),
}


@dataclass(frozen=True, slots=True)
class RuleTotal:
    """How many flags of a rule there are, in how many reports."""

    rule: Rule
    flags: int
    reports: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of flags as a chart takes it."""

    label: Bilingual
    is_share: bool = False
    sign: str = ""


def totals_by_rule(tallies: Tallies) -> list[RuleTotal]:
    """The rules that raise one of these flags, those of most reports first."""
    flags: Counter[str] = Counter()
    for tally in tallies.rows:
        flags[tally.rule] += tally.flags
    reports = tallies.reports_by_rule
    found = [
        RuleTotal(rule, flags[rule.name], reports[rule.name])
        for rule in RULES
        if rule.name in flags
    ]
    return sorted(found, key=lambda total: -total.reports)


def trend(tallies: Tallies) -> Drawing | None:
    """The flags of each year, by severity; None where there are none."""
    if not tallies.rows:
        return None
    flags: Counter[tuple[int, str]] = Counter()
    for tally in tallies.rows:
        flags[tally.year, tally.severity] += tally.flags
    known = [tally.year for tally in tallies.rows]
    years = tuple(range(min(known), max(known) + 1))
    series = tuple(
        PlotSeries(
            Counted(label),  # type: ignore[arg-type]  # a label is all that a chart asks of it
            tuple(Value(State.NUMBER, flags[year, code]) for year in years),
        )
        for code, label in SEVERITIES.items()
    )
    plot = Plot(
        "flags",
        "stack",
        _("Flags over the years"),
        _("flags"),
        years,
        series,
        paints=paint.SEVERITIES,
    )
    return Drawing(plot, WIDE)
