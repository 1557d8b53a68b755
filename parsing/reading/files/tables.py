"""Tables as files hold them: cells with spans, and blocks in cells → rows of the text.

A table whose spans are right is written as the grid that a person sees, each column in its place
and what a merged cell covers blank. Where spans contradict each other (a rowspan too long, rows of
different widths), they are worth nothing: then the cells of each row follow each other as the file
has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Union

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


def write_table(writer: Writer, table: Table, *, depth: int = 1) -> None:
    """Write the table's rows; a row that only holds pieces of the page is written as these."""
    if depth > MOST_NESTED_TABLES:
        raise over("nesting", MOST_NESTED_TABLES)
    rows = [[_unfolded(cell) for cell in row] for row in table.rows]
    lines = _grid(rows) or [[cell.text for cell in row] for row in rows]
    number = writer.begin_table()
    for index, (cells, line) in enumerate(zip(rows, lines, strict=True), start=1):
        if any(cell.tables for cell in cells) or _is_page(cells):
            _write_pieces(writer, cells, (number, index), depth)
        elif line:
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


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]] | None:
    """The rows as a grid of equal width; None where the spans contradict each other."""
    covered: list[int] = []
    lines: list[list[str]] = []
    width = 0
    for cells in rows:
        line: list[str] = []
        for cell in cells:
            while len(line) < len(covered) and covered[len(line)]:
                line.append("")
            at, end = len(line), len(line) + cell.columns
            if end > MOST_COLUMNS or any(covered[at:end]):
                return None
            covered += [0] * (end - len(covered))
            covered[at:end] = [cell.rows] * cell.columns
            line += [joined(cell.text), *[""] * (cell.columns - 1)]
        while len(line) < len(covered) and covered[len(line)]:
            line.append("")
        width = width or len(line)
        if len(line) != width:
            return None
        lines.append(line)
        covered = [max(rows_left - 1, 0) for rows_left in covered]
    return lines
