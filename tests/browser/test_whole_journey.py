"""The main job: from a real report's text to a corrected number that everybody can see."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from parsing.models import Agency, Correction, Region, Report
from tests.browser.conftest import OpenPage, log_in, member_of
from tests.factories import AgencyFactory, ReportFactory, cloud_river
from tests.reading.material import seed_text

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

OFFICE = "温州市人民政府办公室"


def wenzhou() -> Agency:
    zhejiang = Region.objects.create(
        code="330000", name="浙江省", full_name="浙江省", level="province"
    )
    city = Region.objects.create(
        code="330300", name="温州市", full_name="浙江省温州市", level="prefecture", parent=zhejiang
    )
    return AgencyFactory(name=OFFICE, region=city, field="government_office")


def cell(page: Page, address: str):
    return page.locator(f'[id="{address}"]')


def test_a_report_is_uploaded_reviewed_published_compared_and_corrected(
    open_page: OpenPage,
) -> None:
    text = seed_text("003")
    wenzhou()
    ReportFactory(agency=AgencyFactory(name="澜江市司法局"), year=2020)
    member_of("reviewer", "clerk")
    member_of("administrator", "keeper")

    page = open_page("/upload/")
    log_in(page, "clerk")
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="上传并审核").click()
    page.wait_for_url(re.compile(r"/review/\d+/"))
    expect(page.locator("h1")).to_contain_text(OFFICE)
    expect(page.locator("h1")).to_contain_text("2020")
    expect(page.locator('input[name="requests.new.total"]')).to_have_value("198")
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_url(re.compile(r"/reports/\d+/"))
    address = page.url

    citizen = open_page("/")
    citizen.get_by_role("searchbox").fill("温州")
    citizen.get_by_role("searchbox").press("Enter")
    citizen.get_by_role("link", name=OFFICE).click()
    citizen.get_by_role("link", name="2020").first.click()
    expect(cell(citizen, "requests.new.total")).to_contain_text("198")
    expect(cell(citizen, "disputes.reconsideration.total")).to_contain_text("11")
    cell(citizen, "requests.new.total").get_by_role("link").click()
    expect(citizen.locator("mark:target")).to_have_text("198")

    citizen.goto("/compare/?q=澜江")
    citizen.get_by_label("澜江市司法局").check()
    citizen.get_by_role("button", name="加入并比较").click()
    citizen.locator("input[name=q]").fill("温州")
    citizen.get_by_role("button", name="查找并比较").click()
    citizen.get_by_label(OFFICE).check()
    citizen.get_by_role("button", name="加入并比较").click()
    expect(citizen.locator("tbody tr")).to_have_count(2)
    expect(citizen.locator("tbody")).to_contain_text("198")

    keeper = open_page("/admin/")
    log_in(keeper, "keeper")
    report = Report.objects.published().get(agency__name=OFFICE)
    keeper.goto(f"/admin/parsing/report/{report.pk}/change/")
    keeper.locator('input[name="requests.new.total"]').fill("199")
    keeper.locator("[name=reason]").fill("核对登记簿")
    keeper.get_by_role("button", name="保存更正").click()
    keeper.wait_for_load_state()
    entry = Correction.objects.get()
    assert (entry.before, entry.after, entry.by.username) == ("198", "199", "keeper")

    citizen.goto(address)
    expect(cell(citizen, "requests.new.total")).to_contain_text("199")
    expect(cell(citizen, "requests.new.total").locator("del")).to_have_text("198")
    expect(citizen.locator(".flag.error").first).to_contain_text("199")
    corrections = citizen.get_by_role("region", name="更正")
    expect(corrections).to_contain_text("核对登记簿")


def test_data_can_be_read_without_javascript_on_a_phone(open_page: OpenPage) -> None:
    cloud_river()
    ReportFactory(
        agency=AgencyFactory(name="澜江市司法局"), year=2022, cells={"requests.new.total": 5}
    )
    page = open_page("/agencies/?q=司法", viewport={"width": 360, "height": 740}, javascript=False)
    page.get_by_role("link", name="澜江市司法局").click()
    page.get_by_role("link", name="2022").first.click()
    expect(cell(page, "requests.new.total")).to_contain_text("5")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_citizen_sees_no_draft_and_no_door_of_staff(open_page: OpenPage) -> None:
    draft = ReportFactory(draft=True)
    page = open_page("/")
    assert page.goto(f"/reports/{draft.pk}/").status == 404
    assert "/login/" in page.goto("/upload/").url
    assert "/login/" in page.goto(f"/review/{draft.pk}/").url
