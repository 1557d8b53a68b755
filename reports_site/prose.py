"""What a report says beside its tables: its sections, and the numbers that its prose states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks.labels import counted_by
from parsing.models import Report
from parsing.reading.paragraphs import on_one_line, paragraphs
from parsing.reading.values import Span, Statement

WHOLE: dict[str, str | Promise] = {
    "received": _("Requests received"),
    "carried_in": _("Carried over from last year"),
    "handled": _("Handled"),
    "carried_out": _("Carried over to next year"),
}
OF_CELLS = frozenset(("result", "share", "applicants", "disputes"))


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section under the heading that the report prints."""

    code: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A number that the prose states: what it counts, the number, the sentence around it."""

    label: str | Promise
    number: str
    sentence: str


def shown_sections(report: Report) -> list[ShownSection]:
    """The sections of the report's prose, tables left out. No query if it came with its text."""
    text, found = report.source.text, report.prose()
    return [
        ShownSection(each.code, on_one_line(text[slice(*each.heading)]), lines)
        for each, lines in zip(found, paragraphs(text, found), strict=True)
    ]


def shown_statements(report: Report) -> list[ShownStatement]:
    """What the prose states in numbers about requests and disputes, in the order of the text."""
    return list(_statements(report))


def _statements(report: Report) -> Iterator[ShownStatement]:
    headings = [each.heading for each in report.prose()]
    for told in report.told():
        if told.kind in WHOLE or (told.kind in OF_CELLS and told.cells):
            sentence = on_one_line(report.source.text[slice(*_behind(headings, told.sentence))])
            unit = "%" if told.kind == "share" else ""
            yield ShownStatement(_label(told, report.form), f"{told.number:f}{unit}", sentence)


def _behind(headings: Iterable[Span], sentence: Span) -> Span:
    """The sentence without the heading over it, which ends in no full stop."""
    ends = (
        each.end for each in headings if sentence.start <= each.start and each.end < sentence.end
    )
    return Span(max(ends, default=sentence.start), sentence.end)


def _label(told: Statement, form: str) -> str | Promise:
    if told.kind in WHOLE:
        return WHOLE[told.kind]
    return counted_by(told.cells, form or None).in_language(get_language() or "")
