"""Lines of words → tables that no rules draw: rows by their values, columns by where these stand.

The fullest rows show the columns: their first values make the first, and so on, and no two columns
may share a stretch of the page's width. A row with blank cells has each value in the column above
and below it, or, where that is not clear, all in one cell, so that nobody believes a place that was
guessed. Words left of the columns are labels: those on a row's line are the row's, those above and
below belong to the label that they stand nearest to.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.forms import FORMS

from ...labels import wording_of
from .lines import Line, Word

_VALUE = re.compile(
    r"[(（]?[-+－＋]?[\d０-９][\d０-９,，.．]*(?:万元|亿元|元|万|件|项|个|宗|条)?[)）]?|[-—–―/／]{1,4}|无|不适用"
)
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]、|\d{1,2}[.．、]"
)
# A table on one page has some forty rows; more are looked at as several tables.
_MOST_ROWS = 200
# Shares of the font's size: how far the next line of a label may be, and a label from its row.
_LEADING = 2.0
_USUAL_PITCH = 2.0
_WIDEST_PITCH = 4.5
_BESIDE = 3.0
_HEAD_REACH = 4.2
# Shares of the distance of two rows: how far a label may stand from its row, a head from the next.
_REACH = 0.7
_HEAD_LEADING = 1.4
_FALLEN = 0.75
_SAME_SIZE = 0.15
_SAME_LABEL = 0.8
_LEAST_WORDS = 3
_KNOWN = frozenset(
    wording_of(label)
    for form in FORMS.values()
    for table in form.tables
    for row in table.rows + table.alternatives
    for label in (row.label.zh, *row.also)
)
# How far blanks printed in a cell push its value out of its column.
_SHIFT = 1.2


@dataclass(slots=True)
class Row:
    """A row: its page, its label, its values by column; blank ones are empty."""

    page: int
    label: str
    values: list[str]


@dataclass(slots=True)
class Loose:
    """A table without rules."""

    rows: list[Row]


@dataclass(slots=True)
class _Label:
    """Words of a label that stand below each other, and the row that they stand beside."""

    words: list[tuple[float, Word]]
    size: float
    page: int
    row: int | None = None

    @property
    def middle(self) -> float:
        return (self.words[0][0] + self.words[-1][0]) / 2

    @property
    def left(self) -> float:
        return min(word.left for _, word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for _, word in self.words)

    @property
    def text(self) -> str:
        return "".join(word.text for _, word in self.words)


@dataclass(slots=True)
class _Block:
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

    def with_row(self, index: int, values: list[Word]) -> "_Block | None":
        """The block with one row more; None where its values do not fit the columns."""
        rows = [*self.values, values]
        bands = _bands(rows)
        if bands is None or len(rows) > _MOST_ROWS:
            return None
        return _Block([*self.rows, index], rows, bands)


def with_tables(lines: Sequence[Line]) -> Iterator[Line | Loose]:
    """The lines in order, those that make a table replaced by it."""
    position = 0
    for block in _blocks(lines):
        first, last = _extent(lines, block)
        if first < position:
            continue
        head = first
        reach = max(_HEAD_LEADING * block.pitch(lines), _HEAD_REACH * lines[first].size)
        while head > position and _is_head(lines[head - 1], lines[head], block.bands[0][0], reach):
            head -= 1
        yield from lines[position:head]
        names = _names(lines[head:first])
        named = _named(lines, block, names)
        body = _rows(lines, named, range(first, last + 1))
        yield Loose([*_head_rows(names, named), *body])
        position = last + 1
    yield from lines[position:]


def _values(line: Line) -> list[Word]:
    """The values at the end of a line, if it has any."""
    words = line.words
    at = len(words)
    while at and _VALUE.fullmatch(words[at - 1].text):
        at -= 1
    return list(words[at:])


# --- blocks -----------------------------------------------------------------------------------


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    block: _Block | None = None
    for index, line in enumerate(lines):
        values = _values(line)
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
        block = wider or _Block([index], [values], [(word.left, word.right) for word in values])
    if block:
        yield block


def _ends(lines: Sequence[Line], block: _Block, line: Line) -> bool:
    """Whether a line without values has words where the values stand, or right of the labels."""
    if line.right > block.bands[0][1]:
        return True
    labels = block.labels(lines)
    return bool(labels) and line.words[-1].left > max(word.right for word in labels)


def _is_beside_values(lines: Sequence[Line], index: int) -> bool:
    """Whether a value alone on its line stands so near other values that it is a table's."""
    line = lines[index]
    return any(
        line.page == other.page
        and abs(line.base - other.base) <= _BESIDE * line.size
        and _is_alike(line, other)
        and _values(other)
        for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    )


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


