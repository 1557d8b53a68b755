"""What a blank cell may be taken for.

A blank states no number. Many reports leave a zero blank, though, and then an equation can be
judged all the same. A report shows its usage itself: it leaves zeros blank regularly, and sums
hold without the blank cells elsewhere, in other rows and other columns. A row or column that was
simply not filled in shows no such thing, and what crosses it is not assessable.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from parsing.forms import FORMS, Figures, Number

from .catalogue.sums import SUMS, TOTALS
from .formulas import Formula
from .sheet import BY_TABLE, CELLS, NO_ROWS, PLACES, Sheet

ABSENT = object()  # what stands in a cell that the report does not have
REGULAR_SHARE = 4  # one in so many zeros is left blank
WITNESSES = 3  # sums elsewhere that hold without their blanks
FAILING_AT_A_LINE = 2  # sums that one line, not filled in, would explain
SUM_TABLES = ("requests", "disputes")

SUM_FORMULAS = tuple(formula for rule in SUMS for formula in rule.formulas)
SUM_PLACES = tuple(
    (formula, frozenset(place for place, _ in formula.steps)) for formula in SUM_FORMULAS
)
PARTS = tuple((formula.left[0].place, formula.right) for formula in TOTALS)
ROW = tuple((address.table, address.row) for address in CELLS)
COLUMN = tuple((address.table, address.column) for address in CELLS)
CHANGES = frozenset(
    place
    for place, address in enumerate(CELLS)
    for form in FORMS.values()
    for row in form.table(address.table).rows
    if row.code == address.row
    for column in row.columns
    if column.code == address.column and column.kind == "change"
)

Blanks = Collection[int]  # places in a sheet


def could_mend(formula: Formula, difference: Number, blanks: Mapping[int, int]) -> bool:
    """Whether numbers in the blank cells could make the formula true.

    ``difference`` is left less right without the blanks, ``blanks`` are the places of the blank
    cells with the factor by which they count. A count is never negative; a change may be.
    """
    if any(place % len(CELLS) in CHANGES for place in blanks):
        return True
    grows, shrinks = 1 in blanks.values(), -1 in blanks.values()
    if formula.relation == "≠":
        return bool(blanks)
    return shrinks if difference > 0 else grows


class Usage:
    """What a report itself shows about its blank cells."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def is_zero(self, formula: Formula, blanks: Blanks) -> bool:
        """Whether the blank cells of the formula, a sum of one report, are its zeros."""
        if formula not in SUM_FORMULAS or not self._leaves_zeros_blank:
            return False
        if any(self._is_missing_total(place) for place in blanks):
            return False
        return self._is_witnessed(blanks) and not any(map(self._is_in_empty_line, blanks))

    def _is_witnessed(self, blanks: Blanks) -> bool:
        """Whether enough sums with blanks in other rows and other columns hold without them."""
        rows = {ROW[place] for place in blanks}
        columns = {COLUMN[place] for place in blanks}
        witnesses = sum(
            any(ROW[place] not in rows and COLUMN[place] not in columns for place in witness)
            for witness in self._sums[0]
        )
        return witnesses >= WITNESSES

    @cached_property
    def values(self) -> list[Any]:
        """What the cells hold, by their places: a number, None for a blank, or ABSENT."""
        return [
            held.get(column, ABSENT)
            for figures in self.sheet.reports
            for table, rows in BY_TABLE
            for row, columns, _ in rows
            for held in (figures.tables.get(table, NO_ROWS).get(row, NO_ROWS),)
            for column in columns
        ]

    @cached_property
    def uncertain(self) -> frozenset[int]:
        """The places of all cells that the text leaves open."""
        return frozenset(
            place + back * len(CELLS)
            for back, figures in enumerate(self.sheet.reports)
            if figures.uncertain
            for place, address in enumerate(CELLS)
            if figures.is_uncertain(address)
        )

    @property
    def _figures(self) -> Figures:
        return self.sheet.reports[0]

    @cached_property
    def _blank(self) -> frozenset[int]:
        """The places of all blank cells of the tables with sums, uncertain ones left out."""
        return frozenset(
            PLACES[address]
            for address, value in self._figures.cells()
            if value is None
            and address.table in SUM_TABLES
            and not self._figures.is_uncertain(address)
        )

    @cached_property
    def _leaves_zeros_blank(self) -> bool:
        zeros = sum(
            list(cells.values()).count(0)
            for table in SUM_TABLES
            for cells in self._figures.tables.get(table, {}).values()
        )
        return len(self._blank) * REGULAR_SHARE >= len(self._blank) + zeros

    @cached_property
    def _sums(self) -> tuple[list[frozenset[int]], list[frozenset[int]]]:
        """The blanks of each sum that has some beside numbers: where it holds, where it fails."""
        holding: list[frozenset[int]] = []
        failing: list[frozenset[int]] = []
        for formula, places in SUM_PLACES:
            blanks = places & self._blank
            if not blanks or any(self._is_open(place) for place in places - blanks):
                continue
            if not any(self._figures.has(CELLS[place]) for place in places - blanks):
                continue
            difference = sum(factor * self.sheet.numbers[place] for place, factor in formula.steps)
            (failing if difference else holding).append(blanks)
        return holding, failing

    @cached_property
    def _failing(self) -> frozenset[int]:
        """The blanks of all sums that do not hold without them."""
        return frozenset().union(*self._sums[1])

    def _is_open(self, place: int) -> bool:
        return self._figures.is_uncertain(CELLS[place])

    def _is_missing_total(self, place: int) -> bool:
        """Whether the cell is the total of something: left out, and no zero."""
        return any(
            self.sheet.numbers[operand.place]
            for total, parts in PARTS
            if total == place
            for operand in parts
        )

    def _is_in_empty_line(self, place: int) -> bool:
        """Whether the cell stands in an empty row or column at which several sums fail."""
        table, row, column = CELLS[place]
        rows = self._figures.tables[table]
        failing = self._failing
        if all(value is None for value in rows[row].values()):
            columns = {COLUMN[p] for p in failing if ROW[p] == ROW[place]} - {(table, "total")}
            if len(columns) >= FAILING_AT_A_LINE:
                return True
        if any(cells.get(column) is not None for cells in rows.values()):
            return False
        crossing = {ROW[p] for p in failing if COLUMN[p] == COLUMN[place]}
        return len(crossing) >= FAILING_AT_A_LINE
