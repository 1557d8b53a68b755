"""Lines of words → blocks of rows whose values stand in the same columns.

The fullest rows show the columns: their first values make the first, and so on, and no two columns
may share a stretch of the page's width.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line, Word

_VALUE = re.compile(
    r"[(（]?[-+－＋]?[\d０-９][\d０-９,，.．]*(?:万元|亿元|元|万|件|项|个|宗|条)?[)）]?|[-—–―/／]{1,4}|无|不适用"
)
_PIECE = re.compile(r"\S+")
_GLUED = re.compile(r"(?<=[\u4e00-\u9fff)）])[-+]?\d[\d,.]*\Z")
_LEAST_VALUES = 2
# A table on one page has some forty rows; more are looked at as several tables.
_MOST_ROWS = 200
# Shares of the font's size: how far rows stand apart, where there are two and where there is one.
_WIDEST_PITCH = 4.5
_USUAL_PITCH = 2.0
# How near a value alone on its line must be to others to be a table's.
_BESIDE = 3.0
_SAME_SIZE = 0.15


@dataclass(slots=True)
class Block:
    """Rows with the same columns: their places among all lines, and each row's values."""

    rows: list[int]
    values: list[list[Word]]
    bands: list[tuple[float, float]]

    def pitch(self, lines: Sequence[Line]) -> float:
        """How far its rows stand apart where they are nearest; for a single row what is usual."""
        size = lines[self.rows[0]].size
        steps = [
            lines[below].base - lines[above].base
            for above, below in pairwise(self.rows)
            if lines[above].page == lines[below].page
        ]
        apart = [step for step in steps if step > size]
        return min(*apart, _WIDEST_PITCH * size) if apart else _USUAL_PITCH * size

    def labels(self, lines: Sequence[Line]) -> list[Word]:
        """The words before the values of its rows."""
        return [
            word
            for index, values in zip(self.rows, self.values, strict=True)
            for word in lines[index].words[: -len(values)]
        ]

    def with_row(self, index: int, values: list[Word]) -> "Block | None":
        """The block with one row more; None where its values do not fit the columns."""
        rows = [*self.values, values]
        bands = _bands(rows)
        if bands is None or len(rows) > _MOST_ROWS:
            return None
        return Block([*self.rows, index], rows, bands)


def blocks(lines: Sequence[Line]) -> Iterator[Block]:
    block: Block | None = None
    for index, line in enumerate(lines):
        values = values_of(line)
        if len(line.words) == 1 and not _is_beside_values(lines, index):
            values = []
        if not values:
            if block and _ends(lines, block, line):
                yield block
                block = None
            continue
        wider = block.with_row(index, values) if block else None
        if block and wider is None:
            yield block
        block = wider or Block([index], [values], [(word.left, word.right) for word in values])
    if block:
        yield block


def _ends(lines: Sequence[Line], block: Block, line: Line) -> bool:
    """Whether a line without values has words where the values stand, or right of the labels."""
    if line.right > block.bands[0][1]:
        return True
    labels = block.labels(lines)
    return bool(labels) and line.words[-1].left > max(word.right for word in labels)


def in_words(line: Line) -> Line:
    """The line with its values as words of their own, where narrow gaps or none part them.

    In a tight table the label touches the first value: with two values behind, digits at the end of
    a label are taken for one. If they are none, the row has one too many and settles nothing.
    """
    words = [part for word in line.words for part in _parts(word)]
    at = len(words)
    while at and _VALUE.fullmatch(words[at - 1].text):
        at -= 1
    if len(words) - at < _LEAST_VALUES:
        return line
    glued = _GLUED.search(words[at - 1].text) if at else None
    if glued:
        label = words[at - 1]
        words[at - 1 : at] = [label.part(0, glued.start()), label.part(*glued.span())]
    return Line(words, line.base, line.size, line.page)


def _parts(word: Word) -> list[Word]:
    """The pieces of a word between spaces, if any of them is a value; else the word."""
    spans = [piece.span() for piece in _PIECE.finditer(word.text)]
    if len(spans) < 2 or not any(_VALUE.fullmatch(word.text[slice(*span)]) for span in spans):
        return [word]
    return [word.part(*span) for span in spans]


def values_of(line: Line) -> list[Word]:
    """The values at the end of a line, if it has any."""
    words = line.words
    at = len(words)
    while at and _VALUE.fullmatch(words[at - 1].text):
        at -= 1
    return list(words[at:])


def _is_beside_values(lines: Sequence[Line], index: int) -> bool:
    """Whether a value alone on its line stands so near other values that it is a table's."""
    line = lines[index]
    return any(
        line.page == other.page
        and abs(line.base - other.base) <= _BESIDE * line.size
        and is_alike(line, other)
        and values_of(other)
        for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    )


def is_alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * other.size


def _bands(rows: Sequence[Sequence[Word]]) -> list[tuple[float, float]] | None:
    """The columns as the fullest rows show them; None where these contradict each other."""
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    bands = [
        (min(word.left for word in column), max(word.right for word in column))
        for column in zip(*full, strict=True)
    ]
    if any(end > start for (_, end), (start, _) in pairwise(bands)):
        return None
    return bands


def gap(word: Word, band: tuple[float, float]) -> float:
    """How far a word stands from a band; below zero where it stands in it."""
    return max(band[0] - word.right, word.left - band[1])