def _placed(bands: Sequence[tuple[float, float]], values: Sequence[Word], size: float) -> list[str]:
    """The values in their columns; all in the first where it is not clear which these are."""
    cells = [""] * len(bands)
    last = -1
    for word in values:
        over = [i for i, band in enumerate(bands) if _gap(word, band) < 0]
        over = over or [i for i, band in enumerate(bands) if _gap(word, band) <= _SHIFT * size]
        if len(over) != 1 or over[0] <= last:
            together = " ".join(word.text for word in values)
            return [together, *[""] * (len(bands) - 1)]
        last = over[0]
        cells[last] = word.text
    return cells


def _gap(word: Word, band: tuple[float, float]) -> float:
    """How far a word stands from a band; below zero where it stands in it."""
    return max(band[0] - word.right, word.left - band[1])


def _extent(lines: Sequence[Line], block: _Block) -> tuple[int, int]:
    """The first and last line of a block, with the lines of labels around its rows."""
    first, last = block.rows[0], block.rows[-1]
    start, reach = block.bands[0][0], _REACH * block.pitch(lines)
    while first and _is_near(lines[first - 1], lines[first], start, reach):
        first -= 1
    while last + 1 < len(lines) and _is_near(lines[last + 1], lines[last], start, reach):
        last += 1
    return first, last


def _is_near(line: Line, row: Line, start: float, reach: float) -> bool:
    """Whether a line of words stands so near a row that it belongs to its label."""
    return (
        not _values(line)
        and line.page == row.page
        and abs(line.base - row.base) <= reach
        and _is_alike(line, row)
        and line.right <= start
        and not _NUMBERED.match(line.words[0].text)
    )


# --- rows -------------------------------------------------------------------------------------


def _is_head(line: Line, below: Line, start: float, reach: float) -> bool:
    """Whether a line above a table holds its columns' names, and no sentence or heading.

    ``start`` is where the columns begin, ``reach`` how far the line may stand from the next.
    """
    is_heading = line.left < start and (
        line.right > start if len(line.words) == 1 else _NUMBERED.match(line.words[0].text)
    )
    return (
        line.page == below.page
        and below.base - line.base <= reach
        and _is_alike(line, below)
        and not is_heading
        and not _NUMBERED.match(line.words[0].text)
    )


def _is_alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * other.size


def _names(lines: Sequence[Line]) -> list[_Label]:
    """The names above the columns, each whole, from the top to the bottom."""
    words = [
        _Label([(line.base, word)], line.size, line.page) for line in lines for word in line.words
    ]
    return sorted(_chained(words, math.inf), key=lambda name: (name.words[0][0], name.left))


