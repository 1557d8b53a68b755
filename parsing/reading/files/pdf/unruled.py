"""Lines of words → tables that no rules draw: rows by their values, columns by where these stand.

    blocks      rows whose values stand in the same columns
    captions    labels and names of columns that are cut over lines

A row with blank cells has each value in the column above and below it, or, where that is not clear,
all in one cell, so that nobody believes a place that was guessed. Words left of the columns are labels: those on a row's line are the row's, those above and
below belong to the label that they stand nearest to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .blocks import Block, blocks, gap, in_words, is_alike, values_of
from .captions import NUMBERED, Label, chained, names_in
from .lines import Line, Word

# Shares of the distance of two rows: how far a label may stand from its row, a head from the next.
_REACH = 0.7
_HEAD_LEADING = 1.4
_FALLEN = 0.75
_SAME_LABEL = 0.8
# Shares of the font's size: the least reach of a head, and how far blanks printed in a cell push
# its value out of its column.
_HEAD_REACH = 4.2
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


def with_tables(lines: Sequence[Line]) -> Iterator[Line | Loose]:
    """The lines in order, those that make a table replaced by it."""
    position = 0
    fitted = [in_words(line) for line in lines]
    for block in blocks(fitted):
        first, last = _extent(fitted, block)
        if first < position:
            continue
        head = _head(fitted, block, first, position)
        yield from lines[position:head]
        names = names_in(fitted[head:first])
        named = _named(fitted, block, names)
        body = _rows(fitted, named, range(first, last + 1))
        yield Loose([*_head_rows(names, named), *body])
        position = last + 1
    yield from lines[position:]


def _head(lines: Sequence[Line], block: Block, first: int, position: int) -> int:
    """The first of the lines, from ``position`` on, that name the columns above line ``first``."""
    start = block.bands[0][0]
    reach = max(_HEAD_LEADING * block.pitch(lines), _HEAD_REACH * lines[first].size)
    head = first
    while head > position and _is_head(lines[head - 1], lines[head], start, reach):
        head -= 1
    return head


def _placed(bands: Sequence[tuple[float, float]], values: Sequence[Word], size: float) -> list[str]:
    """The values in their columns; all in the first where it is not clear which these are."""
    cells = [""] * len(bands)
    last = -1
    for word in values:
        over = [i for i, band in enumerate(bands) if gap(word, band) < 0]
        over = over or [i for i, band in enumerate(bands) if gap(word, band) <= _SHIFT * size]
        if len(over) != 1 or over[0] <= last:
            together = " ".join(word.text for word in values)
            return [together, *[""] * (len(bands) - 1)]
        last = over[0]
        cells[last] = word.text
    return cells


def _extent(lines: Sequence[Line], block: Block) -> tuple[int, int]:
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
        not values_of(line)
        and line.page == row.page
        and abs(line.base - row.base) <= reach
        and is_alike(line, row)
        and line.right <= start
        and not NUMBERED.match(line.words[0].text)
    )


# --- rows -------------------------------------------------------------------------------------


def _is_head(line: Line, below: Line, start: float, reach: float) -> bool:
    """Whether a line above a table holds its columns' names, and no sentence or heading.

    ``start`` is where the columns begin, ``reach`` how far the line may stand from the next.
    """
    is_heading = line.left < start and (
        line.right > start if len(line.words) == 1 else NUMBERED.match(line.words[0].text)
    )
    return (
        line.page == below.page
        and below.base - line.base <= reach
        and is_alike(line, below)
        and not is_heading
        and not NUMBERED.match(line.words[0].text)
    )


def _named(lines: Sequence[Line], block: Block, names: Sequence[Label]) -> Block:
    """The block with a column for each name, where every value stands under one name.

    Only so columns are seen that are blank in all of the fullest rows.
    """
    labels = block.labels(lines)
    lowest = [
        (name.left, name.right)
        for position, name in enumerate(names)
        if not any(_is_under(name, other) for other in names[position + 1 :])
        and not any(gap(word, (name.left, name.right)) < 0 for word in labels)
    ]
    bands = sorted(lowest)
    if len(bands) <= len(block.bands):
        return block
    for values in block.values:
        at = -1
        for word in values:
            over = [i for i, name in enumerate(sorted(lowest)) if gap(word, name) < 0]
            if len(over) != 1 or over[0] <= at:
                return block
            at = over[0]
            bands[at] = (min(bands[at][0], word.left), max(bands[at][1], word.right))
    if any(end > start for (_, end), (start, _) in pairwise(bands)):
        return block
    return Block(block.rows, block.values, bands)


def _is_under(name: Label, other: Label) -> bool:
    return other.left < name.right and name.left < other.right


def _head_rows(names: Sequence[Label], block: Block) -> list[Row]:
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


def _rows(lines: Sequence[Line], block: Block, extent: range) -> list[Row]:
    labels = _labels(lines, block, extent)
    rows = {
        index: Row(lines[index].page, "", _placed(block.bands, values, lines[index].size))
        for index, values in zip(block.rows, block.values, strict=True)
    }
    _settle_fallen(lines, block, rows)
    loose: list[tuple[int, float, Row]] = []
    by_row: dict[int, list[Label]] = {}
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


def _settle_fallen(lines: Sequence[Line], block: Block, rows: dict[int, Row]) -> None:
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
        if len(values_of(lines[index])) == len(lines[index].words) < len(block.bands)
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


def _near(lines: Sequence[Line], block: Block, index: int, reach: float) -> list[int]:
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
        and len(values_of(lines[index])) == len(lines[index].words)
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


def _labels(lines: Sequence[Line], block: Block, extent: range) -> list[Label]:
    """The labels: words beside the rows' values, and the words above and below put to them."""
    anchors = set(block.rows)
    labels: list[Label] = []
    for index in extent:
        line = lines[index]
        values = len(values_of(line)) if index in anchors else 0
        for word in line.words[: len(line.words) - values]:
            row = index if index in anchors else None
            labels.append(Label([(line.base, word)], line.size, line.page, row))
    return chained(labels, _SAME_LABEL * block.pitch(lines))


def _nearest_row(lines: Sequence[Line], block: Block, label: Label) -> int | None:
    rows = [index for index in block.rows if lines[index].page == label.page]
    if not rows:
        return None
    nearest = min(rows, key=lambda index: abs(lines[index].base - label.middle))
    is_near = abs(lines[nearest].base - label.middle) <= _REACH * block.pitch(lines)
    return nearest if is_near else None
