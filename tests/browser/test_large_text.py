"""Large letters: 大字版, and a browser's text at 200 per cent, without a page growing too wide."""

from __future__ import annotations

import pytest
from django.db import transaction
from playwright.sync_api import Page

from parsing.intake.findings import recheck
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.test_accessibility import PUBLIC
from tests.factories import AgencyFactory, ReportFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LAPTOP = {"width": 1280, "height": 800}
SMALLEST = {"width": 320, "height": 640}


@pytest.fixture
def places() -> dict[str, int]:
    agency = AgencyFactory(name="澜江市司法局")
    report = ReportFactory(agency=agency, year=2022, cells={"requests.new.total": 5})
    with transaction.atomic():
        recheck(report)
    return {"agency": agency.pk, "report": report.pk}


def width(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide


def test_a_reader_chooses_large_letters_once_for_all_pages(
    open_page: OpenPage, places: dict[str, int]
) -> None:
    page = open_page("/", viewport=PHONE, javascript=False)
    size = "getComputedStyle(document.documentElement).fontSize"
    page.get_by_role("link", name="大字版").click()
    assert page.url.endswith("/")
    assert page.evaluate(size) == "24px"
    page.goto(f"/en/agencies/{places['agency']}/")
    assert page.evaluate(size) == "24px"
    page.get_by_role("link", name="Standard text").click()
    assert page.url.endswith(f"/en/agencies/{places['agency']}/")
    assert page.evaluate(size) == "16px"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_is_too_wide_for_large_letters(
    open_page: OpenPage, places: dict[str, int], prefix: str
) -> None:
    page = open_page("/text-size/large/", viewport=PHONE)
    for path in PUBLIC:
        page.goto(prefix + path.format(**places))
        assert width(page) <= PHONE["width"], path


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_is_too_wide_at_twice_the_size_or_on_the_smallest_screen(
    open_page: OpenPage, places: dict[str, int], prefix: str
) -> None:
    laptop, smallest = open_page(viewport=LAPTOP), open_page(viewport=SMALLEST)
    for path in PUBLIC:
        laptop.goto(prefix + path.format(**places))
        laptop.evaluate("document.documentElement.style.fontSize = '200%'")
        assert width(laptop) <= LAPTOP["width"], path
        smallest.goto(prefix + path.format(**places))
        assert width(smallest) <= SMALLEST["width"], path
