"""Data is taken along in a real browser, and nothing on a page breaks the strict policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from reports_site.exports.years import write_year
from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.factories import AgencyFactory, ReportFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_a_table_is_taken_along_and_the_interface_is_read_about(
    open_page: OpenPage, tmp_path: Path, settings: Any
) -> None:
    settings.DATA_DIR = tmp_path
    report = ReportFactory(
        agency=AgencyFactory(name="澜江市司法局"), year=2022, cells={"requests.new.total": 5}
    )
    write_year(2022)
    page = open_page(report.get_absolute_url())
    block = page.locator('script[type="application/ld+json"]').inner_text()
    assert json.loads(block)["@type"] == "Dataset"
    with page.expect_download() as taken:
        page.locator(".downloads").get_by_role("link", name="CSV").click()
    assert "requests.new.total" in Path(taken.value.path()).read_text("utf-8-sig")
    page.get_by_role("contentinfo").get_by_role("link", name="数据接口").click()
    page.get_by_role("heading", name="通则").wait_for()
    page.goto("/downloads/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="2022 csv.zip").click()
    assert taken.value.suggested_filename == "open-reckoning-2022.csv.zip"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_about_data_are_open_to_all(
    open_page: OpenPage, tmp_path: Path, settings: Any, prefix: str, viewport: dict[str, int]
) -> None:
    settings.DATA_DIR = tmp_path
    ReportFactory(year=2022)
    write_year(2022)
    page = open_page("/", viewport=viewport)
    for path in ("/downloads/", "/api/docs"):
        page.goto(prefix + path)
        faults = Axe().run(page).response["violations"]
        assert [(path, fault["id"]) for fault in faults] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"]
