"""From a reader's report of a mistake to the correction, and back again, in the open."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from parsing.models import Correction, Tip
from tests.browser.conftest import PHONE, OpenPage, log_in, member_of
from tests.factories import AgencyFactory, ReportFactory, SourceFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TEXT = "澜江市司法局2022年年度报告\n本年新收 203 件\n"
TOTAL = "requests.new.total"


def published(name: str = "澜江市司法局"):
    at = TEXT.index("203")
    return ReportFactory(
        agency=AgencyFactory(name=name),
        source=SourceFactory(text=TEXT),
        cells={TOTAL: 203},
        cells__spans={TOTAL: (at, at + 3)},
    )


def test_a_readers_word_becomes_a_correction_that_everybody_sees_and_is_taken_back(
    open_page: OpenPage,
) -> None:
    report = published()
    member_of("reviewer", "clerk")
    member_of("administrator", "keeper")

    reader = open_page(f"/reports/{report.pk}/")
    cell = reader.locator(f'[id="{TOTAL}"]')
    cell.hover()
    cell.get_by_role("link", name="报错").click()
    reader.get_by_label("应为").fill("200")
    reader.get_by_label("依据").fill("原件第 3 页写明 200 件")
    reader.get_by_role("button", name="提交").click()
    expect(reader.get_by_text("已收到，谢谢")).to_be_visible()
    assert Tip.objects.get().proposed == "200"

    clerk = open_page("/tips/")
    log_in(clerk, "clerk")
    clerk.get_by_role("link", name="本年新收").click()
    expect(clerk.locator("td.lit")).to_contain_text("203")
    clerk.get_by_role("link", name="到其所在处").click()
    expect(clerk.locator("mark:target")).to_have_text("203")
    expect(clerk.get_by_text("已发布的数字由管理员更正")).to_be_visible()

    keeper = open_page(f"/tips/{Tip.objects.get().pk}/")
    log_in(keeper, "keeper")
    keeper.get_by_role("link", name="更正该数字…").click()
    expect(keeper.get_by_text("原件第 3 页写明 200 件")).to_be_visible()
    expect(keeper.locator("[name=reason]")).to_have_value("读者报错。")
    keeper.locator(f'input[name="{TOTAL}"]').fill("200")
    keeper.get_by_role("button", name="保存更正").click()
    keeper.wait_for_load_state()
    assert Tip.objects.get().state == "corrected"

    reader.goto(f"/reports/{report.pk}/")
    expect(cell).to_contain_text("200")
    expect(reader.locator("#corrections")).to_contain_text("更正 1 条，核实无误 0 条")
    reader.get_by_role("link", name="原报", exact=True).first.click()
    reader.wait_for_url("**figures=printed")
    expect(cell).to_contain_text("203")

    keeper.get_by_role("link", name="撤销此项更正…").click()
    keeper.locator("[name=reason]").fill("登记簿有误")
    keeper.get_by_role("button", name="撤销更正", exact=True).click()
    keeper.wait_for_load_state()
    assert Correction.objects.filter(reverts__isnull=False).count() == 1
    reader.goto(f"/reports/{report.pk}/")
    expect(cell).to_contain_text("203")
    expect(reader.locator("#corrections")).to_contain_text("登记簿有误")


def test_a_mistake_is_reported_on_a_phone_without_javascript(open_page: OpenPage) -> None:
    report = published()
    page = open_page(f"/reports/{report.pk}/", viewport=PHONE, javascript=False)
    page.get_by_role("link", name="报告错误", exact=True).first.click()
    page.locator(f'a[href="?cell={TOTAL}"]').click()
    page.get_by_label("依据").fill("原件第 3 页")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("已收到，谢谢")).to_be_visible()
    assert Tip.objects.get().proposed == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
