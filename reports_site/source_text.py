"""The decoded text of a report with the places that were read, line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from parsing.models import Report
from parsing.reading.values import Span

from .productive import productive
from .sheets import Sheet

IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text: ``kind`` is number, flagged or identity; ``cell`` what was read there."""

    start: int
    end: int
    kind: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; ``start`` is None for plain words, else the place that it shows.

    Words of the kind ``idle`` led to nothing.
    """

    text: str
    start: int | None = None
    kind: str = ""
    cell: str = ""


Line = list[Part]


def source_lines(report: Report, sheets: Iterable[Sheet]) -> list[Line]:
    """The lines of the report's text, in which numbers, agency and year are marked.

    No query if the report came with its source.
    """
    laid_out = tuple(sheets)
    places = _apart(_places(report, laid_out))
    read = [Span(place.start, place.end) for place in places]
    return _lines(report.source.text, places, productive(report, laid_out, read))


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


def _lines(text: str, places: list[Place], useful: list[Span]) -> list[Line]:
    lines: list[Line] = [[]]
    at = 0
    for place in places:
        _append_words(lines, text, Span(at, place.start), useful)
        _append(lines, Part(text[place.start : place.end], place.start, place.kind, place.cell))
        at = place.end
    _append_words(lines, text, Span(at, len(text)), useful)
    return lines


def _append_words(lines: list[Line], text: str, words: Span, useful: list[Span]) -> None:
    """Put plain words at the end of the lines, those that led to nothing apart."""
    at = words.start
    for span in useful[bisect_left(useful, at, key=attrgetter("end")) :]:
        if span.start >= words.end:
            break
        if span.start > at:
            _append(lines, Part(text[at : span.start], kind=IDLE))
        start, at = max(at, span.start), min(span.end, words.end)
        _append(lines, Part(text[start:at]))
    if at < words.end:
        _append(lines, Part(text[at : words.end], kind=IDLE))


def _append(lines: list[Line], part: Part) -> None:
    """Put the part at the end of the lines; a place that goes on in the next line is marked once."""
    kind = part.kind if part.start is None else ""
    first, *more = part.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if first:
        lines[-1].append(replace(part, text=first))
    lines.extend([Part(text, kind=kind)] if text else [] for text in more)
