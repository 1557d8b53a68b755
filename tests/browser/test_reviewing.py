"""Reviewing: by keyboard alone, two people at once, a draft sent back and handed in again."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Page, expect

from parsing.intake.findings import recheck
from parsing.intake.sending_back import send_back
from parsing.models import Report
from tests.browser.conftest import PHONE, OpenPage, log_in, member_of
from tests.browser.test_accessibility import CONTEXT, OPTIONS
from tests.factories import AgencyFactory, ReportFactory, SourceFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TEXT = "澜江市司法局2022年年度报告\n本年新收 203 件，其中自然人 200 件\n与表无关的一行\n"
TOTAL = "requests.new.total"
PERSONS = "requests.new.natural_person"
AT = {TOTAL: TEXT.index("203"), PERSONS: TEXT.index("200")}


def wrong_draft(**more) -> Report:
    """A draft whose sum of applicants is wrong by one flag."""
    report = ReportFactory(
        draft=True,
        source=SourceFactory(text=TEXT, **more),
        agency=AgencyFactory(name="澜江市司法局"),
        cells={
            TOTAL: 203,
            PERSONS: 200,
            "requests.carried_out": 0,
            "requests.granted.natural_person": 200,
            "requests.granted.total": 200,
            "requests.handled_total.natural_person": 200,
            "requests.handled_total.total": 200,
        },
        cells__spans={cell: (start, start + 3) for cell, start in AT.items()},
    )
    with transaction.atomic():
        recheck(report)
    return report


def clean_draft(name: str) -> Report:
    return ReportFactory(draft=True, agency=AgencyFactory(name=name))


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_a_draft_is_mended_undone_and_published_by_keys_and_the_next_comes(
    open_page: OpenPage,
) -> None:
    wrong = wrong_draft()
    clean = clean_draft("澜江市教育局")
    member_of("reviewer", "clerk")
    page = open_page("/review/")
    log_in(page, "clerk")
    expect(page.get_by_text("还有 2 份待审")).to_be_visible()
    page.get_by_role("button", name="从最早的一份开始审核").press("Enter")
    page.wait_for_url(f"**/review/{wrong.pk}/")

    page.keyboard.press("n")
    expect(page.locator("#place")).to_have_text(re.compile(r"1 / \d"))
    first = focused(page)
    page.keyboard.press("b")
    page.keyboard.press("n")
    assert focused(page) == first

    page.locator(f'[id="id_{TOTAL}"]').focus()
    expect(page.locator("mark.chosen")).to_have_text("203")
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.closest('mark').id") == f"s{AT[TOTAL]}"
    page.keyboard.press("s")
    assert focused(page) == f"id_{TOTAL}"

    page.keyboard.type("200")
    page.keyboard.press("Enter")  # steps down the column; what was typed is saved
    expect(page.locator("#said")).to_have_text("已保存并重新核对。 没有问题")
    expect(page.locator("#standing")).to_have_text("没有问题")
    assert focused(page) == "id_requests.carried_in.total"
    assert Report.objects.get(pk=wrong.pk).received == 200

    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("已撤销")
    expect(page.locator("#standing")).not_to_have_text("没有问题")
    expect(page.locator(f'[id="id_{TOTAL}"]')).to_have_value("203")
    assert focused(page) == "id_requests.carried_in.total"

    page.keyboard.press("p")
    page.wait_for_url(f"**/review/{clean.pk}/")
    assert Report.objects.get(pk=wrong.pk).is_published
    expect(page.get_by_text("还有 1 份待审")).to_be_visible()
    page.keyboard.press("p")
    page.wait_for_url("**/review/")
    assert Report.objects.get(pk=clean.pk).is_published
    expect(page.get_by_text("这里已没有待审的报告")).to_be_visible()


def test_what_led_to_nothing_is_told_apart_and_a_place_leads_to_its_cell(
    open_page: OpenPage,
) -> None:
    draft = wrong_draft()
    member_of("reviewer", "clerk")
    page = open_page(f"/review/{draft.pk}/")
    log_in(page, "clerk")
    expect(page.locator(".source-text .idle").last).to_contain_text("与表无关的一行")
    page.locator(f"#s{AT[PERSONS]} a").press("Enter")
    assert focused(page) == f"id_{PERSONS}"


def test_a_wrong_number_is_said_at_its_cell_and_the_focus_stays(open_page: OpenPage) -> None:
    draft = wrong_draft()
    member_of("reviewer", "clerk")
    page = open_page(f"/review/{draft.pk}/")
    log_in(page, "clerk")
    cell = page.locator(f'[id="id_{TOTAL}"]')
    cell.fill("12x")
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-invalid", "true")
    expect(cell).to_have_value("12x")
    assert focused(page) == "id_requests.carried_in.total"
    assert Report.objects.get(pk=draft.pk).received == 203


def test_of_two_who_review_at_once_neither_overwrites_the_other(open_page: OpenPage) -> None:
    draft = wrong_draft()
    member_of("reviewer", "anning")
    member_of("reviewer", "bolin")
    first = open_page(f"/review/{draft.pk}/")
    with first.expect_response("**/claim/"):
        log_in(first, "anning")
    second = open_page(f"/review/{draft.pk}/")
    log_in(second, "bolin")
    expect(second.get_by_text("anning 自")).to_be_visible()

    first.locator(f'[id="id_{TOTAL}"]').fill("201")
    first.keyboard.press("Enter")
    expect(first.locator("#said")).to_contain_text("已保存")
    second.locator(f'[id="id_{TOTAL}"]').fill("202")
    second.keyboard.press("Enter")
    expect(second.locator("#refused")).to_contain_text("在此期间的改动")
    expect(second.locator("#refused")).to_contain_text("201")
    assert Report.objects.get(pk=draft.pk).received == 201
    expect(second.locator(f'[id="id_{TOTAL}"]')).to_have_value("202")
    second.get_by_role("button", name="保存并核对").click()
    expect(second.locator("#refused")).to_be_empty()
    assert Report.objects.get(pk=draft.pk).received == 202


def test_a_draft_is_sent_back_mended_by_who_brought_it_and_handed_in_again(
    open_page: OpenPage,
) -> None:
    uploader = member_of("uploader", "qiuyu")
    draft = wrong_draft(uploaded_by=uploader)
    member_of("reviewer", "clerk")
    reviewer = open_page(f"/review/{draft.pk}/")
    log_in(reviewer, "clerk")
    reviewer.get_by_text("退回 qiuyu…").click()
    reviewer.get_by_label("需要修改之处").fill("总计应为 200")
    reviewer.get_by_role("button", name="退回", exact=True).click()
    reviewer.wait_for_url("**/review/")

    page = open_page("/review/")
    log_in(page, "qiuyu")
    expect(page.locator("h1")).to_have_text("我的草稿")
    page.get_by_role("link", name="澜江市司法局").click()
    expect(page.get_by_text("总计应为 200")).to_be_visible()
    expect(page.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    page.locator(f'[id="id_{TOTAL}"]').fill("200")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("已保存")
    page.get_by_role("button", name="重新提交").click()
    page.wait_for_url("**/review/")

    reviewer.goto("/review/?stage=waiting")
    expect(reviewer.get_by_role("link", name="澜江市司法局")).to_be_visible()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_state_of_a_draft_is_free_of_faults(open_page: OpenPage, prefix: str) -> None:
    uploader = member_of("uploader", "qiuyu")
    clerk = member_of("reviewer", "clerk")
    wrong = wrong_draft(uploaded_by=uploader)
    with transaction.atomic():
        send_back(wrong, by=clerk, version=wrong.version, reason="总计应为 200")
    clean = clean_draft("澜江市教育局")
    present = ReportFactory(agency=clean.agency, year=clean.year, cells={TOTAL: 3})
    assert present.is_published
    for viewport in ({"width": 1440, "height": 900}, PHONE):
        page = open_page(f"{prefix}/review/", viewport=viewport)
        log_in(page, "clerk")
        for path in ("/review/", f"/review/{wrong.pk}/", f"/review/{clean.pk}/"):
            page.goto(prefix + path)
            found = Axe().run(page, context=CONTEXT, options=OPTIONS).response["violations"]
            assert [fault["id"] for fault in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
