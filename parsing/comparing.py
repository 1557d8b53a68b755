"""Agencies × years × lines: the numbers side by side, with the change on the year.

A line is one figure that can be asked of every report: a row's total, or a sum where the forms
differ (其他处理 is one row on one form and three on the other). What only one form has is not
compared across the break between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from parsing.checks.labels import label_of
from parsing.forms import FORMS, OUTCOMES, Address, Bilingual, Figures, Number
from parsing.models import Agency, Report

SMALLEST_BASE = 10  # no change in per cent below this base


class State(StrEnum):
    """What stands at one place of a comparison."""

    NUMBER = "number"
    BLANK = "blank"  # the report states no number
    UNREAD = "unread"  # the report's number could not be read
    NOT_ON_FORM = "not_on_form"  # the form of that year does not ask for it
    MISSING = "missing"  # there is no report


@dataclass(frozen=True, slots=True)
class Line:
    """A figure to compare; ``sums`` are the addresses it may be added from, the first present counts."""

    code: str
    label: Bilingual
    group: Bilingual
    sums: tuple[tuple[Address, ...], ...]

    def of(self, figures: Figures) -> tuple[State, Number | None]:
        """The line's state and number in one report's figures."""
        addresses = next((sum_ for sum_ in self.sums if any(map(figures.has, sum_))), None)
        if addresses is None:
            return State.NOT_ON_FORM, None
        if any(figures.is_uncertain(address) for address in addresses):
            return State.UNREAD, None
        values = [figures.get(address) for address in addresses]
        numbers = [value for value in values if value is not None]
        if not numbers:
            return State.BLANK, None
        return State.NUMBER, sum(numbers)


@dataclass(frozen=True, slots=True)
class Point:
    """One line of one report, with the change on the year before where both are known.

    ``percent`` is the change in per cent, to one decimal; None on a base below 10.
    """

    state: State
    value: Number | None = None
    report: Report | None = None
    change: Number | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One line of one agency over the years."""

    agency: Agency
    line: Line
    points: tuple[Point, ...]


def _lines() -> Iterator[Line]:
    requests = FORMS["2021"].table("requests")
    three = tuple(Address("requests", code, "total") for code in requests.in_place_of)
    one = Address("requests", requests.alternatives[0].code, "total")
    for row in requests.rows:
        if row.code in requests.in_place_of:
            continue
        if row.code == "handled_total":
            yield _line("requests", one.row, sums=(three, (one,)))
        yield _line("requests", row.code, sums=((Address("requests", row.code, "total"),),))
    for row in FORMS["2021"].table("disputes").rows:
        for outcome in sorted(OUTCOMES, key=lambda held: held.code != "total"):
            yield _cell_line(Address("disputes", row.code, outcome.code))
    yield from map(_cell_line, dict.fromkeys(_disclosure_cells()))


def _disclosure_cells() -> Iterator[Address]:
    for form in reversed(FORMS.values()):
        for row in form.table("disclosure").rows:
            for column in row.columns:
                if column.kind != "amount":  # printed in differing units
                    yield Address("disclosure", row.code, column.code)


def _cell_line(address: Address) -> Line:
    return Line(str(address), label_of(str(address)), label_of(address.table), ((address,),))


def _line(table: str, row: str, *, sums: tuple[tuple[Address, ...], ...]) -> Line:
    return Line(f"{table}.{row}", label_of(f"{table}.{row}"), label_of(table), sums)


LINES = {line.code: line for line in _lines()}


def compare(
    agencies: Sequence[Agency], years: Sequence[int], lines: Sequence[Line]
) -> tuple[Series, ...]:
    """The lines of the agencies' published reports over the years, both in the order given.

    The change is taken on the year before, whether or not it is among ``years``.
    """
    wanted = {*years, *(year - 1 for year in years)}
    reports = {
        (report.agency_id, report.year): report
        for report in Report.objects.published()
        .with_tables()
        .filter(agency__in=agencies, year__in=wanted)
    }
    figures = {key: report.figures() for key, report in reports.items()}
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


def _point(
    line: Line, report: Report | None, figures: Figures | None, before: Figures | None
) -> Point:
    if figures is None:
        return Point(State.MISSING)
    state, value = line.of(figures)
    base = line.of(before)[1] if before is not None else None
    if value is None or base is None:
        return Point(state, value, report)
    change = value - base
    return Point(state, value, report, change, _percent(change, base))


def _percent(change: Number, base: Number) -> Decimal | None:
    if base < SMALLEST_BASE:
        return None
    tenth = Decimal("0.1")
    return (Decimal(100) * Decimal(change) / Decimal(base)).quantize(tenth, ROUND_HALF_UP)
