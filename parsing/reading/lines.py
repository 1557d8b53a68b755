"""Rows with one cell a line, where empty lines stand for blank cells."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .slots import Cells, Cut, Scale, Slots, Source, in_stream, leaves_merged

_LINE_ENDS = re.compile(r"\n\s*")
_BLANK_ALONE = re.compile(r"\n[ \x00\u00a0\u3000]*[\u00a0\u3000][ \x00\u00a0\u3000]*(?=\n)")
# The share of rows that a scale must place before it is believed.
_MOST = 0.75


def place_lines(source: Source, rows: Sequence[Slots]) -> list[Cells | None]:
    """The rows' columns, an empty line counting as the source's scale says."""
    gaps = [_line_gaps(source.folded, slots) for slots in rows]
    nothing: list[Cells | None] = [None] * len(rows)
    placed = _placed(rows, gaps, source.scale) if source.scale else nothing
    if source.has_blanks:
        return placed
    return [
        cells or (None if has_torn_cells(source.folded, slots) else _full(slots, lines))
        for slots, lines, cells in zip(rows, gaps, placed, strict=True)
    ]


def has_torn_cells(folded: str, slots: Slots) -> bool:
    """Whether lines with a blank alone stand between some of a full row's values, but not all.

    Such a line is the first of a cell whose number a narrow column dropped into the next; the
    number may stand behind those of the cells beside it.
    """
    if not slots.is_complete:
        return False
    inner = pairwise(slots.strip.values)
    alone = {bool(_BLANK_ALONE.search(folded, one.end, other.start)) for one, other in inner}
    return len(alone) > 1


def scale_of(folded: str, rows: Sequence[Slots]) -> Scale | None:
    """The scale by which the rows have a cell for each column; None where too few of them have.

    Chance finds a scale for some rows of any torn table: one that places less than ``_MOST`` of
    them says nothing about blank cells.
    """
    if not rows:
        return None
    gaps = [_line_gaps(folded, slots) for slots in rows]
    start, end = rows[0].strip.before, rows[-1].strip.after
    counts = sorted({gap.count("\n") for gap in _LINE_ENDS.findall(folded, start, end)})
    scales = [Scale(base, step) for base in counts[:3] for step in sorted({base, 1}, reverse=True)]
    fits = {
        scale: sum(cells is not None for cells in _placed(rows, gaps, scale)) for scale in scales
    }
    best = max(fits, key=lambda scale: fits[scale], default=None)
    return best if best and fits[best] >= _MOST * len(rows) else None


def _placed(rows: Sequence[Slots], gaps: Sequence[list[int]], scale: Scale) -> list[Cells | None]:
    cuts = [_cut_lines(slots, lines, scale) for slots, lines in zip(rows, gaps, strict=True)]
    has_merged = leaves_merged([cut for cut in cuts if cut])
    return [in_stream(cut, has_merged) if cut else None for cut in cuts]


def _full(slots: Slots, gaps: list[int]) -> Cells | None:
    """The row's values, where it has one for each column, each in a line or all in one."""
    inner = gaps[1:-1]
    if not slots.is_complete or (any(inner) and not all(inner)):
        return None
    return list(slots.strip.values)


def _line_gaps(folded: str, slots: Slots) -> list[int]:
    """Line ends before the first value, between values, and behind the last."""
    strip = slots.strip
    bounds = [strip.before, *(b for v in strip.values for b in (v.start, v.end)), strip.after]
    return [folded.count("\n", bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]


def line_ends_between_cells(folded: str, start: int, end: int) -> int:
    """How many line ends most often stand between two cells from ``start`` to ``end``."""
    gaps = _LINE_ENDS.findall(folded, start, end)
    counts = Counter(gap.count("\n") for gap in gaps)
    return min(counts, key=lambda count: (-counts[count], count)) if counts else 1


def _cut_lines(slots: Slots, gaps: list[int], scale: Scale) -> Cut | None:
    cells: Cells = []
    for index, gap in enumerate(gaps):
        blanks, rest = divmod(gap - scale.base, scale.step)
        if rest or blanks < 0:
            return None
        cells += [None] * blanks
        if index < len(slots.strip.values):
            cells.append(slots.strip.values[index])
    return Cut(slots, cells)
