"""The values of a row → its columns, blanks included.

Where as many values are printed as the row has columns, each has its own. Where fewer are, the
layout tells which cells are blank, if it marks every cell:

    line    cells between tabs or bars within one line: ``label | 1 | | 2 |``
    stream  a tab or a bar before every cell, over many lines
    lines   one cell a line, a blank cell an empty line (or two) more

Such a row is placed only if its cells agree with the table's other rows: the same number of cells
in a line, its values beginning where theirs begin; in a stream, the number of blank cells that
the form's merged headings leave before the next label. A layout of spaces loses blank cells.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from . import columns
from .lines import place_lines
from .marked import place_marked
from .slots import Cells, Slots


def place(folded: str, rows: Sequence[Slots]) -> list[Cells | None]:
    """The columns of each of a table's rows; None for a row that cannot be placed by its layout."""
    mark = _mark(folded, rows)
    if mark in "|\t":
        placed = place_marked(folded, rows, mark)
    elif mark == "\n":
        placed = place_lines(folded, rows)
    else:
        placed = columns.place(folded, [(slots.strip.values, slots.width) for slots in rows])
    return [
        (cells or _complete(folded, slots, mark)) if slots.strip.is_settled else None
        for slots, cells in zip(rows, placed, strict=True)
    ]


def trusted(
    folded: str, rows: Sequence[Slots], placed: Sequence[Cells | None]
) -> list[Cells | None]:
    """What of the placed rows can be believed: all, where tabs or bars tie values to a label.

    Elsewhere labels and numbers may be torn apart, so that a label's numbers
    stand beside another. The signs are labels without values and values enough for two rows beside
    one. Then a row is believed only if its values begin in a line of its label's words.
    """
    if _mark(folded, rows) in "|\t":
        return list(placed)
    unplaced = [cells is None for cells in placed]
    surplus = [
        cells is None and len(slots.strip.values) >= 2 * slots.width
        for slots, cells in zip(rows, placed, strict=True)
    ]
    is_torn = any(surplus) or sum(unplaced) * 2 > len(rows)
    believed: list[Cells | None] = []
    for index, (slots, cells) in enumerate(zip(rows, placed, strict=True)):
        values = slots.strip.values
        is_tied = bool(values) and "\n" not in folded[slots.strip.before : values[0].start]
        follows_empty = index > 0 and unplaced[index - 1] and not rows[index - 1].strip.values
        is_doubtful = follows_empty or is_torn
        believed.append(None if is_doubtful and not is_tied else cells)
    return believed


def _mark(folded: str, rows: Sequence[Slots]) -> str:
    """What separates most cells of the table: a bar, a tab, a line end or a space."""
    votes: Counter[str] = Counter()
    for slots in rows:
        strip = slots.strip
        starts = [strip.before, *(value.end for value in strip.values)]
        ends = [*(value.start for value in strip.values), strip.after]
        for start, end in list(zip(starts, ends, strict=True))[: len(strip.values) or 1]:
            gap = folded[start:end]
            votes[next((mark for mark in "|\t\n" if mark in gap), " ")] += 1
    return votes.most_common(1)[0][0] if votes else " "


def _complete(folded: str, slots: Slots, mark: str) -> Cells | None:
    """The row's values, where it has one for each column and they stand in the order of columns.

    That is so between marks without a blank cell; without marks, where they stand on one line or
    each on its own: a value that fell out of its line says nothing about its column.
    """
    values = slots.strip.values
    if not slots.is_complete:
        return None
    gaps = [(left.end, right.start) for left, right in pairwise(values)]
    if mark in "|\t":
        in_order = all(folded.count(mark, *gap) <= 1 for gap in gaps)
    else:
        breaks = ["\n" in folded[start:end] for start, end in gaps]
        in_order = all(breaks) or not any(breaks)
    return list(values) if in_order else None
