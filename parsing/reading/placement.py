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

import re
from collections import Counter
from collections.abc import Sequence

from . import columns, witness
from .lines import place_lines
from .marked import place_marked
from .slots import Cells, Slots, Source

_APPLICANTS = 7
# No number begins with 0 before a digit; these are the digits of several cells.
_RUNS_ON = re.compile(r"0(?<![^ -]0)\d")
# The share of rows that could not be placed at which a table counts as torn.
_TORN = 0.5
_LINES_TORN = 0.25


def place(source: Source, rows: Sequence[Slots], mark: str) -> list[Cells | None]:
    """The columns of each of a table's rows; None for a row that cannot be placed by its layout.

    ``mark`` is what separates the table's cells.
    """
    if mark in "|\t":
        placed = place_marked(source, rows, mark)
    elif mark == "\n":
        placed = place_lines(source, rows)
    elif columns.is_aligned(source.folded, rows):
        placed = columns.place_aligned(source, rows)
    else:
        placed = [_in_a_line(source, slots) for slots in rows]
    return [
        cells if cells and _is_whole(slots, cells) else None
        for slots, cells in zip(rows, placed, strict=True)
    ]


def _is_whole(slots: Slots, cells: Cells) -> bool:
    """Whether nothing speaks for other values than these.

    What was left out as a page's number may be the end of a number broken over lines; then the
    row does not add up.
    """
    numbers = " ".join([cell.number for cell in cells if cell and cell.number])
    if not slots.strip.is_settled or _RUNS_ON.search(numbers):
        return False
    may_be_broken = bool(slots.strip.pieces) and slots.width == _APPLICANTS
    return not may_be_broken or witness.adds_up(cells)


def _in_a_line(source: Source, slots: Slots) -> Cells | None:
    """The row's values, where it has one for each column and all stand in one line.

    A value that fell out of its line says nothing about its column. Where the text has lost blank
    cells elsewhere, the sum of the row must bear witness.
    """
    values = slots.strip.values
    if not slots.is_complete or "\n" in source.folded[values[0].end : values[-1].start]:
        return None
    if source.has_blanks and slots.width == _APPLICANTS and not witness.adds_up(list(values)):
        return None
    return list(values)


def trusted(
    source: Source, rows: Sequence[Slots], placed: Sequence[Cells | None], *, mark: str
) -> list[Cells | None]:
    """What of the placed rows can be believed: all, where tabs or bars tie values to a label.

    Elsewhere labels and numbers may be torn apart, so that a label's numbers stand beside another.
    The signs are labels without values, values enough for two rows beside one, and a label in one
    line whose values stand in the next, where other rows have both in one. Then a row is believed
    only if its values begin in a line of its label's words.
    """
    folded = source.folded
    if mark in "|\t":
        return list(placed)
    unplaced = [cells is None for cells in placed]
    surplus = [
        cells is None and len(slots.strip.values) >= 2 * slots.width
        for slots, cells in zip(rows, placed, strict=True)
    ]
    is_torn = any(surplus) or sum(unplaced) > len(rows) * (_LINES_TORN if mark == "\n" else _TORN)
    ties = [_tie(folded, slots) for slots in rows]
    is_tied_mostly = ties.count(True) * 2 > len(rows)
    believed: list[Cells | None] = []
    for index, (slots, cells) in enumerate(zip(rows, placed, strict=True)):
        values = slots.strip.values
        follows_empty = index > 0 and unplaced[index - 1] and not rows[index - 1].strip.values
        is_apart = is_tied_mostly and slots.has_label and "\n" not in slots.strip.label(folded)
        is_doubtful = is_torn or (bool(values) and (follows_empty or is_apart))
        believed.append(None if is_doubtful and not ties[index] else cells)
    return believed


def _tie(folded: str, slots: Slots) -> bool:
    """Whether the row's values begin in a line with words of its label."""
    strip = slots.strip
    return bool(strip.values) and "\n" not in folded[strip.before : strip.values[0].start]


def mark_of(folded: str, rows: Sequence[Slots]) -> str:
    """What separates most cells of the table: a bar, a tab, a line end or a space."""
    gaps: list[str] = []
    for slots in rows:
        strip = slots.strip
        start = strip.before
        for value in strip.values:
            gaps.append(folded[start : value.start])
            start = value.end
        if not strip.values:
            gaps.append(folded[start : strip.after])
    votes: Counter[str] = Counter()
    for gap, count in Counter(gaps).items():
        votes[_separator(gap)] += count
    return votes.most_common(1)[0][0] if votes else " "


def _separator(gap: str) -> str:
    if "|" in gap:
        return "|"
    if "\t" in gap:
        return "\t"
    return "\n" if "\n" in gap else " "
