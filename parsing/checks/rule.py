"""What a rule is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from parsing.forms import FORMS, OTHER_AS_ONE, Bilingual, Figures, Number
from parsing.reading.values import Problem, Span, Statement, StatementKind

from .formulas import Formula
from .values import Likeness, Outcome, Severity, Subject

Check = Callable[[Subject], Iterable[Outcome]]
Comparison = Callable[[Subject, Subject], Iterable[Outcome]]

BOTH_FORMS = tuple(FORMS)
NOWHERE = Span(0, 0)
READING = "reading"

FAMILIES = {
    "sums": Bilingual("表内勾稽", "Sums within a table"),
    "disclosure": Bilingual("主动公开", "Disclosure on own initiative"),
    "prose": Bilingual("正文与表格", "Prose and tables"),
    "years": Bilingual("年度衔接", "From year to year"),
    "form": Bilingual("表样与填报", "Form and filling in"),
    READING: Bilingual("读取", "Reading"),
}


def said(
    kind: StatementKind,
    value: int,
    *cells: str,
    decimals: int = 0,
    parts: tuple[int, ...] = (),
    words: str = "",
) -> Statement:
    """A statement of an example, which stands in no text."""
    return Statement(kind, value, NOWHERE, NOWHERE, cells, decimals, parts, words)


@dataclass(frozen=True, slots=True)
class Example:
    """A report in a few words, with which a rule is tested and explained.

    Every cell of the form holds 0 but for ``cells``: addresses of cells, rows or tables, later
    entries over earlier ones. ``received`` are numbers of requests that the prose states,
    ``statements`` what else it states. ``units`` are those printed with amounts. ``as_one`` tells
    that 其他处理 is one row, whatever the form.
    """

    cells: Mapping[str, Number | None] = field(default_factory=dict)
    form: str = "2021"
    year: int = 2022
    received: tuple[int, ...] = ()
    statements: tuple[Statement, ...] = ()
    uncertain: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    units: Mapping[str, str | None] = field(default_factory=dict)
    agency: str | None = None
    likenesses: tuple[Likeness, ...] = ()
    as_one: bool = False
    previous: "Example | None" = None

    def subject(self) -> Subject:
        """The example as a report that can be checked."""
        return Subject(
            self.year,
            self.form,
            Figures(self._tables(), frozenset(self.uncertain), self.units),
            (*(said("received", value) for value in self.received), *self.statements),
            tuple(Problem(code) for code in self.problems),
            self.agency,
            self.likenesses,
        )

    def _tables(self) -> dict[str, dict[str, dict[str, Number | None]]]:
        return {
            table.code: {
                row.code: {
                    column.code: self._value(table.code, row.code, column.code)
                    for column in row.columns
                }
                for row in table.rows_for(self._unofficial)
            }
            for table in FORMS[self.form].tables
        }

    @property
    def _unofficial(self) -> tuple[str, ...]:
        return tuple(row.code for row in OTHER_AS_ONE) if self.as_one else ()

    def _value(self, table: str, row: str, column: str) -> Number | None:
        value: Number | None = 0
        names = {table, f"{table}.{row}", f"{table}.{row}.{column}"}
        for name, given in self.cells.items():
            if name in names:
                value = given
        return value


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked.

    ``explanation`` tells a citizen what a finding means, ``hint`` a clerk what to look at,
    ``message`` is the sentence of a finding, with places for ``{equation}``, ``{label}``,
    ``{row}`` and ``{column}`` (of the first cell), ``{counted}`` (what all cells count together)
    and for what the finding's ``detail`` holds.
    ``forms`` are the forms it holds for. It asks its ``formulas``; what no formula can say, the
    function ``check`` (of one report) or ``compare`` (of last year's and this one) does.
    """

    name: str
    family: str
    severity: Severity
    title: Bilingual
    explanation: Bilingual
    hint: Bilingual
    source: Bilingual
    message: Bilingual
    holds: Example
    breaks: Example
    forms: tuple[str, ...] = BOTH_FORMS
    formulas: tuple[Formula, ...] = ()
    check: Check | None = None
    compare: Comparison | None = None

    @property
    def spans_years(self) -> bool:
        """Whether it needs the report of the year before."""
        return self.compare is not None or any(held.looks_back for held in self.formulas)

    @property
    def is_about_reading(self) -> bool:
        """Whether its findings say that this site could not read, and nothing of the report."""
        return self.family == READING

    def is_for(self, form: str | None) -> bool:
        """Whether it holds for a report on ``form``; for one whose form is unknown every rule does."""
        return form is None or form in self.forms
