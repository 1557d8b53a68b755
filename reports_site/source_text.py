"""The decoded text of a report with the places that were read, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from parsing.models import Report

from .sheets import Sheet


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text: ``kind`` is number, flagged or identity; ``cell`` what was read there."""

    start: int
    end: int
    kind: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; ``start`` is None for plain words, else the place that it shows."""

    text: str
    start: int | None = None
    kind: str = ""
    cell: str = ""


Line = list[Part]


def source_lines(report: Report, sheets: Iterable[Sheet]) -> list[Line]:
    """The lines of the report's text, in which numbers, agency and year are marked.

    No query if the report came with its source.
    """
    return _lines(report.source.text, _apart(_places(report, sheets)))


def _places(report: Report, sheets: Iterable[Sheet]) -> Iterator[Place]:
    """What was read where, the most telling first."""
    for span in (report.agency_span, report.year_span):
        if span:
            yield Place(*span, kind="identity")
    for sheet in sheets:
        for cell in sheet.cells:
            if cell.span:
                kind = "flagged" if cell.findings or cell.content.is_uncertain else "number"
                yield Place(*cell.span, kind=kind, cell=str(cell.address))
    for finding in report.findings.all():
        for start, end in finding.as_value().spans:
            yield Place(start, end, kind="flagged")


def _apart(places: Iterable[Place]) -> list[Place]:
    """The places in the order of the text, without those that overlap an earlier one."""
    kept: list[Place] = []
    taken: set[int] = set()
    for place in places:
        letters = range(place.start, place.end)
        if letters and taken.isdisjoint(letters):
            taken.update(letters)
            kept.append(place)
    return sorted(kept, key=attrgetter("start"))


def _lines(text: str, places: list[Place]) -> list[Line]:
    lines: list[Line] = [[]]
    at = 0
    for place in places:
        _append(lines, Part(text[at : place.start]))
        _append(lines, Part(text[place.start : place.end], place.start, place.kind, place.cell))
        at = place.end
    _append(lines, Part(text[at:]))
    return lines


def _append(lines: list[Line], part: Part) -> None:
    """Put the part at the end of the lines; a place that goes on in the next line is marked once."""
    first, *more = part.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if first:
        lines[-1].append(replace(part, text=first))
    lines.extend([Part(text)] if text else [] for text in more)
