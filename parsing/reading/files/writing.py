"""Paragraphs and tables → one text, with the marks that lead back.

A paragraph is a line. A table's row is a line whose cells stand between tabs: every cell is there,
blank ones too, so that nothing but the tabs tells the column. No cell holds a tab or a line end.
"""

import re
from collections.abc import Sequence

from .errors import over
from .limits import MOST_CELLS, MOST_CHARACTERS
from .values import Document, Kind, Mark, Places

# What no text may hold: control characters, halves of pairs, and the two that are no characters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\u3000]+")
_JOINT = re.compile(r"[^\S\n]*\n\s*")
_CHINESE = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff60]")
_WIDE = "\u3000"
_BLANK = " \t\r\n\v\f\u00a0\u3000"


class Writer:
    """Takes a file's blocks in the order of reading; ``document`` is what they make."""

    def __init__(self) -> None:
        self.page = 0
        self.tables = 0
        self._pieces: list[str] = []
        self._length = 0
        self._cells = 0
        self._marks: list[Mark] = []

    def paragraph(self, text: str) -> None:
        """Write a paragraph, a line for each of its lines that says something.

        One that holds a wide space alone says something among others: it may be part of a cell.
        """
        lines = text.splitlines()
        for line in lines:
            said = _CONTROLS.sub(" ", line).strip(_BLANK)
            is_blank_cell = not said and _WIDE in line and len(lines) > 1
            self._line(_WIDE if is_blank_cell else said, 0, 0)

    def printed(self, line: str) -> None:
        """Write a line whose spaces say where its words stand on the page."""
        self._line(_CONTROLS.sub(" ", line).rstrip(_BLANK), 0, 0)

    def begin_table(self) -> int:
        """The number of the table whose rows come next."""
        self.tables += 1
        return self.tables

    def row(self, cells: Sequence[str], *, table: int, row: int) -> None:
        """Write one row of a table, blank cells included."""
        self._cells += len(cells)
        if self._cells > MOST_CELLS:
            raise over("cells", MOST_CELLS)
        self._put("\t".join(map(joined, cells)), table, row)

    def lines(self, text: str, *, table: int, row: int) -> None:
        """Write the lines of a cell that is no number and no label but a piece of the page."""
        for line in text.splitlines():
            self._line(_CONTROLS.sub(" ", line).strip(_BLANK), table, row)

    def inserted(self, document: Document) -> None:
        """Write another document's text; its tables count on from this one's."""
        before, start = self.tables, 0
        for line in document.text.split("\n"):
            place = document.place(start)
            start += len(line) + 1
            if place.table and line:
                self.tables = before + place.table
                self.row(line.split("\t"), table=self.tables, row=place.row or 0)
            else:
                self._line(line, 0, 0)

    def document(self, kind: Kind, encoding: str = "") -> Document:
        """All that was written."""
        return Document("".join(self._pieces), kind, encoding, Places(tuple(self._marks)))

    def _line(self, line: str, table: int, row: int) -> None:
        if line:
            self._put(line, table, row)

    def _put(self, line: str, table: int, row: int) -> None:
        mark = Mark(self._length, self.page, table, row)
        if not self._marks or self._marks[-1][1:] != mark[1:]:
            self._marks.append(mark)
        self._pieces.append(line + "\n")
        self._length += len(line) + 1
        if self._length > MOST_CHARACTERS:
            raise over("characters", MOST_CHARACTERS)


def joined(text: str) -> str:
    """A cell's text on one line.

    Chinese words cut over lines are put together; between anything else a space is left, so that
    two numbers stay two numbers.
    """
    text = _CONTROLS.sub(" ", text).strip(_BLANK)
    if "\n" in text:
        text = _JOINT.sub(lambda joint: _between(text, joint.start(), joint.end()), text)
    return _SPACES.sub(" ", text) if "\t" in text or "  " in text else text


def _between(text: str, start: int, end: int) -> str:
    is_chinese = _CHINESE.match(text[start - 1]) and _CHINESE.match(text[end])
    return "" if is_chinese else " "
