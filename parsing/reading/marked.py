"""Rows whose cells stand between tabs or bars, in one line or each behind a mark of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .slots import Cells, Cut, Slots, Source, in_stream, leaves_merged

_GRID_SHARE = 0.6
_HEADER_LENGTH = 2000
_ABOVE = 4
_SPACES = " \x00\r\u00a0\u3000"


def place_marked(source: Source, rows: Sequence[Slots], mark: str) -> list[Cells | None]:
    """The rows' columns by the cells between the marks; None for a row that does not fit."""
    folded = source.folded
    opens_cells = _opens_cells(folded, rows, mark)
    cuts = [_cut(source, slots, mark, opens_cells=opens_cells) for slots in rows]
    windows = _Windows([cut for cut in cuts if cut and cut.is_line])
    has_merged = leaves_merged([cut for cut in cuts if cut and not cut.is_line])
    placed: list[Cells | None] = []
    for cut in cuts:
        if cut is None:
            placed.append(None)
        elif cut.is_line:
            placed.append(windows.columns_of(cut))
        else:
            placed.append(in_stream(cut, has_merged))
    if source.has_blanks:
        return placed
    return [cells or _full(folded, slots, mark) for slots, cells in zip(rows, placed, strict=True)]


def _full(folded: str, slots: Slots, mark: str) -> Cells | None:
    """The row's values, where it has one for each column, with one mark between two."""
    values = slots.strip.values
    gaps = [folded[left.end : right.start] for left, right in pairwise(values)]
    is_uniform = len({"\n" in gap for gap in gaps}) < 2
    if not slots.is_complete or not is_uniform or any(gap.count(mark) != 1 for gap in gaps):
        return None
    return list(values)


def _opens_cells(folded: str, rows: Sequence[Slots], mark: str) -> bool:
    """Whether, over lines, a mark stands before every cell, and not only between two of a row."""
    behind_last = [
        mark in folded[slots.strip.values[-1].end : slots.strip.after]
        for slots in rows
        if slots.is_complete and not slots.is_last and not slots.next_depth
    ]
    return all(behind_last) if behind_last else mark == "\t"


def ends_lines(folded: str, rows: Sequence[Slots]) -> bool:
    """Whether a bar stands behind the last cell of a line, and not only between two.

    Most of the widest rows that have all their values tell, for behind fewer columns merged cells
    may stand; where none has, all that have values must.
    """
    widest = max((slots.width for slots in rows if slots.is_complete), default=0)
    complete = [slots for slots in rows if slots.is_complete and slots.width == widest]
    filled = complete or [slots for slots in rows if slots.strip.values]
    behind_last = [
        "|" in folded[slots.strip.values[-1].end : _end_of_line(folded, slots.strip.values[-1].end)]
        for slots in filled
    ]
    return sum(behind_last) * 2 >= len(behind_last) if complete else all(behind_last)


def _end_of_line(folded: str, place: int) -> int:
    end = folded.find("\n", place)
    return len(folded) if end < 0 else end


def _cut(source: Source, slots: Slots, mark: str, *, opens_cells: bool) -> Cut | None:
    """The row's cells: those of its line, or those up to the next label."""
    folded = source.folded
    strip = slots.strip
    if _goes_beyond(folded, slots, mark):
        return None
    anchor = strip.values[0].start if strip.values else strip.before
    last = strip.values[-1].end if strip.values else strip.before
    start = folded.rfind("\n", 0, anchor) + 1
    end = _end_of_line(folded, last)
    has_label = strip.before >= start
    is_line = (
        end <= strip.after
        and "\n" not in folded[anchor:last]
        and (has_label or len(strip.values) > 1)
        and mark in folded[strip.before if has_label else start : end]
    )
    if is_line:
        return _cut_line(source, slots, mark, (start, end))
    return _cut_on(folded, slots, mark, opens_cells=opens_cells)


def _cut_line(source: Source, slots: Slots, mark: str, line: tuple[int, int]) -> Cut | None:
    """The cells of the row's line, behind its label where that stands in the line."""
    folded = source.folded
    begin, end = line
    has_label = slots.strip.before >= begin
    start = slots.strip.before if has_label else begin
    cells = _split(folded, slots, mark, (start, end))
    if cells is None:
        return None
    text = folded[start:end].strip(_SPACES)
    if mark == "|" and text.endswith(mark) and source.ends_lines:
        cells = cells[:-1]
    is_framed = mark == "|" and text.startswith(mark) and _is_framed(folded, begin)
    if has_label or is_framed:
        cells = cells[1:]
    held = sum(cell is not None for cell in cells)
    if held < min(len(slots.strip.values), slots.width):
        return None  # a number that is glued to the label has lost its cell
    return Cut(slots, cells, folded.count(mark, begin, start) + 1, is_line=True)


