"""Which printed values belong to which row of a table.

The values of a run (no word stands between them) belong to the row whose label began last before
them. A label may go on behind its values: ``1.属于国 0 0 0 0 0 0 0 ⏎ 家秘密``. Between the end of
a label and its values only a remark in brackets or words of the form itself may stand; behind
other words the values are those of a row that the form does not have.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsing.forms import FORMS

from .labels import Found, wording_of
from .lexing import Lexed, Printed, Run


class Strip(NamedTuple):
    """A row's label with the values that stand beside it.

    ``start`` is where the label begins, ``label_end`` where it ends, ``before`` where the words
    before the values end, ``after`` where the words behind them begin. ``is_settled`` is False
    where the text leaves open which values are the row's.
    ``pieces`` are all that might be, where some were left out or it is open.
    """

    row: str
    start: int
    before: int
    after: int
    values: tuple[Printed, ...] = ()
    is_settled: bool = True
    pieces: tuple[Printed, ...] = ()
    label_end: int = 0

    def label(self, folded: str) -> str:
        """The label as printed, with the words up to the values."""
        return folded[self.start : self.before]


class Stray(NamedTuple):
    """Values beside which stands no label of the form: (words from, words to) in the wording."""

    at: int
    values: tuple[Printed, ...]
    start: int


@dataclass(slots=True)
class Strips:
    """The rows of one table with their values, and what belongs to none."""

    of: dict[str, Strip] = field(default_factory=dict)
    strays: list[Stray] = field(default_factory=list)


def _form_characters() -> frozenset[str]:
    characters: set[str] = set()
    for form in FORMS.values():
        for table in form.tables:
            for row in table.rows + table.alternatives:
                characters.update(row.remark)
                for heading in row.headings:
                    characters.update(heading.printed)
    return frozenset(wording_of("".join(characters)))


_NEAR = 6
_PAGE_DIGITS = 3
# How far white space is looked for around a number that may be a page's.
_MARGIN = 200
_BLANK_LINE = re.compile(r"\n\s*\n")
_FORM_CHARACTERS = _form_characters()


def gather(lexed: Lexed, founds: Sequence[Found], end: int) -> Strips:
    """The values in or behind each of the labels; ``end`` is where the table's wording ends."""
    strips = Strips()
    if not founds:
        return strips
    runs = list(lexed.runs(founds[0].start + 1, end))
    position = 0
    for index, found in enumerate(founds):
        limit = founds[index + 1].start if index + 1 < len(founds) else end
        own = []
        while position < len(runs) and runs[position][0] <= limit:
            own.append(runs[position])
            position += 1
        _add(strips, lexed, found, own)
    return strips


def gather_above(lexed: Lexed, founds: Sequence[Found], start: int) -> Strips:
    """The values in or before each of the labels; ``start`` is where the table's wording begins."""
    strips = Strips()
    runs = list(lexed.runs(start, founds[-1].end))
    position = 0
    for found in founds:
        own: list[Run] = []
        while position < len(runs) and runs[position][0] < found.end:
            own.append(runs[position])
            position += 1
        own = [run for run in own if not is_page_number(lexed, run[1])]
        if own:
            _merge(strips, _strip(lexed, found, own[-1], is_settled=len(own) == 1))
    return strips


def leads(lexed: Lexed, founds: Sequence[Found], start: int) -> bool:
    """Whether a row's values stand right before the first label, where none should be."""
    first = founds[0].start
    return any(len(values) > 1 for _, values in lexed.runs(max(start, first - _NEAR), first))


def is_clean(lexed: Lexed, start: int, strip: Strip) -> bool:
    """Whether no loose digits stand from ``start`` to the row's end: 9608.⏎58, 3-5, 12%."""
    first = bisect_left(lexed.loose, start)
    if first == len(lexed.loose) or lexed.loose[first] >= strip.after:
        return True
    if not strip.values:
        return False
    blank_line = _BLANK_LINE.search(lexed.folded, strip.values[-1].end, strip.after)
    return blank_line is not None and lexed.loose[first] >= blank_line.start()


