"""The sections of a report's prose: 一、总体情况 … 六、其他需要报告的事项, and what each says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .headings import NESTED, Heading, end_within, headings
from .plain import Plain
from .values import Section, SectionCode, Span

# A trace of a section, anywhere; where there is none it is missing, however it might be headed.
TRACES: dict[SectionCode, re.Pattern[str]] = {
    "overview": re.compile("总体情况|基本情况|概述|概况|总体工作|工作情况"),
    "problems": re.compile("问题|不足|困难|短板|改进|薄弱|有待"),
    "other": re.compile("其他|其它|需要(?:报告|说明)|附则|说明"),
}

# Where a table was torn apart, no cell tells where it stands: so many lines in a row without a
# sentence are no prose.
_OF_TABLES = frozenset(("disclosure", "requests", "disputes"))
_TORN_LINES, _SHORT = 12, 40
_ENDS_SENTENCE = frozenset("。;:!?！？")
_SENTENCE = re.compile("[。;；！？]")

Stretch = tuple[int, int]


def sections(text: str, tables: Sequence[Span]) -> tuple[Section, ...]:
    """The sections of the report in ``text`` in their order, each of the six at most once.

    ``tables`` are the stretches of ``text`` with the values of the official tables: no section
    has them in its body.
    """
    return sections_of(Plain.of(text), tables)


def sections_of(plain: Plain, tables: Sequence[Span]) -> tuple[Section, ...]:
    """The sections of the report with these bare words."""
    cuts = [(plain.bare(span.start), plain.bare(span.end)) for span in tables]
    found = headings(plain, cuts)
    cuts = [_whole_table(plain, cut, found) for cut in cuts]
    bodies = dict(_bodies(plain, found))
    for each in found:
        if each.code in _OF_TABLES and not _holds(bodies[each], cuts):
            cuts += _torn(plain, bodies[each])
    nested = [(each.start, bodies[each][1]) for each in found if each.rank == NESTED]
    return tuple(
        Section(
            each.code,
            plain.span(each.start, each.end),
            _spans(plain, bodies[each], cuts if each.rank == NESTED else (*cuts, *nested)),
        )
        for each in found
    )


def _bodies(plain: Plain, found: Sequence[Heading]) -> Iterator[tuple[Heading, Stretch]]:
    """Each heading with the stretch behind it; a nested one ends where its numbering goes on."""
    for each, limit in _with_limits(plain, found):
        if each.rank == NESTED:
            yield each, (each.end, end_within(plain, each, limit))
    for each, limit in _with_limits(plain, [each for each in found if each.rank != NESTED]):
        yield each, (each.end, limit)


def _with_limits(plain: Plain, found: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """Each heading with where the next one stands, or the text ends."""
    for at, each in enumerate(found, start=1):
        yield each, found[at].start if at < len(found) else len(plain.text)


def _whole_table(plain: Plain, cut: Stretch, found: Sequence[Heading]) -> Stretch:
    """The table's values with its heads above them and the cells behind them."""
    start, end = cut
    floor = max((each.end for each in found if each.end <= start), default=0)
    limit = min((each.start for each in found if each.start >= end), default=len(plain.text))
    for place in reversed(plain.breaks_between(floor - 1, start + 1)):
        if place > floor and plain.text[place - 1] in _ENDS_SENTENCE:
            break
        start = place
    sentence = _SENTENCE.search(plain.text, end, limit)
    if sentence is None:
        return start, limit
    return start, max(plain.breaks_between(end - 1, sentence.start() + 1), default=end)


def _holds(body: Stretch, cuts: Iterable[Stretch]) -> bool:
    """Whether one of the tables lies in the body."""
    return any(body[0] <= start < body[1] for start, _ in cuts)


def _torn(plain: Plain, body: Stretch) -> Iterator[Stretch]:
    """The stretches of ``body`` with many short lines in a row and no sentence in them."""
    places = (body[0], *plain.breaks_between(*body), body[1])
    run: list[int] = []
    for place, following in pairwise((*places, body[1])):
        is_short = following - place <= _SHORT and not _SENTENCE.search(
            plain.text, place, following
        )
        if is_short and following > place:
            run.append(place)
            continue
        if len(run) >= _TORN_LINES:
            yield run[0], place
        run = []


def _spans(plain: Plain, body: Stretch, cuts: Iterable[Stretch]) -> tuple[Span, ...]:
    """Where in the source the body stands, the cuts left out."""
    start, end = body
    spans = []
    for first, last in sorted(cuts):
        if first < end and last > start:
            if first > start:
                spans.append(plain.span(start, first))
            start = max(start, last)
    if start < end:
        spans.append(plain.span(start, end))
    return tuple(spans)
