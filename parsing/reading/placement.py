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
from dataclasses import dataclass

from . import columns
from .lexing import Printed
from .rows import Strip

Cells = list[Printed | None]

_GRID_SHARE = 0.6
_LINE_ENDS = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Slots:
    """A row to place: its strip, its number of columns, and how deep the next label stands.

    ``next_depth`` counts the blank cells that merged headings may leave before the next label: 0,
    1 under one heading, 2 under two. ``is_last`` marks the table's last row.
    """

    strip: Strip
    width: int
    next_depth: int = 0
    is_last: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether as many values are printed as there are columns."""
        return len(self.strip.values) == self.width


@dataclass(slots=True)
class _Cut:
    """A row cut into cells: those behind its label, and the place of the first in its line."""

    slots: Slots
    cells: Cells
    first: int = 0
    is_line: bool = False

    @property
    def total(self) -> int:
        return self.first + len(self.cells)


def place(folded: str, rows: Sequence[Slots]) -> list[Cells | None]:
    """The columns of each of a table's rows; None for a row that cannot be placed by its layout."""
    mark = _mark(folded, rows)
    if mark in "|\t":
        placed = _place_marked(folded, rows, mark)
    elif mark == "\n":
        placed = _place_lines(folded, rows)
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
    gaps = [(left.end, right.start) for left, right in zip(values, values[1:], strict=False)]
    if mark in "|\t":
        in_order = all(folded.count(mark, *gap) <= 1 for gap in gaps)
    else:
        breaks = ["\n" in folded[start:end] for start, end in gaps]
        in_order = all(breaks) or not any(breaks)
    return list(values) if in_order else None


# --- cells behind tabs and bars ---------------------------------------------------------------


def _place_marked(folded: str, rows: Sequence[Slots], mark: str) -> list[Cells | None]:
    cuts = [_cut_marked(folded, slots, mark) for slots in rows]
    windows = _Windows([cut for cut in cuts if cut and cut.is_line])
    streams = [cut for cut in cuts if cut and not cut.is_line]
    leaves_merged = _leaves_merged(streams)
    placed: list[Cells | None] = []
    for cut in cuts:
        if cut is None:
            placed.append(None)
        elif cut.is_line:
            placed.append(windows.columns_of(cut))
        else:
            placed.append(_in_stream(cut, leaves_merged))
    return placed


def _cut_marked(folded: str, slots: Slots, mark: str) -> _Cut | None:
    strip = slots.strip
    anchor = strip.values[0].start if strip.values else strip.before
    line_start = folded.rfind("\n", 0, anchor) + 1
    line_end = folded.find("\n", strip.values[-1].end if strip.values else strip.before)
    line_end = len(folded) if line_end < 0 else line_end
    is_line = (
        line_end <= strip.after
        and (not strip.values or "\n" not in folded[anchor : strip.values[-1].end])
        and mark in folded[max(line_start, anchor - 1 if not strip.values else 0) : line_end]
        and (strip.before >= line_start or len(strip.values) > 1)
    )
    if is_line:
        start = max(strip.before, line_start)
        cells = _split(folded, start, line_end, mark, slots)
        if cells is None:
            return None
        if folded[start:line_end].rstrip(" \x00\r\u00a0\u3000").endswith(mark) and mark == "|":
            cells = cells[:-1]
        if strip.before >= line_start:
            cells = cells[1:]
        elif mark == "|" and folded[start:line_end].lstrip().startswith(mark):
            cells = cells[1:]
        first = folded.count(mark, line_start, start) + 1
        return _Cut(slots, cells, first, is_line=True)
    cells = _split(folded, strip.before, strip.after, mark, slots)
    if cells is None:
        return None
    tail = folded[folded.rfind(mark, strip.before, strip.after) + 1 : strip.after]
    if cells[-1] is None and not (slots.is_last and "\n" in tail):
        cells = cells[:-1]
    return _Cut(slots, cells[1:])


def _split(folded: str, start: int, end: int, mark: str, slots: Slots) -> Cells | None:
    """The cells from ``start`` to ``end``; None where one cell has two values."""
    cells: Cells = []
    values = iter(slots.strip.values)
    value = next(values, None)
    while start <= end:
        stop = folded.find(mark, start, end)
        stop = end if stop < 0 else stop
        cell = None
        if value and value.start < stop:
            cell, value = value, next(values, None)
            if value and value.start < stop:
                return None
        cells.append(cell)
        start = stop + 1
    return cells