def _goes_beyond(folded: str, slots: Slots, mark: str) -> bool:
    """Whether values stand below the label's line, though all cells of the row stand in it.

    They are those of a row that has lost its label.
    """
    strip = slots.strip
    end = _end_of_line(folded, strip.before)
    has_below = bool(strip.values) and strip.values[-1].start > end
    return has_below and folded.count(mark, strip.before, end) >= slots.width


def _is_framed(folded: str, line: int) -> bool:
    """Whether the lines above this one all begin with a bar, so that the first closes no cell."""
    above = folded[max(line - _HEADER_LENGTH, 0) : line].rsplit("\n", _ABOVE + 1)[1:]
    return all(each.lstrip(_SPACES).startswith("|") for each in above[-_ABOVE:] if "|" in each)


def _cut_on(folded: str, slots: Slots, mark: str, *, opens_cells: bool) -> Cut | None:
    """The cells behind the row's label, over lines, up to the cell of the next label."""
    strip = slots.strip
    cells = _split(folded, slots, mark, (strip.before, strip.after))
    if cells is None:
        return None
    tail = folded[folded.rfind(mark, strip.before, strip.after) + 1 : strip.after]
    is_next_label = opens_cells and cells[-1] is None and not (slots.is_last and "\n" in tail)
    begins_below = not (slots.has_label or opens_cells)
    return Cut(slots, cells[0 if begins_below else 1 : -1 if is_next_label else None])


def _split(folded: str, slots: Slots, mark: str, stretch: tuple[int, int]) -> Cells | None:
    """The cells of a stretch of text; None where one of them has two values."""
    start, end = stretch
    cells: Cells = [None]
    for value in slots.strip.values:
        if value.start >= end:
            break
        marks = folded.count(mark, start, value.start)
        if cells[-1] and not marks:
            return None
        cells += [None] * marks
        cells[-1] = value
        start = value.start
    return cells + [None] * folded.count(mark, start, end)


def _reached(lines: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """The windows from end to end of which the rows with blank cells together have values."""
    reached: dict[tuple[int, int], list[int]] = {}
    for cut in lines:
        if cut.slots.lacks_values:
            filled = (cut.first + place for place, cell in enumerate(cut.cells) if cell)
            reached.setdefault((cut.total, cut.slots.width), []).extend(filled)
    for (total, width), places in reached.items():
        if places and max(places) - min(places) + 1 == width:
            yield total, min(places)


class _Windows:
    """Where the complete rows of a table have their values: (cells in the line, first) → rows.

    A table is a *grid* where most lines have the same number of cells, some more than they need
    (others than the one to place: that may have gained a cell); there a line with another number
    of cells has lost or gained one. Elsewhere a line has just the cells that its label and its
    columns need; where the merged cells of labels are kept as empty ones, they are kept in every
    line.
    """

    def __init__(self, lines: Sequence[Cut]) -> None:
        self.seen: Counter[tuple[int, int]] = Counter()
        totals = Counter(cut.total for cut in lines)
        total, count = totals.most_common(1)[0] if totals else (0, 0)
        self.spare = [
            cut for cut in lines if cut.total == total and len(cut.cells) > cut.slots.width
        ]
        self.grid = total if self.spare and count >= len(lines) * _GRID_SHARE else None
        merged = [cut for cut in lines if cut.slots.merged]
        kept = sum(len(cut.cells) == cut.slots.width + cut.slots.merged for cut in merged)
        self.keeps_merged = kept * 2 > len(merged)
        for cut in lines:
            if cut.slots.is_complete:
                first = next(i for i, cell in enumerate(cut.cells) if cell)
                self.seen[cut.total, cut.first + first] += 1
            elif len(cut.cells) == cut.slots.width:
                self.seen[cut.total, cut.first] += 1
        self.seen.update(_reached(lines))

    def columns_of(self, cut: Cut) -> Cells | None:
        """The row's columns, if exactly one of the table's windows holds all its values."""
        width = cut.slots.width
        if self.grid is None or self.spare == [cut]:
            merged = cut.slots.merged if self.keeps_merged else 0
            is_exact = len(cut.cells) == width + merged and not any(cut.cells[:merged])
            return cut.cells[merged:] if is_exact else None
        if cut.total != self.grid:
            return None
        placements = [
            cut.cells[lead : lead + width]
            for lead in range(len(cut.cells) - width + 1)
            if self.is_seen(cut, lead) and not any(cut.cells[:lead] + cut.cells[lead + width :])
        ]
        return placements[0] if len(placements) == 1 else None

    def is_seen(self, cut: Cut, lead: int) -> bool:
        """Whether another row has its values there, or this line has just the cells it needs."""
        others = self.seen[cut.total, cut.first + lead]
        is_exact = len(cut.cells) == cut.slots.width
        return others > (0 if is_exact or not cut.slots.is_complete else 1)
