"""The tables of a region or a field: totals, spreads, agencies, ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.forms import Number
from parsing.indicators import Measure, Ranked, Summary
from parsing.indicators import Value as Figure
from parsing.indicators.values import rounded
from parsing.models import Agency
from parsing.models.agencies import AgencyQuerySet
from parsing.standings import Standing, standings

from ..standings import LEVELS, NAMES, SCOPES, ShownGroup, Spread, Totals
from .formats import PIECE, pieces
from .values import Column, Export, Mark, Value, of_figure

MARKS = (Mark.UNREAD, Mark.NO_REPORT, Mark.NOT_ON_FORM, Mark.NO_BASE)


class Total(NamedTuple):
    """A measure of a group of agencies."""

    measure: Measure
    group: ShownGroup
    summary: Summary


def totals_export(name: str, totals: Totals, year: int) -> Export:
    """A row a measure and group, with what went into it and what was left out."""
    records = [
        Total(measure, group, summary)
        for measure, summaries in totals.rows
        for group, summary in zip(totals.groups, summaries, strict=True)
    ]
    columns = (
        Column("line", _("Figure code"), lambda held: held.measure.code),
        Column("figure", _("Figure"), lambda held: _label(held.measure)),
        Column("unit", _("Unit"), lambda held: _unit(held.measure)),
        Column("scope", _("The reports cover"), lambda held: str(SCOPES[held.group.scope])),
        Column("level", _("Level"), lambda held: _level(held.group.level)),
        Column("agencies", _("Agencies"), lambda held: held.group.agencies),
        Column("reports", _("Reports"), lambda held: held.group.reports),
        Column("total", _("Total"), lambda held: of_figure(held.summary.total)),
        Column("n", "n", lambda held: held.summary.total.base),
        Column("counted", _("Reports counted"), lambda held: held.summary.counted),
        Column("blank", _("Blank"), lambda held: held.summary.blank),
        Column("unread", _("Unread"), lambda held: held.summary.unread),
    )
    title = _("Totals for %(year)s") % {"year": year}
    return Export(f"{name}-{year}-totals", title, columns, records, len(records), marks=MARKS)


def spreads_export(name: str, spreads: Sequence[Spread], year: int, measure: Measure) -> Export:
    """A row a group of peers: quartiles of the measure, to a tenth."""

    def quantile(at: str) -> Any:
        return lambda held: _tenth(getattr(held.summary, at))

    columns = (
        Column("field", _("Field"), lambda held: _field(held.peers.field)),
        Column("level", _("Level"), lambda held: _level(held.peers.level)),
        Column("scope", _("The reports cover"), lambda held: held.scope),
        Column("agencies", _("Agencies"), lambda held: held.agencies),
        Column("counted", _("with this figure"), lambda held: held.summary.counted),
        Column("least", _("Least"), quantile("least")),
        Column("lower", _("Lower quarter"), quantile("lower")),
        Column("median", _("Median"), quantile("median")),
        Column("upper", _("Upper quarter"), quantile("upper")),
        Column("most", _("Most"), quantile("most")),
        Column("middle_n", _("Median n"), quantile("middle_base")),
    )
    title = f"{_label(measure)} {year}: {_('spread among peers')}"
    return Export(f"{name}-{year}-{measure.code}-spread", title, columns, spreads, len(spreads))


def standings_export(name: str, agencies: AgencyQuerySet, year: int, measure: Measure) -> Export:
    """A row an agency: what its report for the year says."""
    held = agencies.order_by("sort_key")
    records = (
        one
        for piece in pieces(held.iterator(chunk_size=PIECE))
        for one in standings(piece, year, [measure])
    )
    title = f"{_label(measure)} {year}"
    columns = tuple(_of_standing(measure))
    count = agencies.count()
    return Export(f"{name}-{year}-{measure.code}", title, columns, records, count, marks=MARKS)


def ranks_export(name: str, ranked: Sequence[Ranked[int]], year: int, measure: Measure) -> Export:
    """A row a peer, with its rank; empty where it is not ranked."""
    columns = (
        Column("rank", _("Rank"), lambda pair: pair[0].rank),
        Column("tied", _("tied"), lambda pair: _("yes") if pair[0].is_tied else ""),
        *(
            Column(held.code, held.label, lambda pair, held=held: held.value(pair[1]))
            for held in _of_standing(measure)
        ),
    )
    title = f"{_label(measure)} {year}: {_('Among peers')}"
    records = _ranked(ranked, year, measure)
    count = len(ranked)
    return Export(
        f"{name}-{year}-{measure.code}-ranks", title, columns, records, count, marks=MARKS
    )


def _ranked(
    ranked: Sequence[Ranked[int]], year: int, measure: Measure
) -> Iterator[tuple[Ranked[int], Standing]]:
    for piece in pieces(ranked):
        agencies = Agency.objects.select_related("region").in_bulk([one.item for one in piece])
        found = standings([agencies[one.item] for one in piece], year, [measure])
        yield from zip(piece, found, strict=True)


def _of_standing(measure: Measure) -> Iterator[Column]:
    def figure(held: Standing) -> Figure:
        return held.value(measure)

    def report(name: str) -> Any:
        return lambda held: getattr(held.report, name) if held.report else None

    yield Column("agency_id", _("Agency number"), lambda held: held.agency.pk)
    yield Column("agency", _("Agency"), lambda held: held.agency.name)
    yield Column("region_code", _("Region code"), lambda held: held.agency.region_id or "")
    yield Column("level", _("Level"), lambda held: _level(held.agency.level))
    yield Column("field", _("Field"), lambda held: _field(held.agency.field))
    yield Column("scope", _("The reports cover"), lambda held: str(SCOPES[held.agency.scope]))
    yield Column(measure.code, _label(measure), lambda held: of_figure(figure(held)))
    if measure.is_share:
        yield Column("n", "n", lambda held: figure(held).base)
    yield Column("unit", _("Unit"), lambda _held: _unit(measure))
    yield Column("report_id", _("Report number"), report("pk"))
    yield Column("errors", _("Errors"), report("errors"))
    yield Column("warnings", _("Warnings"), report("warnings"))


def _tenth(number: Number | None) -> Value:
    """The number to one decimal where it is not whole."""
    if number is None:
        return None
    return rounded(Decimal(number)) if number % 1 else int(number)


def _label(measure: Measure) -> str:
    return measure.label.in_language(get_language() or "")


def _unit(measure: Measure) -> str:
    return measure.unit.in_language(get_language() or "")


def _level(level: str) -> str:
    return str(LEVELS[level]) if level else _("all levels")


def _field(field: str) -> str:
    return NAMES[field].in_language(get_language() or "") if field in NAMES else ""
