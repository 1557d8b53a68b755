"""The layouts that tools make of a table: of a grid, each makes a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import east_asian_width

from .grids import MERGED, Grid


def _without_merged(row: Iterable[str]) -> list[str]:
    return [cell for cell in row if cell != MERGED]


def _with_blank(row: Iterable[str]) -> list[str]:
    return ["" if cell == MERGED else cell for cell in row]


def tabs(grid: Grid) -> str:
    """As a browser puts a table on the clipboard."""
    return "\n".join("\t".join(_without_merged(row)) for row in grid)


def sheet(grid: Grid) -> str:
    """As a spreadsheet does: every line has all cells, the label's merged ones behind it."""
    width = max(len(row) for row in grid)
    return "\n".join("\t".join(filled(row, width)) for row in grid)


def filled(row: list[str], width: int) -> list[str]:
    """The row's cells and blank ones: behind the label of a row of table 三, else behind all."""
    cells = _with_blank(row)
    numbers = 7 if width == 10 else 0
    if numbers and len(cells) > numbers:
        label = cells[: len(cells) - numbers]
        return label + [""] * (width - numbers - len(label)) + cells[len(label) :]
    return cells + [""] * (width - len(cells))


def bars(grid: Grid) -> str:
    """Bars between cells and behind the last."""
    return "\n".join(" | ".join(_without_merged(row)) + " |" for row in grid)


def markdown(grid: Grid) -> str:
    """A Markdown table, its columns padded."""
    width = max(len(row) for row in grid)
    rows = [filled(row, width) for row in grid]
    sizes = [max(len(row[i]) for row in rows) for i in range(width)]
    lines = [
        "| " + " | ".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (size + 2) for size in sizes) + "|")
    return "\n".join(lines)


def box(grid: Grid) -> str:
    """Box drawing."""
    width = max(len(row) for row in grid)
    rows = [filled(row, width) for row in grid]
    rule = "├" + "┼".join("─" * 4 for _ in range(width)) + "┤"
    return f"\n{rule}\n".join("│" + "│".join(row) + "│" for row in rows)


def ruled(grid: Grid) -> str:
    """A rule between any two rows, labels wrapped in narrow cells."""
    rows = _wrapped(grid)
    sizes = [max(_width(piece) for row in rows for piece in row[i]) for i in range(len(rows[0]))]
    rule = "+" + "+".join("-" * (size + 2) for size in sizes) + "+"
    lines = [rule]
    for row in rows:
        for level in range(max(map(len, row))):
            pieces = [cell[level] if level < len(cell) else "" for cell in row]
            padded = [_padded(piece, size) for piece, size in zip(pieces, sizes, strict=True)]
            lines.append("| " + " | ".join(padded) + " |")
        lines.append(rule)
    return "\n".join(lines)


def under_a_ruler(grid: Grid) -> str:
    """Columns below the parts of a ruler, a row a line."""
    width = max(len(row) for row in grid)
    return "\n".join(_under_a_ruler([[[cell] for cell in filled(row, width)] for row in grid]))


def wrapped_under_a_ruler(grid: Grid) -> str:
    """The same, labels wrapped in narrow columns and an empty line between two rows."""
    ruler, *lines, end = _under_a_ruler(_wrapped(grid), between=[""])
    return "\n".join([ruler, *lines[:-1], end])


def _under_a_ruler(rows: list[list[list[str]]], between: Iterable[str] = ()) -> list[str]:
    sizes = [max(_width(piece) for row in rows for piece in row[i]) for i in range(len(rows[0]))]
    ruler = "  " + " ".join("-" * max(size, 3) for size in sizes)
    lines = [ruler]
    for row in rows:
        for level in range(max(map(len, row))):
            pieces = [cell[level] if level < len(cell) else "" for cell in row]
            padded = [_padded(p, max(size, 3)) for p, size in zip(pieces, sizes, strict=True)]
            lines.append("  " + " ".join(padded))
        lines += between
    return [*lines, ruler]


def _wrapped(grid: Grid) -> list[list[list[str]]]:
    """The cells in pieces of six letters, numbers whole."""
    width = max(len(row) for row in grid)
    return [
        [
            [cell] if cell[:1].isascii() else [cell[i : i + 6] for i in range(0, len(cell), 6)]
            for cell in filled(row, width)
        ]
        for row in grid
    ]