def _add(strips: Strips, lexed: Lexed, found: Found, own: list[Run]) -> None:
    inside = [run for run in own if run[0] <= found.end]
    behind = own[len(inside) :]
    while behind and _is_between(lexed, found.end, behind[0][0]):
        inside.append(behind.pop(0))
    if len(inside) > 1:
        inside = [run for run in inside if not _is_page_end(lexed, run[1])] or inside
    start = max(found.end, inside[-1][0]) if inside else found.end
    for at, values in behind:
        if not is_page_number(lexed, values):
            strips.strays.append(Stray(at, values, start))
        start = at
    run = inside[0] if inside else (found.end, ())
    strip = _strip(lexed, found, run, is_settled=len(inside) < 2)
    if not strip.is_settled:
        strip = strip._replace(pieces=tuple(value for _, values in inside for value in values))
    _merge(strips, strip)


def _strip(lexed: Lexed, found: Found, run: Run, *, is_settled: bool) -> Strip:
    at, pieces = run
    wording = lexed.wording
    start = wording.place(found.start)
    before = wording.place(at - 1) + 1
    after = wording.place(at) if at < len(wording.text) else len(lexed.folded)
    values = without_page_number(lexed.folded, pieces, before - 1)
    spare = pieces if len(pieces) > len(values) else ()
    label_end = before if at == found.end else wording.place(found.end - 1) + 1
    strip = Strip(found.row, start, before, after, values, is_settled, spare, label_end)
    return strip if is_clean(lexed, start, strip) else strip._replace(is_settled=False)


def without_page_number(
    folded: str, values: tuple[Printed, ...], before: int
) -> tuple[Printed, ...]:
    """The values without a last small one in a line of its own below a line with cell marks."""
    if not values or len(values[-1].number or "----") > _PAGE_DIGITS:
        return values
    previous = values[-2].start if len(values) > 1 else before
    if folded.find("\n", previous, values[-1].start) < 0:
        return values
    if _has_marks(folded, previous) and not _has_marks(folded, values[-1].start):
        return values[:-1]
    return values


def _has_marks(folded: str, place: int) -> bool:
    start = folded.rfind("\n", 0, place) + 1
    end = folded.find("\n", place)
    line = folded[start : end if end >= 0 else None]
    return "\t" in line or "|" in line


def _merge(strips: Strips, strip: Strip) -> None:
    known = strips.of.get(strip.row)
    if known is None or not known.values:
        strips.of[strip.row] = strip
        return
    if strip.values and [v.number for v in strip.values] != [v.number for v in known.values]:
        strips.of[strip.row] = known._replace(is_settled=False)


def _is_between(lexed: Lexed, end: int, at: int) -> bool:
    """Whether only a remark or words of the form stand between a label and values."""
    if _FORM_CHARACTERS.issuperset(lexed.wording.text[end:at]):
        return True
    first = lexed.wording.place(end)
    return lexed.folded[lexed.wording.place(end - 1) + 1 : first].strip() in ("(", "（")


def _is_page_end(lexed: Lexed, values: tuple[Printed, ...]) -> bool:
    """Whether the values are a page's number with an empty line or a new page beside it."""
    value = values[0]
    before = lexed.folded[max(value.start - _MARGIN, 0) : value.start].rstrip(" \t\x00")[-2:]
    after = lexed.folded[value.end : value.end + 9].lstrip(" \t\x00\r")[:2]
    is_apart = before == "\n\n" or after == "\n\n" or "\f" in before + after
    return is_apart and is_page_number(lexed, values)


def is_page_number(lexed: Lexed, values: tuple[Printed, ...]) -> bool:
    """Whether the values are one small number alone on its line."""
    if len(values) != 1 or not (values[0].number or "").isdecimal():
        return False
    start, end = values[0].start, values[0].end
    if end - start > _PAGE_DIGITS:
        return False
    before = lexed.folded[max(start - _MARGIN, 0) : start].rpartition("\n")[2]
    after = lexed.folded[end : end + _MARGIN].partition("\n")[0]
    return not before.strip() and not after.strip()
