"""What a file holds: zero, blank and unread apart, text that is never a formula, words to cite."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from parsing.forms import Address
from parsing.intake.corrections import correct
from reports_site.exports.formats import safe
from tests.factories import (
    AdminFactory,
    AgencyFactory,
    ReportFactory,
)
from tests.site.files import (
    FORMATS,
    as_csv,
    as_json,
    as_xlsx,
    cells,
    content,
)

pytestmark = pytest.mark.django_db

NEW_TOTAL = Address("requests", "new", "total")


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


def test_heads_and_words_speak_the_language_of_the_page(client: Client) -> None:
    report = ReportFactory()
    with override("en"):
        table = as_csv(client, report.get_absolute_url())
    assert table[0][5] == "As it stands"
    assert ["requests.new.total", "Requests received and handled"] in [row[:2] for row in table]


@pytest.mark.parametrize("query", ["format=exe", "format=", "format=csv%00", "page=-1&format=pdf"])
def test_a_kind_of_file_that_there_is_not_gives_the_page(client: Client, query: str) -> None:
    AgencyFactory()
    answer = client.get(f"{reverse('agencies')}?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