def _width(words: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _padded(words: str, width: int) -> str:
    return words + " " * (width - _width(words))


def paragraphs(grid: Grid) -> str:
    """One cell a line, an empty line between, as from a Word file's paragraphs."""
    return "\n\n".join(cell for row in grid for cell in _with_blank(row))


def behind_tabs(grid: Grid) -> str:
    """A tab before every cell, an empty line behind every row."""
    return "\n\n".join("\n".join("\t" + cell for cell in _with_blank(row)) for row in grid)


def lines(grid: Grid) -> str:
    """One cell a line, a blank one an empty line more."""
    return "".join(
        "\n" + ("   " + cell + "\n" if cell else "")
        for row in grid
        for cell in _without_merged(row)
    )


def alternating(grid: Grid) -> str:
    """A cell and a bar on alternate lines."""
    return "\n".join("\n|\n".join(_with_blank(row)) for row in grid)


def spaces(grid: Grid) -> str:
    """Single spaces between cells; blank cells leave nothing."""
    return "\n".join(" ".join(cell for cell in _without_merged(row) if cell) for row in grid)


def one_line(grid: Grid) -> str:
    """The whole table on one line."""
    return spaces(grid).replace("\n", " ")


def wrapped(grid: Grid) -> str:
    """Spaces, long labels cut: the first piece beside the numbers, the rest below."""
    out = []
    for row in grid:
        cells = [cell for cell in _without_merged(row) if cell]
        pieces = [[cell[i : i + 5] for i in range(0, len(cell), 5)] for cell in cells]
        for level in range(max(map(len, pieces), default=0)):
            out.append(" ".join(piece[level] for piece in pieces if level < len(piece)))
    return "\n".join(out)


def page(grid: Grid) -> str:
    """Columns kept by position."""
    width = max(len(row) for row in grid)
    rows = [filled(row, width) for row in grid]
    sizes = [max(len(row[i]) for row in rows) + 3 for i in range(width)]
    return "\n".join(
        "".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)).rstrip()
        for row in rows
    )


def html(grid: Grid) -> str:
    """HTML source."""
    rows = "\n".join(
        "<tr>"
        + "".join(f"<td><p>{cell or '&nbsp;'}</p></td>" for cell in _without_merged(row))
        + "</tr>"
        for row in grid
    )
    return f"<table border=1>\n{rows}\n</table>"


def run_together(grid: Grid) -> str:
    """The cells of a row without anything between them."""
    return "\n".join("".join(_without_merged(row)) for row in grid)


def glued_line(grid: Grid) -> str:
    """The whole table without anything between its cells, on one line."""
    return run_together(grid).replace("\n", "")


def padded(grid: Grid) -> str:
    """Run together, but for the spaces that cells themselves begin or end with."""
    return "\n".join(
        "".join(_spaced(cell, place) for place, cell in enumerate(_without_merged(row)))
        for row in grid
    )


def _spaced(cell: str, place: int) -> str:
    if not cell.isdecimal():
        return cell
    before, behind = (("", ""), (" ", ""), ("", "\u3000"), (" ", " "))[(int(cell) + place) % 4]
    return before + cell + behind


def repeated(grid: Grid) -> str:
    """Tabs, merged cells written out again and again, as python-docx lists a row's cells."""
    width = max(len(row) for row in grid)
    return "\n".join("\t".join(_repeated(row, width)) for row in _with_merged(grid))


def _with_merged(grid: Grid) -> Iterator[list[str]]:
    """The rows with what stands in a cell merged downwards."""
    above: list[str] = []
    for row in grid:
        above = [above[i] if cell == MERGED else cell for i, cell in enumerate(row)]
        yield above


def _repeated(row: list[str], width: int) -> list[str]:
    numbers = 7 if width == 10 and len(row) > 7 else 0
    label, cells = row[: len(row) - numbers], row[len(row) - numbers :]
    if not numbers:
        label, cells = row[:1], row[1:]
        return [*label, *cells, *(cells or label)[-1:] * (width - len(row))]
    return [*label, *label[-1:] * (width - numbers - len(label)), *cells]


def keeps_spans(grid: Grid) -> str:
    """Markdown in which a merged cell is followed by as many empty ones, rows below it shorter."""
    width = max(len(row) for row in grid)
    return "\n".join("| " + " | ".join(_with_spans(row, width)) + " |" for row in grid)


def _with_spans(row: list[str], width: int) -> list[str]:
    numbers = 7 if width == 10 and len(row) > 7 else 0
    label, cells = row[: len(row) - numbers], row[len(row) - numbers :]
    spans = [""] * (width - len(row)) if numbers else []
    return [cell for cell in label if cell != MERGED] + spans + list(_without_merged(cells))


def escaped(grid: Grid) -> str:
    """Paragraphs with the escapes of Markdown."""
    return re.sub(r"([.()+-])", r"\\\1", paragraphs(grid))


def open_bars(grid: Grid) -> str:
    """Bars between cells and none behind the last."""
    return "\n".join(" | ".join(_without_merged(row)) for row in grid)


Layout = Callable[[Grid], str]
# Every cell is marked: blanks are exact.
MARKED: tuple[Layout, ...] = (
    tabs, sheet, bars, markdown, box, ruled, under_a_ruler, wrapped_under_a_ruler,
    paragraphs, behind_tabs, lines, alternating, html, repeated, keeps_spans, open_bars,
)  # fmt: skip
# Blank cells leave nothing, or may be lost.
UNMARKED: tuple[Layout, ...] = (spaces, one_line, wrapped, page, escaped)
LOSSY: tuple[Layout, ...] = (run_together, glued_line, padded)
