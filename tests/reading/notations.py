"""The renderer's tables in notations that programs write: wiki, LaTeX, values between commas."""

import csv
import io

from .grids import MERGED, Grid
from .layouts import Layout, filled

_WIDEST = 15


def wiki(grid: Grid) -> str:
    """MediaWiki, a cell a line."""
    width = max(map(len, grid))
    rows = ["\n".join(f"| {cell}".rstrip() for cell in filled(row, width)) for row in grid]
    return '{| class="wikitable"\n|-\n' + "\n|-\n".join(rows) + "\n|}"


def wiki_in_lines(grid: Grid) -> str:
    """MediaWiki, a row a line, heads marked."""
    width = max(map(len, grid))
    head, *rows = [filled(row, width) for row in grid]
    return "\n|-\n".join(
        ["{|\n! " + " !! ".join(head), *("| " + " || ".join(row) for row in rows), "|}"]
    )


def latex(grid: Grid) -> str:
    """LaTeX, merged cells as ``multicolumn``."""
    width = max(map(len, grid))
    rows = "".join(" & ".join(_in_latex(row, width)) + " \\\\\n" for row in grid)
    return (
        f"\\begin{{longtable}}[]{{@{{}}{'l' * width}@{{}}}}\n\\toprule\n{rows}"
        "\\bottomrule\n\\end{longtable}"
    )


def _in_latex(row: list[str], width: int) -> list[str]:
    numbers = 7 if width == 10 and len(row) > 7 else len(row) - 1
    label, cells = row[: len(row) - numbers], row[len(row) - numbers :]
    wide = width - len(row) + 1
    if wide > 1:
        label[-1] = f"\\multicolumn{{{wide}}}{{l}}{{{label[-1]}}}"
    return ["" if cell == MERGED else cell for cell in label + cells]


def commas(grid: Grid) -> str:
    """Values between commas, quoted where they must be."""
    return _separated(grid, ",")


def semicolons(grid: Grid) -> str:
    """Values between semicolons, as some spreadsheets save them."""
    return _separated(grid, ";")


def quoted(grid: Grid) -> str:
    """Every value in quotes, labels with a line end in them."""
    width = max(map(len, grid))
    rows = [
        [cell.replace("政府信息", "政府\n信息", 1) for cell in filled(row, width)] for row in grid
    ]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _separated(grid: Grid, mark: str) -> str:
    out = io.StringIO()
    width = max(map(len, grid))
    rows = (filled(row, width) for row in grid)
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    return out.getvalue()


def worksheet(grid: Grid) -> str:
    """Tabs, every line as long as the widest table of the sheet is wide."""
    width = max(map(len, grid))
    rows = (filled(row, width) + [""] * (_WIDEST - width) for row in grid)
    return "\n".join("\t".join(row) for row in rows)


NOTATIONS: tuple[Layout, ...] = (wiki, wiki_in_lines, latex, commas, semicolons, quoted, worksheet)