def _named(lines: Sequence[Line], block: _Block, names: Sequence[_Label]) -> _Block:
    """The block with a column for each name, where every value stands under one name.

    Only so columns are seen that are blank in all of the fullest rows.
    """
    labels = block.labels(lines)
    lowest = [
        (name.left, name.right)
        for position, name in enumerate(names)
        if not any(_is_under(name, other) for other in names[position + 1 :])
        and not any(_gap(word, (name.left, name.right)) < 0 for word in labels)
    ]
    bands = sorted(lowest)
    if len(bands) <= len(block.bands):
        return block
    for values in block.values:
        at = -1
        for word in values:
            over = [i for i, name in enumerate(sorted(lowest)) if _gap(word, name) < 0]
            if len(over) != 1 or over[0] <= at:
                return block
            at = over[0]
            bands[at] = (min(bands[at][0], word.left), max(bands[at][1], word.right))
    if any(end > start for (_, end), (start, _) in pairwise(bands)):
        return block
    return _Block(block.rows, block.values, bands)


def _is_under(name: _Label, other: _Label) -> bool:
    return other.left < name.right and name.left < other.right


def _head_rows(names: Sequence[_Label], block: _Block) -> list[Row]:
    """The names as rows, each in the first column that it stands over."""
    rows: list[Row] = []
    last = len(block.bands)
    for name in names:
        over = [
            index
            for index, band in enumerate(block.bands)
            if name.left < band[1] and band[0] < name.right
        ]
        at = over[0] if over else -1
        if not rows or at <= last:
            rows.append(Row(name.page, "", [""] * len(block.bands)))
        if at < 0:
            rows[-1].label = name.text
        else:
            rows[-1].values[at] = name.text
        last = at
    return rows


def _rows(lines: Sequence[Line], block: _Block, extent: range) -> list[Row]:
    labels = _labels(lines, block, extent)
    rows = {
        index: Row(lines[index].page, "", _placed(block.bands, values, lines[index].size))
        for index, values in zip(block.rows, block.values, strict=True)
    }
    _settle_fallen(lines, block, rows)
    loose: list[tuple[int, float, Row]] = []
    by_row: dict[int, list[_Label]] = {}
    for label in labels:
        if label.row is None:
            label.row = _nearest_row(lines, block, label)
        if label.row is None:
            blank = Row(label.page, label.text, [""] * len(block.bands))
            loose.append((label.page, label.middle, blank))
        else:
            by_row.setdefault(label.row, []).append(label)
    for index, beside in by_row.items():
        beside.sort(key=lambda label: label.words[0][1].left)
        rows[index].label = " ".join(label.text for label in beside)
    loose += [(lines[index].page, lines[index].base, row) for index, row in rows.items()]
    return [row for _, _, row in sorted(loose, key=lambda entry: entry[:2])]


def _settle_fallen(lines: Sequence[Line], block: _Block, rows: dict[int, Row]) -> None:
    """Put values that stand alone, a little off their row's line, back into the row.

    Blanks printed before a value in a narrow cell push it into a line of its own. It is taken back
    where that fills the row, and where no other such line is near. Elsewhere, as where numbers are
    broken over lines, all values of the rows beside it are put into one cell: nobody can say which
    pieces make which number.
    """
    reach = _FALLEN * block.pitch(lines)
    stray = [
        index
        for index in block.rows
        if len(_values(lines[index])) == len(lines[index].words) < len(block.bands)
    ]
    near = {index: _near(lines, block, index, reach) for index in stray}
    for index, beside in near.items():
        if not beside:
            continue
        fallen = rows.pop(index)
        whole = [other for other in beside if other in rows]
        is_lone = not _has_other_stray(lines, index, beside[0], reach)
        if len(beside) == 1 and is_lone and whole and _fills(fallen, rows[whole[0]]):
            row = rows[whole[0]]
            row.values = [
                one or other for one, other in zip(row.values, fallen.values, strict=True)
            ]
            continue
        if not whole:
            rows[index] = _together(fallen)
        for place, other in enumerate(whole):
            rows[other] = _together(rows[other], *([fallen] if place == 0 else []))


def _near(lines: Sequence[Line], block: _Block, index: int, reach: float) -> list[int]:
    return [
        other
        for other in block.rows
        if other != index
        and lines[other].page == lines[index].page
        and abs(lines[other].base - lines[index].base) <= reach
    ]


