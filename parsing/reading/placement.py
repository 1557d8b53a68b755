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
from dataclasses import dataclass

from .lexing import Printed
from .rows import Strip

Cells = list[Printed | None]

_GRID_SHARE = 0.6


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
    """The columns of each of a table's rows; None for a row whose blanks cannot be placed."""
    mark = _mark(folded, rows)
    if mark in "|\t":
        placed = _place_marked(folded, rows, mark)
    elif mark == "\n":
        placed = _place_lines(folded, rows)
    else:
        placed = [None] * len(rows)
    return [
        _complete(folded, slots, mark) or cells
        for slots, cells in zip(rows, placed, strict=True)
    ]


def _mark(folded: str, rows: Sequence[Slots]) -> str:
    """What separates the cells of the table: a bar, a tab, a line end or a space."""
    votes: Counter[str] = Counter()
    for slots in rows:
        strip = slots.strip
        stop = strip.values[-1].start if strip.values else strip.after
        start = strip.values[0].end if len(strip.values) > 1 else strip.before
        gap = folded[start:stop]
        votes[next((mark for mark in "|\t\n" if mark in gap), " ")] += len(strip.values) or 1
    return votes.most_common(1)[0][0] if votes else " "


def _complete(folded: str, slots: Slots, mark: str) -> Cells | None:
    """The row's values, where it has one for each column and no blank cell between them."""
    values = slots.strip.values
    if not slots.is_complete:
        return None
    if mark in "|\t" and any(
        folded.count(mark, left.end, right.start) > 1
        for left, right in zip(values, values[1:], strict=False)
    ):
        return None
    return list(values)


# --- cells behind tabs and bars ---------------------------------------------------------------


def _place_marked(folded: str, rows: Sequence[Slots], mark: str) -> list[Cells | None]:
    cuts = [_cut_marked(folded, slots, mark) for slots in rows]
    lines = [cut for cut in cuts if cut and cut.is_line]
    streams = [cut for cut in cuts if cut and not cut.is_line]
    windows = _windows(lines)
    leaves_merged = _leaves_merged(streams)
    placed: list[Cells | None] = []
    for cut in cuts:
        if cut is None:
            placed.append(None)
        elif cut.is_line:
            placed.append(_in_window(cut, windows))
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
        and mark in folded[line_start:line_end]
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


def _windows(lines: list[_Cut]) -> Counter[tuple[int, int]]:
    """How often values begin at which cell of a line of how many: (cells, first) → rows."""
    windows: Counter[tuple[int, int]] = Counter()
    for cut in lines:
        if cut.slots.is_complete:
            lead = next(i for i, cell in enumerate(cut.cells) if cell)
            windows[cut.total, cut.first + lead] += 1
        elif len(cut.cells) == cut.slots.width:
            windows[cut.total, cut.first] += 1
    return windows


def _in_window(cut: _Cut, windows: Counter[tuple[int, int]]) -> Cells | None:
    """The row's columns, if exactly one of the table's windows holds all its values."""
    share = sum(windows.values()) * _GRID_SHARE
    totals: Counter[int] = Counter()
    for (total, _), count in windows.items():
        totals[total] += count
    is_grid = any(count >= share and count > 1 for count in totals.values()) and any(
        first < total - cut.slots.width for total, first in windows
    )
    placements = []
    for lead in range(len(cut.cells) - cut.slots.width + 1):
        stop = lead + cut.slots.width
        outside = cut.cells[:lead] + cut.cells[stop:]
        is_seen = windows[cut.total, cut.first + lead] > 0
        if is_seen and not any(outside):
            placements.append(cut.cells[lead:stop])
    if len(placements) != 1:
        return None
    if is_grid and totals[cut.total] < share:
        return None
    return placements[0]


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
    gaps = [_line_gaps(folded, slots) for slots in rows]
    base = _base(gaps)
    best: list[Cells | None] = [None] * len(rows)
    for step in sorted({base, 1}, reverse=True):
        cuts = [
            _cut_lines(slots, counts, base, step=step)
            for slots, counts in zip(rows, gaps, strict=True)
        ]
        leaves_merged = _leaves_merged([cut for cut in cuts if cut])
        placed = [cut and _in_stream(cut, leaves_merged) for cut in cuts]
        if sum(cells is not None for cells in placed) > sum(cells is not None for cells in best):
            best = placed
    return best


def _line_gaps(folded: str, slots: Slots) -> list[int]:
    """Line ends before the first value, between values, and behind the last."""
    strip = slots.strip
    bounds = [strip.before, *(b for v in strip.values for b in (v.start, v.end)), strip.after]
    return [
        folded.count("\n", bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)
    ]


def _base(gaps: list[list[int]]) -> int:
    counts = Counter(count for row in gaps for count in row[:-1] if count)
    if not counts:
        return 1
    common = counts.most_common(1)[0][1]
    return min(count for count, times in counts.items() if times * 3 >= common)


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
