"""A small renderer: random facts on the official forms, written in the layouts that tools make.

A report is a list of blocks: prose, or a table of rows; a row is a list of cells. A cell of a
merged stretch that a layout may leave out or print blank is ``MERGED``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from random import Random
from unicodedata import east_asian_width

from parsing.forms import FORMS, Address, Number, Row, Table

MERGED = "\0"
BLANKS = ("", "-", "—", "/", "无")
Grid = list[list[str]]


@dataclass(frozen=True)
class Facts:
    """A report: its form, and each cell as printed with the number it states."""

    form: str
    printed: dict[Address, str]
    numbers: dict[Address, Number | None]
    has_one_other: bool = False

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that the report has."""
        each = FORMS[self.form].table(table)
        present = {address.row for address in self.numbers if address.table == table}
        return [row for row in each.rows_for(present) if row.code in present]


def facts(random: Random, *, blanks: tuple[str, ...] = (), biggest: int = 300) -> Facts:
    """A report that adds up, some of its zeros printed as one of ``blanks``."""
    form = random.choice(list(FORMS))
    has_one_other = form == "2021" and random.random() < 0.2
    numbers: dict[Address, Number | None] = {}
    for table in FORMS[form].tables:
        if table.code == "requests":
            numbers |= _requests(random, table, has_one_other, biggest)
        else:
            numbers |= _others(random, table, biggest)
    printed = {}
    for address, number in numbers.items():
        printed[address] = str(number)
        if blanks and number == 0 and random.random() < 0.6:
            printed[address] = random.choice(blanks)
            numbers[address] = None
    return Facts(form, printed, numbers, has_one_other)


def _count(random: Random, biggest: int) -> int:
    return 0 if random.random() < 0.55 else random.randint(1, biggest)


def _others(random: Random, table: Table, biggest: int) -> dict[Address, Number | None]:
    numbers: dict[Address, Number | None] = {}
    for row in table.rows:
        for column in row.columns:
            number: Number = _count(random, biggest)
            if column.kind == "change" and random.random() < 0.4:
                number = -int(number)
            if column.kind == "amount" and random.random() < 0.5:
                number = Decimal(random.randint(1, 10**6)) / 100
            numbers[Address(table.code, row.code, column.code)] = number
        if table.code == "disputes":
            own = [Address(table.code, row.code, column.code) for column in row.columns]
            numbers[own[-1]] = sum(int(numbers[each] or 0) for each in own[:-1])
    return numbers


def _requests(
    random: Random, table: Table, has_one_other: bool, biggest: int
) -> dict[Address, Number | None]:
    rows = table.rows_for(["other"]) if has_one_other else table.rows
    columns = [column.code for column in table.rows[0].columns]
    values = {row.code: [_count(random, biggest) for _ in columns[:-1]] for row in rows}
    results = [
        row.code
        for row in rows
        if row.code not in ("new", "carried_in", "handled_total", "carried_out")
    ]
    for index in range(len(columns) - 1):
        handled = sum(values[code][index] for code in results)
        values["handled_total"][index] = handled
        received = handled + values["carried_out"][index]
        values["carried_in"][index] = min(values["carried_in"][index], received)
        values["new"][index] = received - values["carried_in"][index]
    return {
        Address(table.code, row, column): number
        for row, own in values.items()
        for column, number in zip(columns, [*own, sum(own)], strict=True)
    }


# --- the tables as grids of cells -------------------------------------------------------------


def disclosure(report: Facts, extra: Grid = ()) -> Grid:  # type: ignore[assignment]
    """Table 二; ``extra`` rows stand behind the first item's."""
    grid: Grid = []
    for heading, rows in groupby(report.rows("disclosure"), key=lambda row: row.headings[0]):
        own = list(rows)
        grid.append([heading.label.zh])
        grid.append(["信息内容", *(column.label.zh for column in own[0].columns)])
        grid += [[row.label.zh, *_printed(report, "disclosure", row)] for row in own]
        if len(grid) <= 4:
            grid += list(extra)
    return grid


def requests(report: Facts) -> Grid:
    """Table 三, merged headings included."""
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    grid = [
        [note, "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    before: tuple[object, ...] = ()
    for row in report.rows("requests"):
        lead = []
        for depth, heading in enumerate(row.headings):
            lead.append(MERGED if before[depth : depth + 1] == (heading,) else heading.printed)
        before = row.headings
        grid.append([*lead, row.printed, *_printed(report, "requests", row)])
    return grid


def disputes(report: Facts) -> Grid:
    """Table 四."""
    outcomes = [column.label.zh for column in report.rows("disputes")[0].columns]
    return [
        ["行政复议", "行政诉讼"],
        [*outcomes, "未经复议直接起诉", "复议后起诉"],
        [MERGED] * 5 + outcomes * 2,
        [cell for row in report.rows("disputes") for cell in _printed(report, "disputes", row)],
    ]


def _printed(report: Facts, table: str, row: Row) -> list[str]:
    return [report.printed[Address(table, row.code, column.code)] for column in row.columns]


# --- layouts ----------------------------------------------------------------------------------


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


def text(report: Facts, layout: Layout, *, year: int = 2023, extra: Grid = ()) -> str:  # type: ignore[assignment]
    """The report of 云川省青岭市司法局 for ``year``, its tables in ``layout``."""
    prose = "<p>{}</p>" if layout is html else "{}"
    parts = [
        prose.format(f"青岭市司法局{year}年政府信息公开工作年度报告"),
        prose.format("一、总体情况"),
        prose.format(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
        prose.format("二、主动公开政府信息情况"),
        layout(disclosure(report, extra)),
        prose.format("三、收到和处理政府信息公开申请情况"),
        layout(requests(report)),
        prose.format("四、政府信息公开行政复议、行政诉讼情况"),
        layout(disputes(report)),
        prose.format("五、存在的主要问题及改进情况"),
        prose.format("公开的内容还要更细，2024年将继续改进，力争受理3日内答复。"),
        prose.format("六、其他需要报告的事项"),
        prose.format("无。"),
    ]
    return "\n\n".join(parts) if layout in (paragraphs, escaped) else "\n".join(parts)
