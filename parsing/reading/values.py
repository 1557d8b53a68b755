"""What reading yields: cells, who and when, rows of its own, statements in the prose, and what it could not read.

Every value that was read carries its ``Span``: ``reading.text[span.start:span.end]`` are the
words it was read from. Reading never raises on a bad report; it returns what it could read and
lists what it could not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Literal, NamedTuple, TypeVar

from parsing.forms import Address, Figures, Number

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of the decoded text, end exclusive, in characters."""

    start: int
    end: int


class Cell(NamedTuple):
    """One cell of an official table.

    ``value`` is None where the report states no number. ``span`` is where the number (or the mark
    that says there is none) is printed, None where nothing is. ``is_uncertain`` tells that the
    text does not settle the number. ``unit`` is what is printed with an amount: 万元, 元 or None.
    """

    address: Address
    value: Number | None
    span: Span | None
    is_uncertain: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised(Generic[T]):
    """The agency or the year, with the words it was recognised from and why.

    ``reason`` is a stable code: see ``parsing.reading.identity.REASONS``.
    """

    value: T
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row of a table that the official form does not have, under its own label."""

    table: str
    label: str
    span: Span
    printed: tuple[str, ...]


StatementKind = Literal[
    "received",
    "carried_in",
    "carried_out",
    "handled",
    "result",
    "share",
    "applicants",
    "disputes",
    "no_defeat",
    "growth",
    "change",
    "sum",
    "notice",
    "title_year",
    "period_year",
    "prose_year",
    "other_agency",
    "published",
    "missing_section",
]


# What only a report on open government information states.
TELLING: frozenset[StatementKind] = frozenset(("received", "handled", "result", "disputes"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A number or a fact that the prose states: 共收到政府信息公开申请198件.

    ``span`` is the number's place, ``sentence`` that of the sentence around it. ``cells`` are the
    cells whose sum it is, where the kind does not say: a result and its share of all, applicants,
    disputes. ``decimals`` of the digits of ``value`` stand behind the point: 75.2% is 752 with
    one. ``parts`` are the numbers that the prose itself adds up to a ``sum``.
    """

    kind: StatementKind
    value: int
    span: Span
    sentence: Span
    cells: tuple[str, ...] = ()
    decimals: int = 0
    parts: tuple[int, ...] = ()
    words: str = ""

    @property
    def number(self) -> Decimal:
        """The number as it is written."""
        return Decimal(self.value).scaleb(-self.decimals)


SectionCode = Literal[
    "overview", "disclosure", "requests", "disputes", "problems", "other", "further"
]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the prose: which of the six it is, or ``further`` for one of the report's own.

    ``body`` is what stands under the heading, in pieces where an official table lies in it.
    """

    code: SectionCode
    heading: Span
    body: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the report that could not be read.

    ``code`` is stable (``no_table``, ``missing_rows``, ``uncertain_cells``, …: see
    ``parsing.reading.problems.PROBLEMS``); ``cells`` are the addresses concerned: cells, rows
    (``requests.other``) or tables (``disputes``).
    """

    code: str
    cells: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says."""

    text: str
    agency: Recognised[str] | None = None
    year: Recognised[int] | None = None
    form: str | None = None
    cells: Mapping[Address, Cell] = field(default_factory=dict)
    uncertain: tuple[str, ...] = ()
    extra_rows: tuple[ExtraRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether the text is a report on open government information.

        It has one of the official tables; or it states its year and has two sections of one, or
        its year and its agency and tells of requests.
        """
        if self.cells:
            return True
        told = {statement.kind for statement in self.statements} & TELLING
        headed = {section.code for section in self.sections} - {"further"}
        return self.year is not None and (len(headed) >= 2 or bool(told and self.agency))

    def figures(self) -> Figures:
        """The numbers alone, as checks and storage take them."""
        tables: dict[str, dict[str, dict[str, Number | None]]] = {}
        units: dict[str, str | None] = {}
        for address, cell in self.cells.items():
            tables.setdefault(address.table, {}).setdefault(address.row, {})[address.column] = (
                cell.value
            )
            if address.column == "amount":
                units[str(address)] = cell.unit
        return Figures(tables, frozenset(self.uncertain), units)
