"""What an official form is made of.

A form has tables, a table has rows, a row has columns. A cell is named by its address,
``table.row.column`` (``requests.new.total``). Labels are written here once, in Chinese and
English; reading recognises them and pages show them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["count", "change", "amount"]


class Bilingual(NamedTuple):
    """The same words in both languages of the site."""

    zh: str
    en: str

    def in_language(self, code: str) -> str:
        """The words in the language ``code`` (``zh-hans``, ``en``); Chinese for any other."""
        return self.en if code.startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class Heading:
    """What the form prints over or before several rows or columns: （三）不予公开."""

    number: str
    label: Bilingual

    @property
    def printed(self) -> str:
        """The heading in Chinese as the form prints it."""
        return self.number + self.label.zh


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a count (0, 1, 2, …), a change (may be negative) or an amount of money.

    ``headings`` is what the column stands under, outermost first.
    """

    code: str
    label: Bilingual
    kind: Kind = "count"
    unit: str | None = None
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    ``number`` is the form's numbering (``1.``), ``remark`` what it prints in brackets behind the
    label, ``headings`` what the row stands under, outermost first, ``articles`` the articles of
    the 政府信息公开条例 it rests on, ``also`` other official wordings of the label.
    """

    code: str
    label: Bilingual
    columns: tuple[Column, ...]
    number: str = ""
    remark: str = ""
    headings: tuple[Heading, ...] = ()
    articles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The label in Chinese as the form prints it, number and remark included."""
        return self.number + self.label.zh + self.remark

    def column(self, code: str) -> Column:
        """The column ``code``; KeyError where the row has none."""
        for column in self.columns:
            if column.code == code:
                return column
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Table:
    """One of the three official tables, its rows in the order of the form.

    ``corner`` is what the form prints beside the column heads, over the labels of the rows.

    ``alternatives`` are rows of another form that reports print in place of some of these:
    其他处理 as one row on the 2021 form. They stand in for the rows ``in_place_of``.
    """

    code: str
    number: str
    label: Bilingual
    rows: tuple[Row, ...]
    alternatives: tuple[Row, ...] = ()
    in_place_of: tuple[str, ...] = ()
    corner: Bilingual | None = None

    def row(self, code: str) -> Row:
        """The row ``code``, an alternative too; KeyError where the table has none."""
        for row in self.rows + self.alternatives:
            if row.code == code:
                return row
        raise KeyError(code)

    def rows_for(self, present: Collection[str]) -> tuple[Row, ...]:
        """The rows to show for a report that has the rows ``present``, in the order of the form."""
        used = tuple(row for row in self.alternatives if row.code in present)
        if not used:
            return self.rows
        shown: list[Row] = []
        for row in self.rows:
            if row.code not in self.in_place_of:
                shown.append(row)
                continue
            if used[0] not in shown:
                shown.extend(used)
            if row.code in present:
                shown.append(row)
        return tuple(shown)


@dataclass(frozen=True, slots=True)
class Form:
    """An official form: the notice that prescribes it and the report years it is for."""

    code: str
    notice: str
    first_year: int
    last_year: int | None
    tables: tuple[Table, ...]

    def table(self, code: str) -> Table:
        """The table ``code``; KeyError where the form has none."""
        for table in self.tables:
            if table.code == code:
                return table
        raise KeyError(code)

    def is_for(self, year: int) -> bool:
        """Whether reports for ``year`` are due on this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


class Address(NamedTuple):
    """The place of a cell in a form; ``str()`` gives ``table.row.column``."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address written as ``table.row.column``; ValueError for anything else."""
        table, row, column = text.split(".")
        return cls(table, row, column)
