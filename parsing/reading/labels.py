"""The rows of the official tables, found in the wording by the words of their labels.

Labels that stand there whole are found first, the longest first, so that 其他 is not found inside
其他处理. What remains between them is searched for the labels that are missing: cut by the words
of another column (``属于国|公开|家秘密``), or with typing faults (``其他法律行政止公开``). A label
is then found where nearly all its characters follow each other in a short stretch.

A row may occur more than once (a header repeated, a word in a remark): every whole occurrence is
kept, and the values beside it decide.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from parsing.forms import FORMS, Row

from .lexing import Wording

_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z]")
# A label this long is found anywhere; a shorter one only where a cell can begin.
_DISTINCT = 5
_SHORTEST = 2
_LIKENESS = 0.6
_MATCH = 4
# How many words of another column may cut a short label, all of which must be there.
_SHORT_CUT = 4
_NUMERALS = frozenset("一二三四五六七八九十")


class Found(NamedTuple):
    """A row's label in the wording: characters ``start`` to ``end``."""

    row: str
    start: int
    end: int
    is_whole: bool


def wording_of(label: str) -> str:
    """A label as it stands in the wording: its words alone."""
    return _NOT_WORDS.sub("", label)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one table over all forms: row code → its wordings, the longest first."""

    of: dict[str, tuple[str, ...]]

    @classmethod
    def of_table(cls, code: str) -> "Labels":
        """The labels of the table ``code`` in every form."""
        of: dict[str, tuple[str, ...]] = {}
        for form in FORMS.values():
            table = form.table(code)
            for row in table.rows + table.alternatives:
                known = of.get(row.code, ())
                of[row.code] = tuple(
                    sorted({*known, *_wordings(row)}, key=lambda words: (-len(words), words))
                )
        return cls(of)

    def in_search_order(self) -> list[tuple[str, str]]:
        """Each wording with its row, the longest first."""
        pairs = [(words, row) for row, wordings in self.of.items() for words in wordings]
        return sorted(pairs, key=lambda pair: -len(pair[0]))


def _wordings(row: Row) -> Iterable[str]:
    return (wording_of(row.label.zh), *(wording_of(other) for other in row.also))


def find(labels: Labels, wording: Wording, start: int, *, end: int) -> list[Found]:
    """Every occurrence of the table's rows in the wording from ``start`` to ``end``, in order."""
    taken = _find_whole(labels, wording, start, end=end)
    whole = {found.row for found in taken}
    missing = [
        row
        for row, wordings in labels.of.items()
        if row not in whole and len(wordings[0]) > _SHORTEST
    ]
    for row in sorted(missing, key=lambda row: -len(labels.of[row][0])):
        near = _find_near(labels.of[row][0], wording.text, _gaps(taken, start, end))
        if near:
            taken.append(Found(row, *near, is_whole=False))
            taken.sort(key=lambda found: found.start)
    return taken


def _find_whole(labels: Labels, wording: Wording, start: int, *, end: int) -> list[Found]:
    taken: list[Found] = []
    covered = bytearray(end - start)
    for words, row in labels.in_search_order():
        at = wording.text.find(words, start, end)
        while at >= 0:
            stop = at + len(words)
            if not covered[at - start] and _can_stand(wording, at, stop):
                covered[at - start : stop - start] = b"\x01" * len(words)
                taken.append(Found(row, at, stop, is_whole=True))
            at = wording.text.find(words, stop, end)
    taken.sort(key=lambda found: found.start)
    return taken


def _can_stand(wording: Wording, at: int, stop: int) -> bool:
    """Whether a label can stand here: short ones begin with a word, the shortest end with it."""
    length = stop - at
    if length < _DISTINCT and not _can_begin(wording, at):
        return False
    return length > _SHORTEST or stop == len(wording.text) or wording.starts_word(stop)


def _can_begin(wording: Wording, at: int) -> bool:
    if wording.starts_word(at):
        return True
    return wording.text[at - 1] in _NUMERALS and wording.starts_word(at - 1)


def _gaps(taken: list[Found], start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start, *(bound for found in taken for bound in (found.start, found.end)), end]
    return [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]


def _find_near(label: str, text: str, gaps: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where nearly all characters of ``label`` follow each other; None where they do not."""
    least = _MATCH * len(label) * _LIKENESS if len(label) >= _DISTINCT else _MATCH * len(label) - _SHORT_CUT
    best: tuple[float, int, int] | None = None
    for start, end in gaps:
        if (end - start) * _MATCH < least:
            continue
        score, first, last = _nearest(label, text[start:end])
        if score >= least and (best is None or score > best[0]):
            best = (score, start + first, start + last)
    return best and (best[1], best[2])


def _nearest(label: str, text: str) -> tuple[int, int, int]:
    """The best alignment of ``label`` with a stretch of ``text``: (score, start, end).

    A character in common counts ``_MATCH``; one that only the text or only the label has costs 1.
    """
    fresh = [(-skipped, -1) for skipped in range(len(label) + 1)]
    best = fresh
    found = (-len(label), 0, 0)
    for index, character in enumerate(text):
        previous, best = best, [(0, -1)]
        for j, wanted in enumerate(label):
            score, start = max(
                (previous[j + 1][0] - 1, previous[j + 1][1]), (best[j][0] - 1, best[j][1])
            )
            if wanted == character and previous[j][0] + _MATCH >= score:
                score, start = previous[j][0] + _MATCH, previous[j][1]
                start = index if start < 0 else start
            best.append((score, start))
        if best[-1][0] > found[0]:
            found = (best[-1][0], best[-1][1], index + 1)
    return found
