"""已核对原文: a flag is held against the original, on the desk and on the published report."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Page, expect

from parsing.intake.findings import recheck
from parsing.models import Acknowledgement, Report
from tests.browser.conftest import DESK, PHONE, OpenPage, log_in, member_of
from tests.browser.test_accessibility import CONTEXT, OPTIONS
from tests.factories import AgencyFactory, ReportFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

REASON = "原文如此，已电话核实"


def flagged(**more) -> Report:
    report = ReportFactory(
        agency=AgencyFactory(name="澜江市司法局"), cells={"requests.new.total": 3}, **more
    )
    with transaction.atomic():
        recheck(report)
    return report


def acknowledge(page: Page) -> None:
    """Say of the first flag, by keyboard alone, that the report does say so."""
    page.locator("details.acknowledge summary").first.press("Enter")
    page.locator("details.acknowledge[open] input").press_sequentially(REASON)
    page.get_by_role("button", name="报告原文如此").first.press("Enter")


def faults(page: Page) -> list[str]:
    found = Axe().run(page, context=CONTEXT, options=OPTIONS).response["violations"]
    return [fault["id"] for fault in found]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_on_the_desk_it_is_said_with_a_reason_and_taken_back(
    open_page: OpenPage, viewport: dict[str, int]
) -> None:
    draft = flagged(draft=True)
    member_of("reviewer", "clerk")
    page = open_page(f"/review/{draft.pk}/", viewport=viewport)
    log_in(page, "clerk")
    acknowledge(page)
    expect(page.locator(".flag.acknowledged")).to_have_count(1)
    expect(page.locator(".checked")).to_contain_text(REASON)
    assert Acknowledgement.objects.get().report_id == draft.pk
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

    page.get_by_role("button", name="撤回核对").click()
    expect(page.locator(".flag.acknowledged")).to_have_count(0)
    assert not Acknowledgement.objects.exists()


def test_on_a_published_report_everybody_reads_it(open_page: OpenPage) -> None:
    report = flagged()
    member_of("reviewer", "clerk")
    page = open_page("/login/")
    log_in(page, "clerk")
    page.goto(report.get_absolute_url())
    acknowledge(page)
    expect(page.locator(".flag.acknowledged")).to_have_count(1)

    reader = open_page(report.get_absolute_url(), viewport=PHONE)
    expect(reader.locator(".checked")).to_contain_text(REASON)
    expect(reader.locator(".checked")).not_to_contain_text("clerk")
    assert faults(reader) == []
    expect(reader.locator("details.acknowledge")).to_have_count(0)