class _Windows:
    """Where the complete rows of a table have their values: (cells in the line, first) → rows.

    A table is a *grid* where most lines have the same number of cells, more than a label and its
    values need; there a line with another number of cells has lost or gained one.
    """

    def __init__(self, lines: Sequence[_Cut]) -> None:
        self.seen: Counter[tuple[int, int]] = Counter()
        self.totals: Counter[int] = Counter()
        has_spare = False
        for cut in lines:
            width = cut.slots.width
            if cut.slots.is_complete:
                first = next(i for i, cell in enumerate(cut.cells) if cell)
            elif len(cut.cells) == width:
                first = 0
            else:
                continue
            self.seen[cut.total, cut.first + first] += 1
            self.totals[cut.total] += 1
            has_spare |= len(cut.cells) > width
        self.least = sum(self.totals.values()) * _GRID_SHARE
        self.is_grid = has_spare and max(self.totals.values()) >= max(self.least, 2)

    def columns_of(self, cut: _Cut) -> Cells | None:
        """The row's columns, if exactly one of the table's windows holds all its values."""
        if self.is_grid and self.totals[cut.total] < self.least:
            return None
        width = cut.slots.width
        placements = [
            cut.cells[lead : lead + width]
            for lead in range(len(cut.cells) - width + 1)
            if self.seen[cut.total, cut.first + lead]
            and not any(cut.cells[:lead] + cut.cells[lead + width :])
        ]
        return placements[0] if len(placements) == 1 else None


def _leaves_merged(streams: list[_Cut]) -> bool:
    """Whether the layout prints blank cells where the form's headings are merged."""
    bare = sum(len(cut.cells) == cut.slots.width for cut in streams)
    merged = sum(len(cut.cells) == cut.slots.width + cut.slots.next_depth for cut in streams)
    return merged > bare


def _in_stream(cut: _Cut, leaves_merged: bool) -> Cells | None:
    width = cut.slots.width
    extra = cut.slots.next_depth if leaves_merged and not cut.slots.is_last else 0
    if len(cut.cells) != width + extra or any(cut.cells[width:]):
        return None
    return cut.cells[:width]


# --- one cell a line --------------------------------------------------------------------------


def _place_lines(folded: str, rows: Sequence[Slots]) -> list[Cells | None]:
    """The rows' columns under the reading of empty lines that fits most rows."""
    gaps = [_line_gaps(folded, slots) for slots in rows]
    start, end = rows[0].strip.before, rows[-1].strip.after
    counts = sorted({gap.count("\n") for gap in _LINE_ENDS.findall(folded, start, end)})
    best: list[Cells | None] = [None] * len(rows)
    for base in counts[:3]:
        for step in sorted({base, 1}, reverse=True):
            cuts = [
                _cut_lines(slots, lines, base, step=step)
                for slots, lines in zip(rows, gaps, strict=True)
            ]
            leaves_merged = _leaves_merged([cut for cut in cuts if cut])
            placed = [cut and _in_stream(cut, leaves_merged) for cut in cuts]
            if _count(placed) > _count(best):
                best = placed
    return best


def _count(placed: list[Cells | None]) -> int:
    return sum(cells is not None for cells in placed)


def _line_gaps(folded: str, slots: Slots) -> list[int]:
    """Line ends before the first value, between values, and behind the last."""
    strip = slots.strip
    bounds = [strip.before, *(b for v in strip.values for b in (v.start, v.end)), strip.after]
    return [
        folded.count("\n", bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)
    ]


def line_ends_between_cells(folded: str, start: int, end: int) -> int:
    """How many line ends most often stand between two cells from ``start`` to ``end``."""
    gaps = _LINE_ENDS.findall(folded, start, end)
    counts = Counter(gap.count("\n") for gap in gaps)
    return min(counts, key=lambda count: (-counts[count], count)) if counts else 1


def _cut_lines(slots: Slots, gaps: list[int], base: int, *, step: int) -> _Cut | None:
    cells: Cells = []
    for index, gap in enumerate(gaps):
        blanks, rest = divmod(gap - base, step)
        if rest or blanks < 0:
            return None
        cells += [None] * blanks
        if index < len(slots.strip.values):
            cells.append(slots.strip.values[index])
    return _Cut(slots, cells)
