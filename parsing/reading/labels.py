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
from functools import lru_cache
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
# How many of a label's characters must stand at its beginning.
_HEAD = 3
# So many alignments are kept for the next report.
_MOST_KEPT = 500
_HEAD_ENDS = ("件数", "数量")
_NUMERALS = frozenset("一二三四五六七八九十")


class Found(NamedTuple):
    """A row's label in the wording: characters ``start`` to ``end``."""

    row: str
    start: int
    end: int
    is_whole: bool


class Label(NamedTuple):
    """One way to write a row's label, its words alone."""

    words: str
    row: str


def wording_of(label: str) -> str:
    """A label as it stands in the wording: its words alone."""
    return _NOT_WORDS.sub("", label)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one table over all forms, the longest first.

    ``long`` are those that need no other row as a witness, ``short`` the others; ``before`` the
    rows that some form has before a row.
    """

    long: tuple[Label, ...]
    short: tuple[Label, ...]
    before: dict[str, frozenset[str]]

    @classmethod
    def of_table(cls, code: str) -> "Labels":
        """The labels of the table ``code`` in every form."""
        of: dict[str, set[str]] = {}
        before: dict[str, frozenset[str]] = {}
        for form in FORMS.values():
            table = form.table(code)
            for row in table.rows + table.alternatives:
                of.setdefault(row.code, set()).update(_wordings(row))
            for index, row in enumerate(table.rows):
                before[row.code] = frozenset(each.code for each in table.rows[:index])
        pairs = sorted(
            (Label(words, row) for row, wordings in of.items() for words in wordings),
            key=lambda label: (-len(label.words), label.words),
        )
        long = tuple(label for label in pairs if len(label.words) > _SHORTEST)
        return cls(long, tuple(pairs[len(long) :]), before)


def _wordings(row: Row) -> Iterable[str]:
    return (wording_of(row.label.zh), *(wording_of(other) for other in row.also))


def find(labels: Labels, wording: Wording, start: int, end: int) -> list[Found]:
    """Every occurrence of the table's rows in the wording from ``start`` to ``end``, in order."""
    search = _Search(labels, wording, start, end)
    search.find_whole(labels.long)
    search.find_near()
    search.find_whole(labels.short)
    return sorted(search.taken, key=_start)


class _Search:
    """The search for one table's labels; ``taken`` are those found, in no order."""

    def __init__(self, labels: Labels, wording: Wording, start: int, end: int) -> None:
        self.labels = labels
        self.wording = wording
        self.start = start
        self.end = end
        self.taken: list[Found] = []
        self.covered = bytearray(end - start)

    def find_whole(self, labels: Iterable[Label]) -> None:
        """Take those of the labels that stand there whole."""
        text, start, end = self.wording.text, self.start, self.end
        for words, row in labels:
            at = text.find(words, start, end)
            while at >= 0:
                if self.can_stand(words, row, at):
                    self.take(Found(row, at, at + len(words), is_whole=True))
                at = text.find(words, at + len(words), end)

    def find_near(self) -> None:
        """Take the labels not yet found, where nearly all their characters follow each other.

        The one that is most alike takes its stretch of the wording first.
        """
        whole = {found.row for found in self.taken}
        open_ = [(words, row) for words, row in self.labels.long if row not in whole]
        for _ in range(2):
            text, gaps = self.wording.text, self.gaps()
            near = [
                (*found, row) for words, row in open_ if (found := _find_near(words, text, gaps))
            ]
            taken = set()
            for _, start, end, row in sorted(near, key=lambda each: -each[0]):
                is_free = not any(self.covered[start - self.start : end - self.start])
                if row not in taken and is_free:
                    self.take(Found(row, start, self.end_of_repeats(start, end), is_whole=False))
                    taken.add(row)
            if not taken:
                return
            open_ = [(words, row) for words, row in open_ if row not in taken]

    def end_of_repeats(self, start: int, end: int) -> int:
        """Where the words end that a tool wrote again for each of the cells that were merged."""
        text = self.wording.text
        words = text[start:end]
        numeral = text[start - 1 : start] if text[start - 1 : start] in _NUMERALS else ""
        while text.startswith(numeral + words, end, self.end):
            end += len(numeral + words)
        return end

    def take(self, found: Found) -> None:
        length = found.end - found.start
        offset = found.start - self.start
        self.covered[offset : offset + length] = b"\x01" * length
        self.taken.append(found)

    def gaps(self) -> list[tuple[int, int]]:
        """The stretches of the wording between the labels that were found, where words stand."""
        taken = sorted(self.taken, key=_start)
        starts = [self.start, *(found.end for found in taken)]
        ends = [*(found.start for found in taken), self.end]
        return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

    def can_stand(self, words: str, row: str, at: int) -> bool:
        """Whether this occurrence can be a label: a short one needs a cell of its own.

        The shortest (其他, 总计) are words of headers too: most rows that the form has before
        them must stand before them here.
        """
        if self.covered[at - self.start]:
            return False
        if len(words) < _DISTINCT and not self.begins_cell(at):
            return False
        if len(words) > _SHORTEST:
            return True
        stop = at + len(words)
        if stop < len(self.wording.text) and not self.wording.starts_word(stop):
            return False
        before = {found.row for found in self.taken if found.start < at}
        return len(before & self.labels.before[row]) * 2 >= len(self.labels.before[row])

    def begins_cell(self, at: int) -> bool:
        """Whether a cell begins there: a word, or what runs on behind the heads of table 二."""
        if self.wording.starts_word(at) or self.wording.text.endswith(_HEAD_ENDS, 0, at):
            return True
        return self.wording.text[at - 1] in _NUMERALS and self.wording.starts_word(at - 1)


