"""What the database counts is what the formulas say of each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from random import Random

import pytest
from django.db import connection

from parsing.forms import FORMS
from parsing.indicators import INDICATORS, MEASURES, Value
from parsing.indicators.totals import TOTALS
from parsing.models import Agency, Report
from parsing.models.numbers import BIGGEST_COUNT, PLACES, no_numbers
from parsing.models.saying import MISSING, said_by, said_by_each
from tests.factories import AgencyFactory, ReportFactory

EVERY = tuple({**MEASURES, **{measure.code: measure for measure in TOTALS}}.values())
YEARS = {"2019": 2020, "2021": 2022}
MANY = 25  # reports on each form

migration = import_module("parsing.migrations.0020_report_numbers")


def addresses(form: str) -> Iterator[str]:
    for table in FORMS[form].tables:
        for row in table.rows:
            for column in row.columns:
                if column.kind != "amount":
                    yield f"{table.code}.{row.code}.{column.code}"


def some_report(random: Random, form: str) -> Report:
    """A report with small numbers, so that there are ties, blanks, lost cells and lost rows.

    Some are as big as a cell may hold, changes are less than zero, too.
    """
    counts = (*(0, 0, 1, 2, 3, 20, 40) * 9, BIGGEST_COUNT)
    changes = (*counts, -38, -BIGGEST_COUNT)
    cells: dict[str, int | None] = {
        address: random.choice(changes if address.endswith("_change") else counts)
        for address in addresses(form)
    }
    if random.random() < 0.3:
        cells |= {"requests.other.total": random.randrange(9)}  # one row in the place of three
    named = list(cells)
    for address in random.sample(named, random.choice((0, 0, 3))):
        cells[address] = None
    return ReportFactory(
        agency=AgencyFactory(level=random.choice(("county", "prefectural"))),
        year=YEARS[form],
        form=form,
        cells=cells,
        cells__uncertain=random.sample(named, random.choice((0, 0, 3))),
        cells__without=[name.rpartition(".")[0] for name in random.sample(named, 2)],
    )


def said_by_formulas(year: int) -> dict[str, Counter[Value]]:
    """What every report for the year says of every measure, one after the other."""
    said: dict[str, Counter[Value]] = {measure.code: Counter() for measure in EVERY}
    for agency in Agency.objects.all():
        report = agency.reports.published().filter(year=year).first()
        for measure in EVERY:
            said[measure.code][measure.of(report.figures()) if report else MISSING] += 1
    return said


@pytest.mark.django_db
def test_the_database_says_what_the_formulas_say_of_every_measure() -> None:
    random = Random(7)
    reports = [some_report(random, form) for form in YEARS for _ in range(MANY)]
    ReportFactory(agency=reports[0].agency, year=YEARS["2021"], form="")
    for year in YEARS.values():
        counted: dict[str, Counter[Value]] = {measure.code: Counter() for measure in EVERY}
        for said in said_by(Agency.objects.all(), year, EVERY).values():
            for code, held in said.items():
                counted[code] += held
        assert counted == said_by_formulas(year)
        states = {value.state for held in counted.values() for value in held}
        assert len(states) == 6, "the reports try every state"


@pytest.mark.django_db
def test_each_agency_is_said_to_say_what_its_report_does() -> None:
    reports = [some_report(Random(seed), "2021") for seed in range(9)]
    figures = {report.agency_id: Report.objects.get(pk=report.pk).figures() for report in reports}
    for indicator in INDICATORS.values():
        said = said_by_each(Agency.objects.all(), 2022, indicator)
        assert said == {agency: indicator.of(held) for agency, held in figures.items()}


@pytest.mark.django_db
def test_no_agency_says_nothing() -> None:
    assert said_by(Agency.objects.none(), 2022, EVERY) == {}


@pytest.mark.django_db
def test_a_draft_is_not_counted() -> None:
    ReportFactory(draft=True, agency=AgencyFactory(), year=2022)
    assert set(said_by_each(Agency.objects.all(), 2022, MEASURES["received"]).values()) == {MISSING}


def test_the_order_of_the_numbers_is_the_one_that_the_migration_filled() -> None:
    assert [tuple(place) for place in PLACES] == sorted(migration.PLACES)


@pytest.mark.django_db
def test_the_migration_fills_what_reports_repeat() -> None:
    reports = [some_report(Random(seed), form) for form in YEARS for seed in range(4)]
    Report.objects.update(numbers=no_numbers())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(migration.FILL)
    for report in reports:
        assert Report.objects.get(pk=report.pk).numbers == report.numbers
