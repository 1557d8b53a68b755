"""Totals, medians and ranks of several reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parsing.forms import Number
from parsing.indicators import SMALL_BASE, Ranked, State, Summary, Value, ranking, summary
from parsing.indicators.formulas import share


def count(number: int) -> Value:
    return Value(State.NUMBER, number)


def together_of(values: Iterable[Value]) -> Summary:
    return summary(Counter(values))


def ranks(values: list[Value]) -> list[tuple[int | None, bool]]:
    ranked: list[Ranked[Value]] = ranking(values, lambda value: value)
    return [(one.rank, one.is_tied) for one in ranked]


def test_what_is_no_number_is_counted_and_left_out() -> None:
    held = [count(3), count(5), Value(State.BLANK), Value(State.UNREAD), Value(State.MISSING)]
    together = together_of(held)
    assert together.total.number == 8
    assert (together.counted, together.blank, together.unread, together.missing) == (2, 1, 1, 1)


def test_shares_are_added_by_their_parts_and_bases_not_averaged() -> None:
    together = together_of([share(1, 1), share(0, 99)])
    assert together.total.rounded == Decimal("1.0")
    assert together.total.base == 100
    assert together.median == Decimal(50)


def test_a_report_with_nothing_handled_adds_nothing_and_has_no_rate() -> None:
    together = together_of([share(0, 0), share(10, 20)])
    assert together.total.rounded == Decimal("50.0")
    assert together.counted == 1


def test_the_median_of_an_even_number_lies_between_two() -> None:
    assert together_of([count(number) for number in (1, 2, 5, 100)]).median == Decimal("3.5")


def test_nothing_has_no_median() -> None:
    together = together_of([Value(State.MISSING)])
    assert (together.median, together.total.state) == (None, State.MISSING)


def test_a_median_of_mostly_small_shares_is_small() -> None:
    assert together_of([share(1, 5), share(2, 6), share(50, 100)]).is_small
    assert not together_of([share(1, 50), share(2, 60), share(3, 5)]).is_small


def test_equal_values_share_a_rank_and_the_next_is_skipped() -> None:
    assert ranks([count(5), count(9), count(5), count(1)]) == [
        (1, False),
        (2, True),
        (2, True),
        (4, False),
    ]


def test_shares_equal_as_printed_are_ties() -> None:
    assert ranks([share(1, 30), share(10_001, 300_000)]) == [(1, True), (1, True)]


def test_shares_of_fewer_than_twenty_are_not_ranked() -> None:
    assert ranks([share(19, 19), share(10, 20), Value(State.MISSING)]) == [
        (1, False),
        (None, False),
        (None, False),
    ]


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_the_quartiles_are_in_order_and_inside(numbers: list[int]) -> None:
    together = together_of(count(number) for number in numbers)
    five = (together.least, together.lower, together.median, together.upper, together.most)
    held = [number for number in five if number is not None]
    assert held == sorted(held)
    assert (held[0], held[-1]) == (min(numbers), max(numbers))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=1))
def test_counted_values_have_the_quartiles_of_their_sorted_list(
    pairs: list[tuple[int, int]],
) -> None:
    together = together_of(share(part, base) for part, base in pairs)
    shares = sorted(Decimal(100) * part / base for part, base in pairs)
    bases = sorted(base for _part, base in pairs)

    def at(numbers: Sequence[Number], place: str) -> Decimal:
        exact = Decimal(place) * (len(numbers) - 1)
        low, high = numbers[int(exact)], numbers[min(int(exact) + 1, len(numbers) - 1)]
        return Decimal(low) + (Decimal(high) - Decimal(low)) * (exact - int(exact))

    assert together.lower == at(shares, "0.25")
    assert together.median == at(shares, "0.5")
    assert together.upper == at(shares, "0.75")
    assert together.middle_base == at(bases, "0.5")
    assert together.is_small == (at(bases, "0.5") < SMALL_BASE)


def test_where_there_is_nothing_to_add_up_it_is_said_why() -> None:
    assert together_of([Value(State.MISSING), Value(State.BLANK)]).total == Value(State.BLANK)


@given(st.lists(st.integers(0, 1000)))
def test_every_rank_is_one_more_than_the_number_of_larger_values(numbers: list[int]) -> None:
    for one in ranking(numbers, count):
        assert one.rank == 1 + sum(number > one.item for number in numbers)
