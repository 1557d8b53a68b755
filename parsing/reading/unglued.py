"""Rows whose cells run together → their cells, as far as the digits and the equations settle them.

A report that prints blanks leaves some row with fewer characters than cells, and other rows of
table 三 in which no way of reading all cells adds up. Where none is so short and nearly all add up
no cell is blank, and each row has all its cells in its run; elsewhere only a run with no shorter
reading is a whole row. Of such a row the cells are settled that are the same in every way of
reading it:

    table 二   nothing adds up: every way counts
    table 三   the ways in which the row adds up, as far as the columns tell them apart (witness)
    table 四   the ways in which at least two of the three procedures add up
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import witness
from .lexing import Printed
from .slots import UNSETTLED, Cells, Slots
from .together import Path, Run, Step, TooMany, has_leading_zero, run_behind

# White space with no remark behind it, behind which digits might stand again.
_APART = re.compile(r"\s++(?![\x00(（”\"」])")
_APPLICANTS = 7
_DISPUTES, _GROUP, _FEWEST_ADDING = 15, 5, 2
# So many rows with numbers right behind their label, too long to be one each, show it.
_SHARE = 0.25
# One row or two may not add up for a fault of the report.
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Glued:
    """The rows of a report whose cells run together, by their codes.

    ``adding`` are the ways in which each row of table 三 adds up. ``is_whole`` tells that no cell
    is blank; ``has_marks`` that some cells have a mark for no number, so that a blank one more
    could go unseen.
    """

    runs: Mapping[str, Run]
    adding: Mapping[str, Sequence[Cells]]
    is_whole: bool
    has_marks: bool

    def has_all_cells(self, run: Run, width: int) -> bool:
        """Whether the run has a cell for each of ``width`` columns, so that none is blank."""
        return run.least <= width <= run.most and (self.is_whole or run.least == width)

    def is_alone_enough(self, run: Run, width: int) -> bool:
        """The same where no column bears witness."""
        return self.has_all_cells(run, width) and not (self.has_marks and run.least < width)


def glued(folded: str, rows: Mapping[str, Slots]) -> Glued | None:
    """The rows that run together; None where the text does not run its cells together."""
    starts = [slots.strip.label_end for slots in rows.values()]
    ends = [*(slots.strip.start for slots in rows.values()), len(folded)][1:]
    stretches = dict(zip(rows, zip(starts, ends, strict=True), strict=True))
    if sum(may_be_glued(folded, *each) for each in stretches.values()) <= _SHARE * len(rows):
        return None
    runs = {code: run for code, each in stretches.items() if (run := run_behind(folded, *each))}
    signs = sum(is_glued(folded, run, rows[code].width) for code, run in runs.items())
    if signs <= _SHARE * len(rows):
        return None
    runs = {code: run for code, run in runs.items() if run.most}
    adding = {
        code: _adding(runs.get(code)) for code, slots in rows.items() if slots.width == _APPLICANTS
    }
    is_long = all(code in runs and runs[code].most >= slots.width for code, slots in rows.items())
    is_whole = is_long and sum(map(bool, adding.values())) >= _NEARLY_ALL * len(adding)
    return Glued(runs, adding, is_whole, has_marks=any(run.has_marks for run in runs.values()))


def may_be_glued(folded: str, start: int, end: int) -> bool:
    """Whether at a glance something stands right behind the label, or 0 before a digit."""
    return not _APART.match(folded, start, end) or has_leading_zero(folded, start, end)


def is_glued(folded: str, run: Run, width: int) -> bool:
    """Whether the run cannot be ``width`` numbers apart: 0 before a digit, or too few behind words."""
    if has_leading_zero(folded, run.start, run.end):
        return run.most > 0
    return not folded[run.start - 1].isspace() and run.pieces < width <= run.most


def place_disclosure(
    glued: Glued, rows: Mapping[str, Slots], placed: Sequence[Cells | None]
) -> list[Cells | None]:
    """The rows of table 二; those with one column as they were placed, if they were."""
    return [
        cells if cells and slots.width == 1 else _every_way(glued, glued.runs.get(code), slots)
        for (code, slots), cells in zip(rows.items(), placed, strict=True)
    ]


def _every_way(glued: Glued, run: Run | None, slots: Slots) -> Cells | None:
    if run is None or not glued.is_alone_enough(run, slots.width):
        return None
    return _common(run.options(slots.width))


def _common(options: Sequence[Sequence[Step]]) -> Cells | None:
    """The cells that have one option each; None where no cell has."""
    cells: Cells = [_only(steps) for steps in options]
    return None if all(cell is UNSETTLED for cell in cells) else cells


def _only(steps: Sequence[Step]) -> Printed:
    first, *others = steps
    return UNSETTLED if any(step != first for step in others) else first.printed()


def place_requests(glued: Glued, rows: Mapping[str, Slots]) -> list[Cells | None]:
    """The rows of table 三 as its equations settle them."""
    whole = {
        code: run
        for code in rows
        if (run := glued.runs.get(code)) and glued.has_all_cells(run, _APPLICANTS)
    }
    single = {code: _single(run) for code, run in whole.items()}
    candidates: witness.Candidates = {
        code: [cells]
        if (cells := single.get(code))
        else glued.adding[code]
        if code in whole
        else []
        for code in rows
    }

    def stating(row: str, values: Sequence[int]) -> list[Cells]:
        return [_cells(path) for path in whole[row].stating(values)] if row in whole else []

    settled = witness.settle(candidates, stating)
    for code, cells in single.items():
        if cells and (witness.adds_up(cells) or whole[code].least == _APPLICANTS):
            settled.setdefault(code, cells)
    return [settled.get(code) for code in rows]


def _single(run: Run) -> Cells | None:
    """The only way to read the row, where it has a character for each cell or no way to have fewer."""
    cells = _common(run.options(_APPLICANTS))
    return None if cells is None or UNSETTLED in cells else cells


def _adding(run: Run | None) -> list[Cells]:
    if run is None or not run.least <= _APPLICANTS <= run.most:
        return []
    try:
        return [_cells(path) for path in run.adding(_APPLICANTS)]
    except TooMany:
        return []


def _cells(path: Path) -> Cells:
    return [step.printed() for step in path]


def place_disputes(glued: Glued, run: Run) -> Cells | None:
    """The fifteen cells of table 四: those that are the same in every way that is nearly the best.

    The best is the one in which most procedures add up; one procedure fewer is nearly as good.
    """
    if not glued.is_alone_enough(run, _DISPUTES):
        return None
    options = run.options(_DISPUTES)
    try:
        ways = [_cells(path) for path in run.paths(_DISPUTES)]
    except TooMany:
        return _common(options)
    adding = [_groups_adding(cells) for cells in ways]
    best = max(adding, default=0)
    if best < _FEWEST_ADDING:
        return None
    near = [cells for cells, count in zip(ways, adding, strict=True) if count >= best - 1]
    return witness.common(near)


def _groups_adding(cells: Cells) -> int:
    """How many of the three procedures add up."""
    return sum(witness.adds_up(cells[i : i + _GROUP]) for i in range(0, _DISPUTES, _GROUP))
