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


@dataclass(frozen=True, slots=True)
class Subject:
    """One report as checks see it."""

    year: int | None
    form: str | None
    figures: Figures
    statements: Sequence[Statement] = ()
    problems: Sequence[Problem] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One number of an equation: ``+ 198`` read from the cell ``requests.new.total``.

    ``year`` is None for the report at hand, else that of the report the cell belongs to.
    ``value`` is None where the cell is blank and counts as nothing.
    """

    cell: str
    value: Number | None
    sign: int = 1
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sums that should be equal: ``left`` as printed, ``right`` as it follows."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    relation: str = "="


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction or an oddity of one report; on a page it is a flag.

    ``rule`` is the rule's name, ``cells`` the addresses concerned, the one the flag stands at
    first. ``expected`` and ``actual`` are written numbers. ``detail`` fills the places in the
    rule's message. ``spans`` are places in the prose.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...] = ()
    expected: str = ""
    actual: str = ""
    equation: Equation | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()
