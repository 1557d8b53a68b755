"""What checks take and yield."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from parsing.forms import Figures, Number
from parsing.reading.values import Problem, Statement


class Severity(StrEnum):
    """How sure it is that something is wrong."""

    ERROR = "error"  # arithmetic that cannot both be true
    WARNING = "warning"  # probably wrong
    INFO = "info"  # worth a word


class Verdict(StrEnum):
    """What became of a question that a rule asked of a report."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    FAIL = "fail"
    NOT_ASSESSABLE = "not_assessable"


class Reason(StrEnum):
    """Why a question cannot be assessed."""

    UNCERTAIN = "uncertain"  # the text leaves open which number stands there
    BLANK = "blank"  # a number in a blank cell could settle it
    ABSENT = "absent"  # the report does not have the row


@dataclass(frozen=True, slots=True)
class Likeness:
    """A report with much the same prose: ``percent`` in a hundred fragments of both are the same.

    ``report`` is its key, ``is_own`` tells that it is the agency's own of the year before.
    ``words`` stands for the prose of the report at hand: the same for the same words.
    """

    report: int
    agency: str
    year: int
    percent: int
    is_own: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One report as checks see it."""

    year: int | None
    form: str | None
    figures: Figures
    statements: Sequence[Statement] = ()
    problems: Sequence[Problem] = ()
    agency: str | None = None
    likenesses: Sequence[Likeness] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One number of an equation: ``+ 198`` read from the cell ``requests.new.total``.

    ``cell`` is empty for a number that the prose states or a rule sets. ``year`` is None for the
    report at hand, else that of the report the cell belongs to. ``value`` is None where the cell
    is blank and counts as nothing.
    """

    cell: str
    value: Number | None
    sign: int = 1
    year: int | None = None

    @property
    def amount(self) -> Number:
        """What the term adds to its side."""
        return self.sign * (self.value or 0)


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sums and how they should stand to each other: ``left`` as printed, ``right`` as it follows.

    ``relation`` is one of ``=``, ``≠``, ``≥``, ``≤``.
    """

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    relation: str = "="

    @property
    def terms(self) -> tuple[Term, ...]:
        """All its numbers, those of the left side first."""
        return self.left + self.right

    @property
    def difference(self) -> Number:
        """The left side less the right side, blanks as nothing."""
        return sum(term.amount for term in self.left) - sum(term.amount for term in self.right)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Single changes, any one of which would satisfy all equations that fail together.

    ``changes`` are cells with the number each would have to hold, the likeliest slip first;
    ``others`` counts those that are not named, ``equations`` those that would be satisfied.
    """

    changes: tuple[tuple[str, str], ...]
    equations: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction or an oddity of one report; on a page it is a flag.

    ``rule`` is the rule's name, ``cells`` the addresses concerned, the one the flag stands at
    first; none where it concerns the report as a whole. ``expected`` is what the other numbers say
    for that first cell and ``actual`` what is printed there, both as written numbers, empty where
    there is none. ``detail`` fills the places in the rule's message and holds plain JSON values.
    ``spans`` are places in the prose. ``known_by`` is what an acknowledgement rests on where
    ``detail`` tells of other reports, which may change while this one says the same. ``form`` is the form whose labels name the cells. ``remedy``
    points at the cause, where one changed number would do.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...] = ()
    expected: str = ""
    actual: str = ""
    equation: Equation | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()
    form: str | None = None
    remedy: Remedy | None = None
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question that a rule asked of one report.

    ``finding`` is there when the verdict is fail, ``reason`` when it is not assessable.
    """

    rule: str
    verdict: Verdict
    cells: tuple[str, ...] = ()
    equation: Equation | None = None
    finding: Finding | None = None
    reason: Reason | None = None
