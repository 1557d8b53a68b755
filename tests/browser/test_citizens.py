"""What people come for: find an agency, see whether that is normal, trust it, set it beside others."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parsing.models import Agency
from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.factories import AgencyFactory, ReportFactory, cloud_river

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

YEARS = {2021: 44, 2022: 46, 2023: 0}


@pytest.fixture
def peers() -> list[Agency]:
    """Three bureaux of one level and field with reports for three years."""
    _province, region, _county = cloud_river()
    found = [
        AgencyFactory(name=name, region=region, level="prefectural", field="justice")
        for name in ("澜江市司法局", "石棠市司法局", "松岚市司法局")
    ]
    for more, agency in enumerate(found):
        for year, new in YEARS.items():
            text = f"{agency}{year}年度报告：本年新收{new + more}件"
            place = text.index("新收") + 2, text.index("件")
            ReportFactory(
                agency=agency,
                year=year,
                source__text=text,
                cells={"requests.new.total": new + more},
                cells__spans={"requests.new.total": place},
            )
    return found


def test_the_totals_of_the_table_of_requests_stay_in_view_on_a_phone(
    open_page: OpenPage, peers: list[Agency]
) -> None:
    report = peers[0].reports.first()
    page = open_page(report.get_absolute_url(), viewport=PHONE)
    for address in ("requests.new.total", "requests.handled_total.total"):
        box = page.locator(f'[id="{address}"]').bounding_box()
        assert box["x"] + box["width"] <= PHONE["width"]


def rows(page: Page) -> list[list[str]]:
    """The numbers of the table of the comparison, row by row."""
    return [
        row.locator("a.to-report").all_inner_texts()
        for row in page.locator(".data-table tbody tr").all()
    ]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_name_in_pinyin_leads_to_the_words_a_number_was_read_from_and_back(
    open_page: OpenPage, peers: list[Agency], viewport: dict[str, int]
) -> None:
    page = open_page("/", viewport=viewport)
    page.get_by_role("searchbox").fill("lanjiang")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="澜江市司法局").first.click()
    expect(page.locator("h1")).to_contain_text("澜江市司法局")
    page.get_by_role("table").first.get_by_role("link", name="2022").click()
    number = page.locator('[id="requests.new.total"]')
    expect(number).to_contain_text("46")
    number.get_by_role("link").click()
    expect(page.locator("mark:target")).to_have_text("46")
    page.locator("mark:target a").click()
    expect(page.locator('td[id="requests.new.total"]:target')).to_contain_text("46")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no_script"])
def test_peers_are_set_side_by_side_one_is_dropped_and_what_is_seen_is_taken_along(
    open_page: OpenPage, peers: list[Agency], javascript: bool
) -> None:
    page = open_page("/compare/", javascript=javascript)
    page.get_by_role("link", name="市级 · 司法 (3)").click()
    expect(page.locator(".data-table tbody tr")).to_have_count(3)
    page.get_by_role("link", name="移除松岚市司法局").click()
    expect(page.locator(".data-table tbody tr")).to_have_count(2)
    seen = rows(page)
    assert seen == [["44", "46", "0"], ["45", "47", "1"]]
    with page.expect_download() as taken:
        page.locator(".downloads").get_by_role("link", name="CSV").click()
    taken_along = csv.DictReader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig")))
    assert [[line[str(year)] for year in YEARS] for line in taken_along] == seen


def test_a_comparison_is_its_address(open_page: OpenPage, peers: list[Agency]) -> None:
    page = open_page("/compare/?q=石棠")
    page.get_by_label("石棠市司法局").check()
    page.locator("details.compare-choices > summary").click()
    page.get_by_label("2021", exact=True).check()
    page.get_by_label("2022", exact=True).check()
    page.get_by_label("比上年增减").check()
    page.get_by_role("button", name="加入并比较").click()
    expect(page.locator(".data-table thead")).not_to_contain_text("2023")
    shown = page.locator(".data-table").inner_text()
    assert "+2" in shown
    other = open_page(page.url)
    assert other.locator(".data-table").inner_text() == shown


def test_an_agency_is_seen_among_its_peers_from_the_page_of_its_field(
    open_page: OpenPage, peers: list[Agency]
) -> None:
    page = open_page("/fields/justice/?year=2022&indicator=received")
    expect(page.locator("#ranks .notice")).to_be_visible()
    first = page.locator("#ranks tbody tr").first
    expect(first).to_contain_text("松岚市司法局")
    expect(first).to_contain_text("48")
    page.get_by_role("link", name="历年并列").click()
    expect(page.locator(".data-table tbody tr")).to_have_count(3)
