"""What an indicator says where cells are blank, unread, absent, few or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.forms import FORMS, Figures, Number
from parsing.indicators import EXAMPLE, INDICATORS, LINES, State, Value, change
from parsing.indicators.formulas import share
from parsing.indicators.quantities import DENIED

RATE = INDICATORS["disclosure_rate"]
RESULTS = (
    "granted_share",
    "partly_granted_share",
    "refused_share",
    "unable_share",
    "rejected_share",
    "otherwise_closed_share",
)
ROWS = [row.code for row in FORMS["2021"].table("requests").rows]
OUTCOMES = ROWS[2:-2]


def requests(**totals: Number | None) -> Figures:
    """A table 三 with these totals; every other count is 0."""
    rows = {code: {"total": totals.get(code, 0)} for code in ROWS}
    return Figures({"requests": rows})


def uncertain(*cells: str) -> Figures:
    return Figures(EXAMPLE.tables, frozenset(cells))


def test_a_blank_cell_leaves_a_share_open() -> None:
    assert RATE.of(requests(granted=None, handled_total=30)).state is State.BLANK


def test_one_blank_ground_leaves_all_refusals_open() -> None:
    figures = requests(denied_law=None, denied_query=4, handled_total=30)
    assert INDICATORS["refused_share"].of(figures) == Value(State.BLANK)


def test_an_unread_cell_leaves_a_share_open_and_says_so_first() -> None:
    figures = uncertain("requests.granted.total")
    assert RATE.of(figures).state is State.UNREAD
    assert RATE.of(figures).number is None


def test_a_share_of_nothing_is_not_computable() -> None:
    value = RATE.of(requests())
    assert (value.state, value.number) == (State.NO_BASE, None)


def test_what_a_form_does_not_ask_for_is_not_blank() -> None:
    old = Figures({"disclosure": {"normative": {"made": 1}}})
    assert INDICATORS["normative_in_force"].of(old).state is State.NOT_ON_FORM


def test_other_results_are_one_row_or_three() -> None:
    line = LINES["requests.other"]
    one = Figures({"requests": {"other": {"total": 5}}})
    assert line.of(one).number == 5
    assert line.of(EXAMPLE).number == 10


@pytest.mark.parametrize(("base", "is_small"), [(19, True), (20, False)])
def test_a_share_of_fewer_than_twenty_is_small(base: int, is_small: bool) -> None:
    assert share(5, base).is_small is is_small


def test_a_count_is_never_small() -> None:
    assert not Value(State.NUMBER, 3).is_small


def test_a_share_changes_in_percentage_points() -> None:
    changed = change(share(30, 60), share(45, 60))
    assert changed is not None
    assert (changed.amount, changed.percent) == (Decimal("25.0"), None)


def test_a_change_between_small_shares_is_small_itself() -> None:
    changed = change(share(3, 6), share(45, 60))
    assert changed is not None
    assert changed.is_small


@pytest.mark.parametrize(("base", "percent"), [(9, None), (10, Decimal("50.0"))])
def test_there_is_no_change_in_per_cent_below_a_base_of_ten(
    base: int, percent: Decimal | None
) -> None:
    changed = change(Value(State.NUMBER, base), Value(State.NUMBER, base + 5))
    assert changed is not None
    assert changed.percent == percent


def test_a_change_from_or_to_what_is_no_number_is_none() -> None:
    number = Value(State.NUMBER, 3)
    for open_ in (State.BLANK, State.UNREAD, State.MISSING):
        assert change(Value(open_), number) is None
        assert change(number, Value(open_)) is None


@given(st.lists(st.integers(0, 10**6), min_size=len(OUTCOMES), max_size=len(OUTCOMES)))
def test_the_shares_of_results_add_up_to_all(counts: list[int]) -> None:
    totals = dict(zip(OUTCOMES, counts, strict=True))
    figures = requests(**totals, handled_total=sum(counts))
    values = [INDICATORS[code].of(figures) for code in RESULTS]
    if not sum(counts):
        assert {value.state for value in values} == {State.NO_BASE}
        return
    assert sum(int(value.part or 0) for value in values) == sum(counts)
    assert abs(sum(value.number or 0 for value in values) - 100) < Decimal("1e-20")


@given(st.lists(st.integers(0, 10**6), min_size=len(DENIED), max_size=len(DENIED)))
def test_the_grounds_add_up_to_all_refusals(counts: list[int]) -> None:
    figures = requests(**dict(zip(DENIED, counts, strict=True)))
    parts = [INDICATORS[f"{code}_share"].of(figures).part for code in DENIED]
    assert sum(int(part or 0) for part in parts) == sum(counts)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_adjusted_rate_is_never_below_the_disclosure_rate(
    granted: int, refused: int, rejected: int
) -> None:
    figures = requests(
        granted=granted,
        denied_law=refused,
        rejected_petition=rejected,
        handled_total=granted + refused + rejected,
    )
    rate = RATE.of(figures).number
    adjusted = INDICATORS["adjusted_disclosure_rate"].of(figures).number
    assert rate is None or adjusted is None or adjusted >= rate