def _has_other_stray(lines: Sequence[Line], stray: int, row: int, reach: float) -> bool:
    """Whether another line beside the row holds nothing but values."""
    return any(
        lines[index].page == lines[row].page
        and abs(lines[index].base - lines[row].base) <= reach
        and len(_values(lines[index])) == len(lines[index].words)
        for index in range(max(row - 2, 0), min(row + 3, len(lines)))
        if index not in (stray, row)
    )


def _fills(fallen: Row, row: Row) -> bool:
    """Whether the values that fell out of a row are just those that it lacks."""
    both = list(zip(fallen.values, row.values, strict=True))
    return len(both) > 1 and all(bool(one) != bool(other) for one, other in both)


def _together(row: Row, *others: Row) -> Row:
    """The row with all values, and those of other rows, in one cell."""
    values = [value for each in (row, *others) for value in each.values if value]
    return Row(row.page, row.label, [" ".join(values), *[""] * (len(row.values) - 1)])


def _labels(lines: Sequence[Line], block: _Block, extent: range) -> list[_Label]:
    """The labels: words beside the rows' values, and the words above and below put to them."""
    anchors = set(block.rows)
    labels: list[_Label] = []
    for index in extent:
        line = lines[index]
        values = len(_values(line)) if index in anchors else 0
        for word in line.words[: len(line.words) - values]:
            row = index if index in anchors else None
            labels.append(_Label([(line.base, word)], line.size, line.page, row))
    return _chained(labels, _SAME_LABEL * block.pitch(lines))


def _chained(labels: Sequence[_Label], reach: float) -> list[_Label]:
    """The labels, words that go on with the one above, within ``reach``, put to it."""
    chained: list[_Label] = []
    for position, label in enumerate(labels):
        above = _neighbour(label, list(reversed(chained)), reach)
        below = _neighbour(label, labels[position + 1 :], reach)
        if above and _goes_on(above, label, below):
            above.words += label.words
            above.row = label.row if above.row is None else above.row
        else:
            chained.append(label)
    return chained


def _neighbour(label: _Label, others: Sequence[_Label], reach: float) -> _Label | None:
    """The nearest of the others, in their order, that stands over or under the label's words."""
    for other in others:
        distance = min(abs(base - label.words[0][0]) for base, _ in other.words)
        if other.page != label.page or distance > min(reach, _LEADING * label.size):
            return None
        if distance > 0 and _is_over(other, label):
            return other
    return None


def _is_over(one: _Label, other: _Label) -> bool:
    words = [word for _, word in one.words]
    left, right = min(word.left for word in words), max(word.right for word in words)
    own = other.words[0][1]
    shared = min(right, own.right) - max(left, own.left)
    return shared >= 0.5 * min(right - left, own.right - own.left)


def _goes_on(above: _Label, label: _Label, below: _Label | None) -> bool:
    """Whether a label's words go on with those above, and not with those below."""
    if _begins(label.text) or (above.row is not None and label.row is not None):
        return False
    if below is None or _begins(below.text) or label.row is not None:
        return True
    up = label.words[0][0] - above.words[-1][0]
    down = below.words[0][0] - label.words[0][0]
    return up <= down


def _begins(text: str) -> bool:
    """Whether a label begins with these words: they are numbered, or begin one of the form's."""
    words = wording_of(text)
    is_known = len(words) >= _LEAST_WORDS and any(label.startswith(words) for label in _KNOWN)
    return is_known or text in _KNOWN or _NUMBERED.match(text) is not None


def _nearest_row(lines: Sequence[Line], block: _Block, label: _Label) -> int | None:
    rows = [index for index in block.rows if lines[index].page == label.page]
    if not rows:
        return None
    nearest = min(rows, key=lambda index: abs(lines[index].base - label.middle))
    is_near = abs(lines[nearest].base - label.middle) <= _REACH * block.pitch(lines)
    return nearest if is_near else None
