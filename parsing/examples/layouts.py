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


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write a report as text.

    ``gap`` stands between paragraphs, ``paragraph`` breaks one into lines, ``before`` is what
    comes along from around the report. ``keeps_blanks`` tells whether an empty cell can be told
    from a place that a merged cell covers.
    """

    code: str
    table: Callable[[Sequence[GridRow]], str]
    gap: str = "\n"
    paragraph: Callable[[str], str] = str
    before: str = ""
    keeps_blanks: bool = True

    def prose(self, paragraphs: Sequence[str]) -> str:
        """The paragraphs one below the other."""
        return self.gap.join(self.paragraph(paragraph) for paragraph in paragraphs)

    def report(self, parts: Sequence[str]) -> str:
        """Prose and tables, as text already, one below the other."""
        return self.before + self.gap.join(parts) + "\n"


NAVIGATION = "首页 > 政务公开 > 政府信息公开年报\n"

LAYOUTS = (
    Layout("cells_behind_tabs", _cells_behind_tabs),
    Layout("tabbed", _tabbed, before=NAVIGATION),
    Layout("markdown", _markdown, gap="\n\n"),
    Layout("one_a_line", _one_a_line, gap="\n\n", keeps_blanks=False),
    Layout("pipes", _pipes, keeps_blanks=False),
    Layout("spaced", _spaced, paragraph=folded, keeps_blanks=False),
    Layout("sheet", _sheet),
)
