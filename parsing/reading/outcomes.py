"""Table 四: fifteen numbers under a header, in one row or in a group for each procedure.

The header's words may stand in any order, cut over lines; the numbers follow them. Printed are
one run of fifteen, or runs of five and ten, each behind header words of its own.
"""

import re
from itertools import pairwise

from . import doubt, placement, unglued, witness
from .lexing import Lexed, Printed, Run
from .lines import has_torn_cells, line_ends_between_cells
from .regions import Region
from .rows import Strip, is_clean, is_page_number, without_page_number
from .slots import Cells, Slots, Source
from .together import run_behind
from .unglued import Glued

WIDTH = 15
_GROUP = 5
_HEADER = re.compile(r"维持|纠正|审结|结果|起诉")
_LAST = re.compile("总计|审结")


def read_disputes(lexed: Lexed, source: Source, region: Region) -> Cells | None:
    """The fifteen cells of table 四, row after row; None where the text does not settle them."""
    runs = [
        (at, _once(values))
        for at, values in lexed.runs(region.start + 1, region.end)
        if not is_page_number(lexed, values)
    ]
    if not runs:
        return _all_blank(lexed, region)
    groups = _headed(lexed, region, runs)
    widths = [len(values) for _, values in groups]
    if sum(widths) != WIDTH or any(width % _GROUP for width in widths):
        groups, widths = groups[:1], [WIDTH]
    cells: Cells = []
    for (at, values), width in zip(groups, widths, strict=True):
        before = lexed.wording.place(at - 1) + 1
        kept = without_page_number(lexed.folded, values, before - 1)
        strip = Strip("", before, before, _place(lexed, at), kept)
        if not is_clean(lexed, before - 1, strip):
            return None
        slots = Slots(strip, width, is_last=True, has_label=False)
        if has_torn_cells(source.folded, slots):
            return None
        mark = placement.mark_of(source.folded, [slots])
        placed = placement.place(source, [slots], mark)[0]
        needs_witness = len(kept) < len(values) or _may_lack_cells(source, slots)
        if placed and needs_witness and not _adds_up(placed):
            return None
        if placed is None:
            placed = doubt.only_sum(lexed.folded, slots, _GROUP)
        if placed is None:
            return None
        cells += placed
    return cells


def _once(values: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """The values of a table that a tool prints once more, cell by cell, behind it."""
    first, again = values[:WIDTH], values[WIDTH:]
    is_twice = [value.number for value in first] == [value.number for value in again]
    return first if is_twice and len(first) == WIDTH else values


def _may_lack_cells(source: Source, slots: Slots) -> bool:
    """Whether blank cells are nowhere marked: empty lines behind a header, or spaces, tell little."""
    strip = slots.strip
    first = strip.values[0].start if strip.values else strip.before
    is_marked = re.search(r"[\t|]", source.folded[first : strip.after])
    return not is_marked and (slots.lacks_values or source.has_blanks)


def read_glued(lexed: Lexed, glued: Glued, region: Region) -> Cells | None:
    """The fifteen cells behind the header where the report's cells run together, as far as settled."""
    ends = [match.end() for match in _LAST.finditer(lexed.wording.text, *region)]
    if not ends:
        return None
    start = lexed.wording.place(ends[-1] - 1) + 1
    run = run_behind(lexed.folded, start, len(lexed.folded))
    return unglued.place_disputes(glued, run) if run and run.most else None


def _adds_up(cells: Cells) -> bool:
    """Whether every procedure's outcomes add up: a witness that nothing was left out or moved."""
    return all(witness.adds_up(cells[i : i + _GROUP]) for i in range(0, len(cells), _GROUP))


def _headed(lexed: Lexed, region: Region, runs: list[Run]) -> list[Run]:
    """The runs up to the first that has no header words before it."""
    headed = [runs[0]]
    for (before, _), (at, values) in pairwise(runs):
        if not _HEADER.search(lexed.wording.text, before, at):
            break
        headed.append((at, values))
    return headed


def _all_blank(lexed: Lexed, region: Region) -> Cells | None:
    """Fifteen blanks, where the layout marks fifteen empty cells behind the header."""
    header = [match.end() for match in _LAST.finditer(lexed.wording.text, *region)]
    if not header:
        return None
    before = lexed.wording.place(header[-1] - 1) + 1
    gap = lexed.folded[before : _place(lexed, header[-1])]
    for line in gap.split("\n")[1:]:
        if line.strip(" \x00\r") and not line.strip("\t \x00|\r\u00a0\u3000"):
            bars = line.count("|")
            if abs(bars - WIDTH) < 2 if bars else line.count("\t") + 1 == WIDTH:
                return [None] * WIDTH
            break
    if "\t" in gap or "|" in gap:
        is_blank = gap.count("\t") == WIDTH and "\n\t\n" in gap
    else:
        base = line_ends_between_cells(lexed.folded, lexed.wording.place(region.start), before)
        is_blank = gap.count("\n") - base in (WIDTH, WIDTH * base)
    return [None] * WIDTH if is_blank else None


def _place(lexed: Lexed, at: int) -> int:
    if at < len(lexed.wording.text):
        return lexed.wording.place(at)
    return len(lexed.folded)
