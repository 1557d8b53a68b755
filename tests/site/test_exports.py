"""Every table's data twin: the same numbers as the page, in three kinds of file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parsing.intake.findings import recheck
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
)
from tests.site.files import (
    FORMATS,
    as_csv,
    as_json,
    cells,
    content,
)

pytestmark = pytest.mark.django_db


def test_the_list_gives_all_pages_of_what_is_filtered_in_the_order_of_the_page(
    client: Client,
) -> None:
    for number in range(60):
        AgencyFactory(name=f"澜江市第{number:02}司法局")
    AgencyFactory(name="澜江市教育局", field="education")
    rows = as_json(client, reverse("agencies"), field="justice", sort="-name", page=2)["rows"]
    names = [row["agency"] for row in rows]
    assert len(names) == 60
    assert names == sorted(names, reverse=True)


def test_figures_of_agencies_are_those_of_the_list(client: Client) -> None:
    for name, options in {
        "甲零": {"cells": {"requests.new.total": 0}},
        "乙空": {"cells": {"requests.new.total": None}},
        "丙疑": {"cells__uncertain": ["requests.new.total"]},
    }.items():
        ReportFactory(agency__name=name, **options)
    AgencyFactory(name="丁无")
    rows = {row["agency"]: row["received"] for row in as_json(client, reverse("agencies"))["rows"]}
    assert rows == {"甲零": 0, "乙空": None, "丙疑": "?", "丁无": "no_report"}


def test_the_years_of_an_agency_have_their_gaps(client: Client) -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2020, cells={"requests.new.total": 5})
    ReportFactory(agency=agency, year=2022, cells={"requests.new.total": None})
    ReportFactory(agency=agency, year=2023, draft=True)
    rows = as_json(client, agency.get_absolute_url())["rows"]
    assert [(row["year"], row["received"]) for row in rows] == [
        (2022, None),
        (2021, "no_report"),
        (2020, 5),
    ]


def test_a_comparison_is_exactly_what_is_seen(client: Client) -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2021, cells={"requests.new.total": 20})
    ReportFactory(agency=agency, year=2022, cells={"requests.new.total": 23})
    ReportFactory(agency=agency, year=2020, cells__uncertain=["requests.new.total"])
    query = {
        "agency": agency.pk,
        "year": [2020, 2021, 2022],
        "line": ["requests.new", "disclosure.normative.in_force"],
    }
    first, second = as_json(client, reverse("compare"), **query)["rows"]
    assert [first[code] for code in ("2020", "2021", "2022", "2022_change", "2022_percent")] == [
        "?",
        20,
        23,
        3,
        "15.0",
    ]
    assert first["2021_change"] is None
    assert second["2020"] == "not_on_form"
    table = as_csv(client, reverse("compare"), **query)
    assert table[1][5:] == ["?", "", "", "20", "", "", "23", "3", "15.0"]


def test_a_comparison_of_too_much_is_refused_in_words(client: Client) -> None:
    agencies = AgencyFactory.create_batch(51)
    query = {"agency": [agency.pk for agency in agencies], "format": "csv"}
    answer = client.get(reverse("compare"), query)
    assert answer["Content-Type"].startswith("text/html")
    assert "50" in answer.content.decode()


def test_a_share_is_given_with_its_base(client: Client) -> None:
    report = ReportFactory(
        cells={
            "requests.granted.total": 5,
            "requests.partly_granted.total": 0,
            "requests.handled_total.total": 40,
        }
    )
    query = {"agency": report.agency_id, "year": 2022, "line": "disclosure_rate"}
    (row,) = as_json(client, reverse("compare"), **query)["rows"]
    assert (row["2022"], row["2022_n"], row["unit"]) == ("12.5", 40, "%")


def test_flags_are_given_with_their_equations(client: Client) -> None:
    report = ReportFactory(agency__name="澜江市司法局", cells={"requests.new.total": 3})
    recheck(report)
    rows = as_json(client, reverse("flags"), rule="row_sum")["rows"]
    assert [(row["agency"], row["expected"], row["actual"]) for row in rows] == [
        ("澜江市司法局", 0, 3)
    ]
    assert "差 3" in rows[0]["message"]


def test_coverage_tells_what_is_there_and_what_is_missing(client: Client) -> None:
    one = ReportFactory(year=2021, errors=2)
    other = ReportFactory(year=2022)
    rows = {row["agency_id"]: row for row in as_json(client, reverse("coverage"))["rows"]}
    assert rows[one.agency_id]["2021"] == "published"
    assert rows[one.agency_id]["2021_errors"] == 2
    assert rows[one.agency_id]["2022"] == "no_report"
    assert rows[other.agency_id]["2022_report_id"] == other.pk


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["agencies", "flags", "coverage", "compare"])
def test_drafts_never_leak(client: Client, name: str, suffix: str) -> None:
    draft = ReportFactory(draft=True, cells={"requests.new.total": 424242})
    FindingFactory(report=draft)
    ReportFactory(agency=draft.agency, year=2021)
    held = content(client, reverse(name), format=suffix, agency=draft.agency_id)
    if suffix == "xlsx":
        book = zipfile.ZipFile(io.BytesIO(held))
        held = b"".join(book.read(part) for part in book.namelist())
    assert b"424242" not in held


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_the_tables_of_a_draft_or_a_withdrawn_report_are_not_given(
    client: Client, state: str, status: int
) -> None:
    report = ReportFactory(state=state)
    assert client.get(report.get_absolute_url(), {"format": "csv"}).status_code == status


def test_an_earlier_revision_can_be_taken_along(client: Client) -> None:
    report = ReportFactory(state="superseded", cells={"requests.new.total": 5})
    assert cells(client, report, "json")["requests.new.total"] == (5, 5)


def test_too_many_rows_are_refused_in_words(client: Client, settings: Any) -> None:
    settings.EXPORT_MAX_ROWS = 2
    AgencyFactory.create_batch(3)
    answer = client.get(reverse("agencies"), {"format": "csv"})
    assert answer.status_code == 422
    assert reverse("downloads") in answer.content.decode()


def test_every_table_offers_its_twins(client: Client) -> None:
    report = ReportFactory()
    for address in (
        reverse("agencies") + "?q=司法&page=1",
        report.agency.get_absolute_url(),
        report.get_absolute_url(),
        f"{reverse('compare')}?agency={report.agency_id}",
        reverse("flags"),
        reverse("coverage"),
    ):
        page = client.get(address).content.decode()
        for suffix in FORMATS:
            assert f"format={suffix}" in page


def test_the_number_of_queries_does_not_grow_with_rows(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_csv(client, reverse("agencies"))
            as_csv(client, reverse("flags"))
            as_csv(client, reverse("coverage"))
        return len(captured)

    FindingFactory()
    few = queries()
    for _ in range(10):
        FindingFactory()
    assert queries() == few
