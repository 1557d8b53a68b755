"""Tables as files hold them: cells with spans, and blocks in cells → rows of the text.

A table whose spans are right is written as the grid that a person sees, each column in its place
and what a merged cell covers blank. Where spans contradict each other (a rowspan too long, rows of
different widths), they are worth nothing: then the cells of each row follow each other as the file
has them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Union

from .errors import over
from .limits import MOST_COLUMNS, MOST_NESTED_TABLES
from .writing import Writer, joined

Block = Union[str, "Table"]


@dataclass(slots=True)
class Cell:
    """A cell: its lines of text and the tables in it, and how many columns and rows it covers."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The text of the cell, that of its tables aside."""
        return "".join(block for block in self.blocks if isinstance(block, str))

    @property
    def tables(self) -> "list[Table]":
        """The tables in the cell that say something."""
        return [block for block in self.blocks if isinstance(block, Table) and block.rows]


@dataclass(slots=True)
class Table:
    """A table: its rows of cells, as the file lists them."""

    rows: list[list[Cell]] = field(default_factory=list)


def write_table(writer: Writer, table: Table, *, pages: Sequence[int] = (), depth: int = 1) -> None:
    """Write the table's rows; a row that only holds pieces of the page is written as these.

    ``pages`` is the page of each row, where the file has pages.
    """
    if depth > MOST_NESTED_TABLES:
        raise over("nesting", MOST_NESTED_TABLES)
    rows = [[_unfolded(cell) for cell in row] for row in table.rows]
    lines = _grid(rows) or [[joined(cell.text) for cell in row] for row in rows]
    number = writer.begin_table()
    for index, (cells, line) in enumerate(zip(rows, lines, strict=True), start=1):
        if pages:
            writer.page = pages[index - 1]
        if any(cell.tables for cell in cells) or _is_page(cells):
            _write_pieces(writer, cells, (number, index), depth)
        elif cells:
            writer.row(line, table=number, row=index)


def _write_pieces(writer: Writer, cells: Sequence[Cell], at: tuple[int, int], depth: int) -> None:
    table, row = at
    for cell in cells:
        lines: list[str] = []
        for block in cell.blocks:
            if isinstance(block, str):
                lines.append(block)
                continue
            writer.lines("".join(lines), table=table, row=row)
            lines.clear()
            write_table(writer, block, depth=depth + 1)
        writer.lines("".join(lines), table=table, row=row)


def _unfolded(cell: Cell) -> Cell:
    """The cell, a table of a single cell in it replaced by that cell's text."""
    if not cell.tables:
        return cell
    blocks: list[Block] = []
    for block in cell.blocks:
        is_frame = isinstance(block, Table) and len(block.rows) == 1 and len(block.rows[0]) == 1
        if isinstance(block, Table) and is_frame and not block.rows[0][0].tables:
            blocks += ["\n", block.rows[0][0].text, "\n"]
        else:
            blocks.append(block)
    return Cell(blocks, cell.columns, cell.rows)


def _is_page(cells: Sequence[Cell]) -> bool:
    """Whether a row is a frame around paragraphs: one cell with several lines."""
    return len(cells) == 1 and len(cells[0].text.strip().splitlines()) > 1


# --- grids ------------------------------------------------------------------------------------


class _Placed(NamedTuple):
    """A cell in its grid: the column in which it begins, the one behind it, its text."""

    start: int
    end: int
    text: str


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]] | None:
    """The rows as a grid of equal width; None where the spans contradict each other."""
    covered: list[int] = []
    grid: list[list[_Placed]] = []
    width = 0
    for cells in rows:
        line: list[_Placed] = []
        at = 0
        for cell in cells:
            at = _free(covered, at)
            end = at + cell.columns
            if end > MOST_COLUMNS or any(covered[at:end]):
                return None
            covered += [0] * (end - len(covered))
            covered[at:end] = [cell.rows] * cell.columns
            line.append(_Placed(at, end, joined(cell.text)))
            at = end
        at = _free(covered, at)
        width = width or at
        if at != width:
            return None
        grid.append(line)
        covered = [max(left - 1, 0) for left in covered]
    return _written(grid, width)


def _free(covered: Sequence[int], at: int) -> int:
    """The first column from ``at`` on that no cell above covers."""
    while at < len(covered) and covered[at]:
        at += 1
    return at


def _written(grid: Sequence[Sequence[_Placed]], width: int) -> list[list[str]]:
    """The rows' texts, in columns that are some cell's own.

    Lines drawn by hand cut a table into more columns than it has: one that never stands alone is
    the same as the next, for in no row a cell begins in each of the two.
    """
    spans = {(cell.start, cell.end) for line in grid for cell in line}
    columns = list(range(width))
    for column in range(width - 1):
        if not any(_is_alone(span, column, columns) for span in spans):
            columns.remove(column)
    place = {old: bisect_left(columns, old) for old in range(width)}
    lines = []
    for line in grid:
        texts = [""] * len(columns)
        for cell in line:
            texts[place[cell.start]] = cell.text
        lines.append(texts)
    return lines


def _is_alone(span: tuple[int, int], column: int, columns: Sequence[int]) -> bool:
    """Whether a cell covers this column and no other of those that are left."""
    start, end = span
    return start <= column < end and bisect_left(columns, start) + 1 == bisect_left(columns, end)
