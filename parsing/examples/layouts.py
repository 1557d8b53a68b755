"""The ways in which reports arrive as text, each as a tool that takes text out of files leaves it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .grids import LEFT, REQUESTS_COLUMNS, GridRow, Slot
from .wrapping import folded, joined, wrapped


def _cells_behind_tabs(rows: Sequence[GridRow]) -> str:
    """One cell a line behind a tab, a blank line after each row."""
    return "\n\n".join(
        "\n".join(f"\t{_text(slot)}" for slot in row if slot is not LEFT) for row in rows
    )


def _tabbed(rows: Sequence[GridRow]) -> str:
    """Rows of tabs without the places that merged cells cover: copied from a browser."""
    return "\n".join("\t".join(_own(row)) for row in rows)


def _sheet(rows: Sequence[GridRow]) -> str:
    """Rows of tabs with an empty cell for each covered place: pasted from a spreadsheet."""
    return "\n".join("\t".join(_text(slot) for slot in row) for row in rows)


def _pipes(rows: Sequence[GridRow]) -> str:
    """Pipes between cells, with what merged cells cover as bare pipes at the end."""
    return "\n".join(
        " | ".join(_own(row)) + " |" + "|" * sum(slot is LEFT for slot in row) for row in rows
    )


def _markdown(rows: Sequence[GridRow]) -> str:
    """A Markdown table; the first row is its head."""
    lines = ["| " + " | ".join(_text(slot) for slot in row) + " |" for row in rows]
    rule = "|" + " --- |" * len(rows[0])
    return "\n".join([lines[0], rule, *lines[1:]])


def _one_a_line(rows: Sequence[GridRow]) -> str:
    """Every cell a paragraph of its own."""
    return "\n\n".join(_text(slot) for row in rows for slot in row if slot is not LEFT)


def _spaced(rows: Sequence[GridRow]) -> str:
    """Spaces between cells, the narrow labels of table 三 wrapped: text taken out of a PDF."""
    return wrapped(rows) if len(rows[0]) == REQUESTS_COLUMNS else joined(rows)


def _text(slot: Slot) -> str:
    return slot if isinstance(slot, str) else ""


def _own(row: GridRow) -> list[str]:
    return [slot for slot in row if isinstance(slot, str)]


def _lines(paragraphs: Sequence[str]) -> str:
    return "\n".join(paragraphs)


def _apart(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def _folded(paragraphs: Sequence[str]) -> str:
    return "\n".join(folded(paragraph) for paragraph in paragraphs)


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write a report as text. ``keeps_blanks`` tells whether empty cells survive."""

    code: str
    table: Callable[[Sequence[GridRow]], str]
    paragraphs: Callable[[Sequence[str]], str]
    keeps_blanks: bool = True
    before: str = ""

    def report(self, parts: Sequence[Sequence[str] | str]) -> str:
        """The parts one below the other: lists of paragraphs, and tables that are text already."""
        written = [part if isinstance(part, str) else self.paragraphs(part) for part in parts]
        gap = "\n" if self.paragraphs is _lines or self.paragraphs is _folded else "\n\n"
        return self.before + gap.join(written) + "\n"


LAYOUTS = (
    Layout("cells_behind_tabs", _cells_behind_tabs, _lines),
    Layout("tabbed", _tabbed, _lines, before="首页 > 政务公开 > 政府信息公开年报\n"),
    Layout("markdown", _markdown, _apart),
    Layout("one_a_line", _one_a_line, _apart, keeps_blanks=False),
    Layout("pipes", _pipes, _lines),
    Layout("spaced", _spaced, _folded, keeps_blanks=False),
    Layout("sheet", _sheet, _lines),
)
