"""Every table's data twin: the same numbers as the page, in three kinds of file."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.findings import recheck
from parsing.models import Report
from reports_site.exports.formats import safe
from tests.factories import (
    AdminFactory,
    AgencyFactory,
    FindingFactory,
    ReportFactory,
)

pytestmark = pytest.mark.django_db

NEW_TOTAL = Address("requests", "new", "total")
FORMATS = ("csv", "xlsx", "json")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def content(client: Client, address: str, **query: Any) -> bytes:
    answer = client.get(address, query)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.getvalue()


def as_csv(client: Client, address: str, **query: Any) -> list[list[str]]:
    text = content(client, address, format="csv", **query).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_json(client: Client, address: str, **query: Any) -> dict[str, Any]:
    return json.loads(content(client, address, format="json", **query))


def as_xlsx(client: Client, address: str, **query: Any) -> list[list[list[Any]]]:
    """The sheets with their rows; a number is a float, a text a str, an empty cell None."""
    book = zipfile.ZipFile(io.BytesIO(content(client, address, format="xlsx", **query)))
    names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
    return [sheet_rows(book.read(name)) for name in names]


def sheet_rows(xml: bytes) -> list[list[Any]]:
    rows = []
    for row in ElementTree.fromstring(xml).iter(f"{MAIN}row"):
        cells = {column(cell.get("r")): value(cell) for cell in row.iter(f"{MAIN}c")}
        rows.append([cells.get(at) for at in range(max(cells) + 1)])
    return rows


def column(place: str) -> int:
    letters = re.sub(r"\d", "", place)
    at = 0
    for letter in letters:
        at = 26 * at + ord(letter) - 64
    return at - 1


def value(cell: ElementTree.Element) -> Any:
    assert cell.find(f"{MAIN}f") is None, "a formula"
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    return float(cell.findtext(f"{MAIN}v"))


def cells(client: Client, report: Report, suffix: str) -> dict[str, tuple[Any, Any]]:
    """What is printed and what stands in each cell of a report, as a kind of file has it."""
    address = report.get_absolute_url()
    if suffix == "json":
        rows = as_json(client, address)["rows"]
        return {row["cell"]: (row["printed"], row["value"]) for row in rows}
    table = as_csv(client, address) if suffix == "csv" else as_xlsx(client, address)[0]
    return {row[0]: (row[4], row[5]) for row in (padded(row, 8) for row in table[1:])}


def padded(row: list[Any], length: int) -> list[Any]:
    return row + [None] * (length - len(row))


@pytest.mark.parametrize("suffix", FORMATS)
def test_zero_blank_and_unread_stay_three_things(client: Client, suffix: str) -> None:
    report = ReportFactory(
        cells={"requests.new.total": 198, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted.total"],
        cells__without=["requests.denied_law"],
    )
    found = cells(client, report, suffix)
    empty = {"csv": "", "xlsx": None, "json": None}[suffix]
    number = {"csv": str, "xlsx": float, "json": int}[suffix]
    assert found["requests.new.total"] == (number(198), number(198))
    assert found["requests.handled_total.total"][1] == number(0)
    assert found["requests.carried_in.total"] == (empty, empty)
    assert found["requests.granted.total"] == ("?", "?")
    assert "requests.denied_law.total" not in found


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_corrected_cell_gives_what_is_printed_and_what_stands(
    client: Client, suffix: str
) -> None:
    report = ReportFactory(cells={"requests.new.total": None})
    correct(
        report, {NEW_TOTAL: "7"}, by=AdminFactory(), version=report.version, reason="核对登记簿"
    )
    found = cells(client, report, suffix)[str(NEW_TOTAL)]
    assert found == {"csv": ("", "7"), "xlsx": (None, 7.0), "json": (None, 7)}[suffix]


def test_an_amount_keeps_its_digits_and_its_unit(client: Client) -> None:
    from decimal import Decimal

    report = ReportFactory(
        year=2020, cells={"disclosure.procurement.amount": Decimal("12345678901234.567891")}
    )
    row = next(
        row
        for row in as_json(client, report.get_absolute_url())["rows"]
        if row["cell"] == "disclosure.procurement.amount"
    )
    assert row["value"] == "12345678901234.567891"
    found = cells(client, report, "xlsx")
    assert found["disclosure.procurement.amount"][1] == "12345678901234.567891"


def test_a_csv_begins_with_the_mark_by_which_excel_knows_chinese(client: Client) -> None:
    AgencyFactory(name="澜江市司法局")
    held = content(client, reverse("agencies"), format="csv")
    assert held.startswith(b"\xef\xbb\xbf")
    assert "澜江市司法局" in held.decode("utf-8-sig")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_text_is_never_a_formula(client: Client, text: str) -> None:
    assert safe(text) == f"'{text}"
    AgencyFactory(name=f"{text}局")
    assert as_csv(client, reverse("agencies"))[1][1] == f"'{text}局"
    assert as_xlsx(client, reverse("agencies"))[0][1][1].endswith(f"{text.strip()}局")


def test_a_negative_number_stays_a_number(client: Client) -> None:
    report = ReportFactory(year=2020, cells={"disclosure.licensing.items_change": -3})
    address = "disclosure.licensing.items_change"
    assert cells(client, report, "csv")[address][1] == "-3"
    assert cells(client, report, "xlsx")[address][1] == -3.0


def test_a_workbook_explains_its_marks_and_says_what_to_cite(client: Client) -> None:
    report = ReportFactory()
    said = " ".join(row[0] for row in as_xlsx(client, report.get_absolute_url())[1])
    assert "?" in said
    assert "50000" in said
    assert f"http://testserver{report.get_absolute_url()}" in said


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


@pytest.mark.parametrize("query", ["format=exe", "format=", "format=csv%00", "page=-1&format=pdf"])
def test_a_kind_of_file_that_there_is_not_gives_the_page(client: Client, query: str) -> None:
    AgencyFactory()
    answer = client.get(f"{reverse('agencies')}?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")


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


def test_heads_and_words_speak_the_language_of_the_page(client: Client) -> None:
    report = ReportFactory()
    with override("en"):
        table = as_csv(client, report.get_absolute_url())
    assert table[0][5] == "As it stands"
    assert ["requests.new.total", "Requests received and handled"] in [row[:2] for row in table]


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
