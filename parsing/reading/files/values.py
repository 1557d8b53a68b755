"""What opening a file yields: its text, and where in the file each piece of the text stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["txt", "md", "csv", "html", "docx", "xlsx", "pdf"]


class Place(NamedTuple):
    """Where in the file something stands, counted from 1; None where the file has no such thing.

    ``page`` is a PDF's page. ``table`` counts the file's tables (a workbook's sheets), ``row`` and
    ``column`` the lines and the cells of the table as the text shows it: merged cells count once a
    column.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Mark(NamedTuple):
    """From the text's character ``start`` on: this page, and this row of this table (0: none)."""

    start: int
    page: int
    table: int
    row: int


@dataclass(frozen=True, slots=True)
class Places:
    """The way from the text back to the file: marks in the order of the text, one a change."""

    marks: tuple[Mark, ...] = ()

    def find(self, text: str, start: int) -> Place:
        """Where the character ``start`` of the document's ``text`` stands in the file."""
        at = bisect_right(self.marks, start, key=lambda mark: mark.start) - 1
        if at < 0:
            return Place()
        mark = self.marks[at]
        column = None
        if mark.table:
            column = text.count("\t", text.rfind("\n", 0, start) + 1, start) + 1
        return Place(mark.page or None, mark.table or None, mark.row or None, column)

    def as_json(self) -> list[list[int]]:
        """The marks as lists of four numbers."""
        return [list(mark) for mark in self.marks]

    @classmethod
    def from_json(cls, marks: Iterable[Iterable[int]]) -> "Places":
        """The places that ``as_json`` wrote."""
        return cls(tuple(Mark(*mark) for mark in marks))


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was opened.

    ``text`` is what the reader reads and what is shown to people; every span counts its
    characters. A table's rows are lines whose cells stand between tabs. ``encoding`` is that of
    the file's characters, empty where the format settles it.
    """

    text: str
    kind: Kind
    encoding: str = ""
    places: Places = Places()

    def place(self, start: int) -> Place:
        """Where the character ``start`` of the text stands in the file."""
        return self.places.find(self.text, start)
