"""Which stretches of a source led to something: a number, a row, a statement, agency or year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsing.models import Report
from parsing.reading.values import Span

from .sheets import Sheet

# A number that stands by itself, as in a cell; those in labels (1.属于国家秘密) do not.
ALONE = re.compile(r"(?<![^\s|])\d[\d,.]*(?![^\s|])")


def productive(report: Report, sheets: Iterable[Sheet], read: Iterable[Span]) -> list[Span]:
    """The stretches of the report's text that led to something, in order and apart.

    ``read`` are the places of numbers. A table reaches from the heading over it to its last
    number; a number in it that none of its cells holds led to nothing. No query if the report came
    with its text.
    """
    text = report.source.text
    taken = {span.start for span in read}
    stretches = [told.sentence for told in report.told()]
    stretches += [section.heading for section in report.prose()]
    stretches += filter(None, (report.agency_span, report.year_span))
    for table in _tables(report, sheets):
        stretches += _without_loose_numbers(text, table, taken)
    return _joined(stretches)


def _tables(report: Report, sheets: Iterable[Sheet]) -> Iterator[Span]:
    headings = [section.heading.start for section in report.prose()]
    behind = 0
    for sheet in sheets:
        spans = [cell.span for cell in sheet.cells if cell.span]
        spans += [row.span for row in sheet.extra_rows]
        if not spans:
            continue
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        over = [start for start in headings if behind <= start <= first]
        line = report.source.text.rfind("\n", 0, first) + 1
        yield Span(max(over, default=line), last)
        behind = last


def _without_loose_numbers(text: str, table: Span, taken: set[int]) -> Iterator[Span]:
    at = table.start
    for found in ALONE.finditer(text, table.start, table.end):
        if found.start() not in taken:
            yield Span(at, found.start())
            at = found.end()
    yield Span(at, table.end)


def _joined(stretches: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(stretches):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.start < span.end:
            joined.append(span)
    return joined
