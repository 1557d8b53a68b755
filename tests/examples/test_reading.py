"""What the reader makes of every example: the facts, the agency, the year and the form."""

import pytest

from parsing.checks import Severity, Subject, findings, findings_between
from parsing.reading import read


@pytest.fixture(scope="module")
def pairs(reports):
    """Each report with its reading."""
    return [(report, read(report.text)) for report in reports]


def settled(figures, *, without=()):
    return {name: rows for name, rows in figures.tables.items() if name not in without}


def test_every_number_and_unit_is_read_as_printed(pairs):
    for report, reading in pairs:
        torn = report.facts.uncertain
        figures = reading.figures()
        assert settled(figures, without=torn) == settled(report.facts, without=torn), report.text
        assert figures.units == report.facts.units, report.text


def test_nothing_is_uncertain_but_a_torn_table(pairs):
    for report, reading in pairs:
        assert {name.split(".")[0] for name in reading.uncertain} == report.facts.uncertain


def test_no_number_of_a_torn_table_passes_for_the_report_s(pairs):
    for report, reading in pairs:
        figures = reading.figures()
        held = [
            address for address, _ in figures.cells() if address.table in report.facts.uncertain
        ]
        assert all(figures.is_uncertain(address) for address in held), report.text


def test_every_form_is_recognised(pairs):
    for report, reading in pairs:
        assert reading.form == report.form, report.text


def test_every_agency_and_year_is_recognised(pairs):
    for report, reading in pairs:
        assert reading.agency is not None, report.text
        assert reading.year is not None, report.text
        assert (reading.agency.value, reading.year.value) == (report.name, report.year)


BESIDE_OTHERS = {"repeated_prose", "shared_prose"}  # what only two reports together show


def test_the_texts_raise_exactly_the_flags_that_were_planted(pairs):
    before = None
    for report, reading in pairs:
        subject = Subject(
            report.year,
            reading.form,
            reading.figures(),
            statements=reading.statements,
            problems=reading.problems,
        )
        flags = findings(subject)
        if report.year > 2019 and report.revision == 1:
            flags += findings_between(before, subject)
        planted = {rule for fault in report.planted for rule in fault.rules} - BESIDE_OTHERS
        found = {flag.rule for flag in flags if flag.severity != Severity.INFO}
        assert found == planted, (report.name, report.year)
        before = subject if report.revision == 1 else before
