"""The comparison as a table: a row an agency and line, a column a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parsing.comparing import Point, Series, State
from parsing.milestones import FORM_CHANGE

from ..heat import of_changes, of_values
from .columns import NAME

FIGURE = {"th": {"class": "figure-column"}, "td": {"class": "figure-column"}}


@dataclass(frozen=True, slots=True)
class ShownSeries:
    """A row of the comparison with the darkness of each of its numbers.

    One that ``continues`` is of the same agency as the row above.
    """

    series: Series
    heat: list[int]
    continues: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        return self.series.points


class YearColumn(tables.TemplateColumn):
    """One year: the number with its change on the year before, or the change with the number."""

    def __init__(self, index: int, year: int, *, template: str, is_break: bool) -> None:
        broken = " break" if is_break else ""

        def cell(record: ShownSeries) -> str:
            state = record.points[index].state
            hatched = " hatched" if state is State.MISSING else ""
            return f"number heat-{record.heat[index]}{hatched}{broken}"

        super().__init__(
            template_name=template,
            accessor=f"points__{index}",
            verbose_name=str(year),
            orderable=False,
            extra_context={"year": year},
            attrs={"th": {"class": f"number{broken}"}, "td": {"class": cell}},
        )


class CompareTable(tables.Table):
    """Numbers, each with its change on the year before."""

    agency = tables.TemplateColumn(
        template_name="components/compared_agency.html",
        verbose_name=_("Agency"),
        accessor="series__agency",
        orderable=False,
        attrs=NAME,
    )
    line = tables.Column(
        verbose_name=_("Figure"), accessor="series__line", orderable=False, attrs=FIGURE
    )

    template = "components/comparison_point.html"
    darkness = staticmethod(of_values)

    class Meta:
        empty_text = _("Choose agencies to compare.")
        attrs: ClassVar = {"class": "wide comparison"}
        row_attrs: ClassVar = {"class": lambda record: "continues" if record.continues else None}

    def __init__(self, series: Sequence[Series], years: Sequence[int], **options: Any) -> None:
        columns = [
            (
                f"y{year}",
                YearColumn(
                    index,
                    year,
                    template=self.template,
                    is_break=year == FORM_CHANGE and year - 1 in years,
                ),
            )
            for index, year in enumerate(years)
        ]
        above = [None, *(held.agency for held in series)]
        rows = [
            ShownSeries(held, self.darkness(held.points), held.agency == before)
            for held, before in zip(series, above, strict=False)
        ]
        super().__init__(rows, extra_columns=columns, **options)

    def render_line(self, value: Any) -> SafeString:
        return render_to_string("components/indicator_name.html", {"indicator": value})


class ChangeTable(CompareTable):
    """Changes on the year before, each with its number."""

    class Meta(CompareTable.Meta):
        """The same words and looks."""

    template = "components/comparison_change.html"
    darkness = staticmethod(of_changes)