def _start(found: Found) -> int:
    return found.start


def _find_near(label: str, text: str, gaps: list[tuple[int, int]]) -> tuple[float, int, int] | None:
    """Where nearly all characters of ``label`` follow each other; None where they do not."""
    least = (
        _MATCH * len(label) * _LIKENESS
        if len(label) >= _DISTINCT
        else _MATCH * len(label) - _SHORT_CUT
    )
    best: tuple[float, int, int] | None = None
    for start, end in gaps:
        if (end - start) * _MATCH < least or not _begins(label, text, (start, end)):
            continue
        if _most_alike(label, text, (start, end)) < least:
            continue
        score, first, last = _nearest(label, text[start:end])
        if score >= least and (best is None or score > best[0]):
            best = (score, start + first, start + last)
    return best and (best[0] / len(label), best[1], best[2])


def _begins(label: str, text: str, gap: tuple[int, int]) -> bool:
    """Whether the first characters of ``label`` follow each other somewhere in the gap."""
    at, end = gap
    for character in label[:_HEAD]:
        at = text.find(character, at, end) + 1
        if not at:
            return False
    return True


def _most_alike(label: str, text: str, gap: tuple[int, int]) -> int:
    """The best score that the characters of the gap allow, in whatever order they stand."""
    there = sum(min(label.count(each), text.count(each, *gap)) for each in set(label))
    return there * _MATCH - (len(label) - there)


@lru_cache(_MOST_KEPT)
def _nearest(label: str, text: str) -> tuple[int, int, int]:
    """The best alignment of ``label`` with a stretch of ``text``: (score, start, end).

    A character in common counts ``_MATCH``; one that only the text or only the label has costs 1.
    The label's first characters must be there: the text begins a label with them, cut or not.
    A tool cuts the same labels in the same way in every report, so the last answers are kept.
    """
    nowhere = -_MATCH * len(label)
    best = [(0, -1), *((nowhere, -1) for _ in label)]
    found = (-len(label), 0, 0)
    for index, character in enumerate(text):
        previous, best = best, [(0, -1)]
        for j, wanted in enumerate(label):
            score, start = previous[j + 1][0] - 1, previous[j + 1][1]
            if j >= _HEAD and best[j][0] - 1 > score:
                score, start = best[j][0] - 1, best[j][1]
            if wanted == character and previous[j][0] + _MATCH >= score:
                score, start = previous[j][0] + _MATCH, previous[j][1]
                start = index if start < 0 else start
            best.append((score, start))
        if best[-1][0] > found[0]:
            found = (best[-1][0], best[-1][1], index + 1)
    return found
