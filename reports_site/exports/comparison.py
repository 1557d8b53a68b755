"""A comparison: a row an agency and figure, for each year the number and its change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.comparing import Point, Series

from .values import Column, Export, Mark, Value, of_figure


def comparison_export(series: Sequence[Series], years: Sequence[int]) -> Export:
    """What the page shows, in its order; with the n of every share where there are shares."""
    has_shares = any(held.line.is_share for held in series)
    columns = (
        Column("agency_id", _("Agency number"), lambda held: held.agency.pk),
        Column("agency", _("Agency"), lambda held: held.agency.name),
        Column("line", _("Figure code"), lambda held: held.line.code),
        Column("figure", _("Figure"), _label),
        Column("unit", _("Unit"), lambda held: held.line.unit.in_language(get_language() or "")),
        *(
            column
            for at, year in enumerate(years)
            for column in _of_year(at, year)
            if has_shares or not column.code.endswith("_n")
        ),
    )
    return Export(
        "comparison",
        _("Compare"),
        columns,
        series,
        len(series),
        marks=(Mark.UNREAD, Mark.NO_REPORT, Mark.NOT_ON_FORM, Mark.NO_BASE),
    )


def _label(held: Series) -> str:
    return held.line.label.in_language(get_language() or "")


def _of_year(at: int, year: int) -> Iterator[Column]:
    def point(held: Any) -> Point:
        return held.points[at]

    change = _("%(year)s: change on the year") % {"year": year}
    percent = _("%(year)s: change in per cent") % {"year": year}
    yield Column(str(year), str(year), lambda held: of_figure(point(held).held))
    yield Column(f"{year}_n", _("%(year)s: n") % {"year": year}, lambda held: _base(point(held)))
    yield Column(f"{year}_change", change, lambda held: point(held).change)
    yield Column(f"{year}_percent", percent, lambda held: point(held).percent)


def _base(point: Point) -> Value:
    """Of how many the number is a share; nothing where it is none."""
    return point.held.base if point.held.is_share else None
