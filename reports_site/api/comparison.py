"""Agencies side by side, as the page of comparison shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from parsing.comparing import Point, Series, compare
from parsing.forms import Bilingual, Number
from parsing.indicators import MEASURES
from parsing.models import Agency, Report

from ..forms.compare import MOST_NUMBERS
from ..shown_figures import as_asked
from .errors import Refusal
from .queries import ComparisonQuery
from .schemas import Comparison

router = Router(tags=["comparison"])

TOO_MANY = Bilingual(
    f"一次最多比较 {MOST_NUMBERS} 个数字：请减少机关、年度或指标",
    f"At most {MOST_NUMBERS} numbers at once: ask for fewer agencies, years or figures",
)
UNKNOWN = Bilingual("没有编号为 {pk} 的机关", "There is no agency of the number {pk}")


@router.get("", response=Comparison, summary=_("Comparison"))
def comparison(request: HttpRequest, query: Query[ComparisonQuery]) -> dict[str, Any]:
    """The chosen figures of the chosen agencies over the years, with their change on the year."""
    years = sorted(set(query.year)) or sorted(Report.objects.published().years())
    lines = [MEASURES[code] for code in dict.fromkeys(query.line)]
    if len(set(query.agency)) * len(years) * len(lines) > MOST_NUMBERS:
        raise Refusal(TOO_MANY, field="line")
    published = as_asked(Report.objects.published(), request)
    series = compare(_agencies(query.agency), years, lines, among=published)
    return {"series": [series_out(held, years) for held in series]}


def _agencies(numbers: list[int]) -> list[Agency]:
    """The agencies of these numbers, in their order; Refusal where one is not there."""
    found = Agency.objects.current().in_bulk(numbers)
    for pk in numbers:
        if pk not in found:
            words = Bilingual(*(text.format(pk=pk) for text in UNKNOWN))
            raise Refusal(words, field="agency")
    return [found[pk] for pk in dict.fromkeys(numbers)]


def series_out(series: Series, years: list[int]) -> dict[str, Any]:
    """One figure of one agency over the years."""
    return {
        "agency_id": series.agency.pk,
        "agency": series.agency.name,
        "line": series.line.code,
        "label": series.line.label._asdict(),
        "unit": series.line.unit._asdict(),
        "points": [
            point_out(point, year) for point, year in zip(series.points, years, strict=True)
        ],
    }


def point_out(point: Point, year: int) -> dict[str, Any]:
    """One number, or what stands in its place."""
    return {
        "year": year,
        "state": point.state.value,
        "value": _number(point.value),
        "n": point.held.base if point.held.is_share else None,
        "change": _number(point.change),
        "percent": _number(point.percent),
        "departs": point.departs,
        "report_id": point.report.pk if point.report else None,
    }


def _number(value: Number | None) -> int | str | None:
    """A count as it is; a share as text, so that no digit is lost."""
    return str(value) if isinstance(value, Decimal) else value
