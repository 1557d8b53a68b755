"""What could not be read is open until a person has filled it in."""

import pytest

from parsing.checks.problems import open_problems
from parsing.forms import Figures
from parsing.reading.values import Problem

ROW = {"requests": {"new": {"total": 3}}}


def left(problem: Problem, figures: Figures) -> list[tuple[str, ...]]:
    return [held.cells for held in open_problems([problem], figures)]


@pytest.mark.parametrize(
    ("code", "names", "still_open"),
    [
        ("missing_rows", ("requests.new", "requests.other"), [("requests.other",)]),
        ("missing_rows", ("requests.new",), []),
        ("missing_table", ("requests", "disputes"), [("disputes",)]),
        ("uncertain_cells", ("requests.new.total",), []),
        ("doubled_table", ("requests",), []),
        ("no_table", (), []),
    ],
)
def test_what_is_there_and_certain_is_settled(code, names, still_open) -> None:
    assert left(Problem(code, names), Figures(ROW)) == still_open


def test_without_a_number_no_table_was_read() -> None:
    assert left(Problem("no_table"), Figures()) == [()]


@pytest.mark.parametrize("uncertain", ["requests.new.total", "requests.new", "requests"])
@pytest.mark.parametrize("named", ["requests.new.total", "requests.new", "requests"])
def test_a_doubt_stays_open_by_whatever_name_it_is_known(uncertain, named) -> None:
    figures = Figures(ROW, frozenset((uncertain,)))
    assert left(Problem("uncertain_cells", (named,)), figures) == [(named,)]


def test_a_table_printed_twice_is_a_problem_only_where_the_two_differ() -> None:
    doubled = Problem("doubled_table", ("requests",))
    assert left(doubled, Figures(ROW, frozenset(("requests.new.total",)))) == [("requests",)]
    assert left(doubled, Figures(ROW, frozenset(("disputes.reconsideration.total",)))) == []
