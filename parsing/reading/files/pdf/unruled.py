"""Lines of words → tables that no rules draw: rows by their values, columns by where these stand.

The values of a column share a band of the page's width; a table is a sequence of lines whose values
fit the same bands. Words left of the bands are labels: those on a value's line belong to its row,
those above and below to the label that they stand nearest to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lines import Line, Word

_VALUE = re.compile(
    r"[(（]?[-+－＋]?[\d０-９][\d０-９,，.．]*(?:万元|亿元|元|万|件|项|个|宗|条)?[)）]?|[-—–―/／]{1,4}|无|不适用"
)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]、|\d{1,2}[.．、]")
_LEAST_ROWS = 1
_LEAST_COLUMNS = 2
# Shares of the font's size: how far the next line of a label may be, and a label from its row.
_LEADING = 2.0
_REACH = 1.3


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
    def text(self) -> str:
        return "".join(word.text for _, word in self.words)


@dataclass(slots=True)
class _Block:
    """Lines of values that fit the same bands; (first, last) are their places among all lines."""

    bands: list[tuple[float, float]]
    rows: list[int] = field(default_factory=list)


def with_tables(lines: Sequence[Line]) -> Iterator[Line | Loose]:
    """The lines in order, those that make a table replaced by it."""
    position = 0
    for block in _blocks(lines):
        first, last = _extent(lines, block)
        if first < position:
            continue
        yield from lines[position:first]
        yield _table(lines, block, range(first, last + 1))
        position = last + 1
    yield from lines[position:]


def _values(line: Line) -> list[Word]:
    """The values at the end of a line, if it has any and words only before them."""
    words = line.words
    at = len(words)
    while at and _VALUE.fullmatch(words[at - 1].text):
        at -= 1
    is_alone = at == 0 and len(words) == 1
    return [] if is_alone else list(words[at:])


# --- blocks -----------------------------------------------------------------------------------


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    block: _Block | None = None
    for index, line in enumerate(lines):
        values = _values(line)
        if not values:
            if block and _is_head(line, block):
                yield from _kept(block)
                block = None
            continue
        bands = _widened(block.bands, values) if block else None
        if block and bands:
            block.bands = bands
            block.rows.append(index)
            continue
        yield from _kept(block)
        block = _Block([(word.left, word.right) for word in values], [index])
    yield from _kept(block)


def _kept(block: _Block | None) -> Iterator[_Block]:
    if block and len(block.rows) >= _LEAST_ROWS and len(block.bands) >= _LEAST_COLUMNS:
        yield block


def _is_head(line: Line, block: _Block) -> bool:
    """Whether a line without values has words above the columns, or is as wide as prose."""
    return line.right > block.bands[0][1]


def _widened(
    bands: Sequence[tuple[float, float]], values: Sequence[Word]
) -> list[tuple[float, float]] | None:
    """The bands with a line's values in them; None where these stand across or between bands."""
    taken: set[int] = set()
    widened = list(bands)
    for word in values:
        over = [i for i, band in enumerate(bands) if word.left < band[1] and band[0] < word.right]
        if len(over) > 1 or taken.intersection(over):
            return None
        if over:
            taken.add(over[0])
            left, right = widened[over[0]]
            widened[over[0]] = (min(left, word.left), max(right, word.right))
        else:
            widened.append((word.left, word.right))
    widened.sort()
    for (_, end), (start, _) in zip(widened, widened[1:], strict=False):
        if start < end:
            return None
    return widened


def _extent(lines: Sequence[Line], block: _Block) -> tuple[int, int]:
    """The first and last line of a block, with the lines of labels around its rows."""
    first, last = block.rows[0], block.rows[-1]
    while first and _is_near(lines[first - 1], lines[first], block):
        first -= 1
    while last + 1 < len(lines) and _is_near(lines[last + 1], lines[last], block):
        last += 1
    return first, last


def _is_near(line: Line, row: Line, block: _Block) -> bool:
    """Whether a line of words stands so near a row that it belongs to its label."""
    return (
        not _values(line)
        and line.page == row.page
        and abs(line.base - row.base) <= _REACH * line.size
        and line.right <= block.bands[0][0]
        and not _NUMBERED.match(line.words[0].text)
    )


# --- rows -------------------------------------------------------------------------------------


def _table(lines: Sequence[Line], block: _Block, extent: range) -> Loose:
    labels = _labels(lines, block, extent)
    rows = {index: _row(lines[index], block) for index in block.rows}
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
    return Loose([row for _, _, row in sorted(loose, key=lambda entry: entry[:2])])


def _row(line: Line, block: _Block) -> Row:
    values = [""] * len(block.bands)
    for word in _values(line):
        band = next(i for i, (start, end) in enumerate(block.bands) if start <= word.left < end)
        values[band] = word.text
    return Row(line.page, "", values)


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
    return _chained(labels)


def _chained(labels: Sequence[_Label]) -> list[_Label]:
    """The labels, words that go on with the one above put to it."""
    chained: list[_Label] = []
    for position, label in enumerate(labels):
        above = _neighbour(label, list(reversed(chained)))
        below = _neighbour(label, labels[position + 1 :])
        if above and _goes_on(above, label, below):
            above.words += label.words
            above.row = label.row if above.row is None else above.row
        else:
            chained.append(label)
    return chained


def _neighbour(label: _Label, others: Sequence[_Label]) -> _Label | None:
    """The nearest of the others, in their order, that stands over or under the label's words."""
    for other in others:
        distance = min(abs(base - label.words[0][0]) for base, _ in other.words)
        if other.page != label.page or distance > _LEADING * label.size:
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
    if _NUMBERED.match(label.text) or (above.row is not None and label.row is not None):
        return False
    if below is None or _NUMBERED.match(below.text) or label.row is not None:
        return True
    up = label.words[0][0] - above.words[-1][0]
    down = below.words[0][0] - label.words[0][0]
    return up <= down


def _nearest_row(lines: Sequence[Line], block: _Block, label: _Label) -> int | None:
    rows = [index for index in block.rows if lines[index].page == label.page]
    if not rows:
        return None
    nearest = min(rows, key=lambda index: abs(lines[index].base - label.middle))
    is_near = abs(lines[nearest].base - label.middle) <= _REACH * label.size
    return nearest if is_near else None
