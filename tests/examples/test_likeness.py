"""Prose that was planted twice is found, and no other: common sentences alarm nobody."""

from itertools import combinations

import pytest

from parsing.checks.catalogue.likeness import ALIKE
from parsing.reading import read
from parsing.reading.likeness import bands_of, fragments_of, percent_alike

PLANTED = {"repeated_prose", "shared_prose"}
CLEAR = 15  # so far below the threshold is everything that was not planted


@pytest.fixture(scope="session")
def proses(reports):
    """Each first revision with the fragments of its prose."""
    return [
        (report, fragments_of(report.text, read(report.text).sections, names=[report.name]))
        for report in reports
        if report.revision == 1
    ]


@pytest.fixture(scope="session")
def pairs(proses):
    """How alike any two reports are, where they are by half or more."""
    measured = (
        (percent_alike(first, second), (one, first), (other, second))
        for (one, first), (other, second) in combinations(proses, 2)
    )
    return [pair for pair in measured if pair[0] >= 50]


def kinds(report):
    return {fault.kind for fault in report.planted} & PLANTED


def later(one, other):
    """Which of the two the flag stands at: the later one, or both."""
    return [held for held in (one, other) if held.year == max(one.year, other.year)]


def test_exactly_the_planted_reports_are_alike(reports, pairs):
    found = set()
    for percent, (one, _), (other, _) in pairs:
        if percent < ALIKE:
            assert percent < ALIKE - CLEAR, (one.name, one.year, other.name, other.year)
            continue
        rule = "repeated_prose" if one.agency is other.agency else "shared_prose"
        found |= {(held.name, held.year, rule) for held in later(one, other)}
    planted = {(held.name, held.year, kind) for held in reports for kind in kinds(held)}
    assert found == planted
    assert len(planted) == 7  # three of last year's, two pairs


def test_those_that_are_alike_share_a_band(pairs):
    for percent, (_, first), (_, second) in pairs:
        if percent >= ALIKE:
            assert set(bands_of(first)) & set(bands_of(second))
