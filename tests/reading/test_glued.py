"""Cells that run together are read where their digits and the equations leave one reading."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.reading import read
from parsing.reading.together import Path, TooMany, run_behind
from tests.cases import cases

from . import faults, layouts, rendering, reports
from .comparing import silently_wrong, unsettled

SEEDS = st.integers(0, 2**32 - 1)
LAYOUTS = (layouts.run_together, layouts.glued_line, layouts.padded)


def numbers(paths: list[Path]) -> list[list[str | None]]:
    return [[step.number for step in path] for path in paths]


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        (
            "1883613441696011101040301116314918",
            ["188361", "3441", "6960", "111010", "4030", "1116", "314918"],
        ),
        ("0 　1　00　3 04", ["0", "1", "0", "0", "3", "0", "4"]),
        ("1,20000003 1,203", ["1200", "0", "0", "0", "0", "3", "1203"]),
        ("2件00002件4件", ["2", "0", "0", "0", "0", "2", "4"]),
        ("（指受理）0000011", ["0", "0", "0", "0", "0", "1", "1"]),
    ],
)
def test_digits_are_cut_where_the_row_adds_up(printed, cells):
    run = run_behind(printed, 0, len(printed))
    assert run is not None
    assert numbers(run.adding(7)) == [cells]


def test_marks_are_cells_without_a_number():
    run = run_behind("/—-/—无/", 0, 7)
    assert run is not None
    assert run.least == run.most == 7


def test_the_numbering_of_the_next_label_is_no_number():
    text = "00000002.其他法律"
    run = run_behind(text, 0, len(text))
    assert run is not None
    assert run.text == "0000000"


def test_a_word_that_begins_with_nothing_is_no_mark():
    text = "0 0无法提供"
    run = run_behind(text, 0, len(text))
    assert run is not None
    assert run.text == "0 0"


@given(digits=st.text("123456789", min_size=40, max_size=140))
@cases(30)
def test_long_digits_are_given_up_within_a_limit(digits):
    run = run_behind(digits, 0, len(digits))
    assert run is not None
    with suppress(TooMany):
        assert all(len(path) == 7 for path in run.adding(7))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("fault", [None, *faults.FAULTS], ids=lambda each: each and each.__name__)
@given(seed=SEEDS, biggest=st.sampled_from([1, 3, 12, 30, 120, 300, 3_000, 90_000]))
@cases(12)
def test_no_report_is_cut_wrongly_whether_it_adds_up_or_not(layout, fault, seed, biggest):
    random = Random(seed)
    report = reports.facts(random, biggest=biggest)
    if fault:
        fault(report, random)
    assert silently_wrong(read(rendering.text(report, layout)), report.numbers) == []


@pytest.mark.parametrize("fault", faults.FAULTS, ids=lambda each: each.__name__)
@given(seed=SEEDS)
@cases(12)
def test_two_faults_make_no_number_up(fault, seed):
    random = Random(seed)
    report = reports.facts(random, biggest=random.choice((3, 30, 300)))
    fault(report, random)
    random.choice(faults.FAULTS)(report, random)
    reading = read(rendering.text(report, layouts.run_together))
    assert silently_wrong(reading, report.numbers) == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@given(seed=SEEDS)
@cases(12)
def test_blanks_that_left_nothing_are_never_numbers(layout, seed):
    report = reports.facts(Random(seed), blanks=reports.BLANKS, biggest=30)
    assert silently_wrong(read(rendering.text(report, layout)), report.numbers) == []


def test_a_row_that_adds_up_with_a_blank_that_left_nothing_has_no_faulty_number():
    report = reports.facts(Random(43383487), blanks=reports.BLANKS, biggest=30)
    assert silently_wrong(read(rendering.text(report, layouts.padded)), report.numbers) == []


def test_a_row_that_adds_up_in_no_way_is_not_read_from_its_columns():
    random = Random(244734)
    report = reports.facts(random, biggest=random.choice((3, 30, 300)))
    faults.balance(report, random)
    random.choice(faults.FAULTS)(report, random)
    reading = read(rendering.text(report, layouts.run_together))
    assert silently_wrong(reading, report.numbers) == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@given(seed=SEEDS)
@cases(12)
def test_reports_with_small_numbers_are_read_almost_wholly(layout, seed):
    report = reports.facts(Random(seed), biggest=3)
    reading = read(rendering.text(report, layout))
    assert len(unsettled(reading, report.numbers)) < len(report.numbers) * 0.25
