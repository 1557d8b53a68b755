"""What is left of the problems that reading had, once people have filled in and mended."""

from collections.abc import Iterable
from dataclasses import replace

from parsing.forms import Figures
from parsing.reading.values import Problem

NO_TABLE = "no_table"
ABSENT = frozenset(("missing_table", "missing_rows"))
DOUBTED = frozenset(("uncertain_cells", "doubled_table"))
ABOUT_CELLS = ABSENT | DOUBTED  # their names are those of cells, rows or tables


def open_problems(problems: Iterable[Problem], figures: Figures) -> list[Problem]:
    """The problems that still stand with these figures, each with the names that it still has.

    A row or table that was filled in is there, a cell whose number was settled is certain; a second
    table with the same numbers leaves nothing in doubt.
    """
    left = (_left(problem, figures) for problem in problems)
    return [problem for problem in left if problem is not None]


def _left(problem: Problem, figures: Figures) -> Problem | None:
    if problem.code == NO_TABLE:
        return None if figures.tables else problem
    if problem.code in ABSENT:
        names = tuple(name for name in problem.cells if not _is_there(name, figures))
    elif problem.code in DOUBTED:
        names = tuple(name for name in problem.cells if _is_doubted(name, figures))
    else:
        return problem
    return replace(problem, cells=names) if names else None


def _is_there(name: str, figures: Figures) -> bool:
    table, *row = name.split(".")
    rows = figures.tables.get(table, {})
    return row[0] in rows if row else bool(rows)


def _is_doubted(name: str, figures: Figures) -> bool:
    """Whether the cell, or some cell of the row or table, is uncertain."""
    return any(
        held == name or held.startswith(f"{name}.") or name.startswith(f"{held}.")
        for held in figures.uncertain
    )
