"""Reports without comparable tables: every page says so, and none shows a zero for them."""

import html
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from parsing.intake.review import publish
from parsing.intake.upload import receive
from parsing.models import Report
from tests.factories import AgencyFactory, ReportFactory, SourceFactory, StaffFactory
from tests.site.reviewing import sent

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "reading"
SHEET = (FOLDER / "statistics_sheet_of_2016.txt").read_text(encoding="utf-8")
NOT_COMPARABLE = "This report has no comparable tables"


def words(page) -> str:
    return html.unescape(page.content.decode())


@pytest.fixture
def draft() -> Report:
    AgencyFactory(name="澜江市环境保护局")
    return receive(SHEET.encode(), by=None).report


@pytest.fixture
def report(draft: Report) -> Report:
    publish(draft, by=StaffFactory(), version=1)
    draft.refresh_from_db()
    return draft


def test_an_uploaded_sheet_leads_to_its_review(client: Client, clerk) -> None:
    page = client.post("/en/upload/", {"text": SHEET}, follow=True)
    assert NOT_COMPARABLE in words(page)
    assert "It can be published as it is" in words(page)


def test_what_is_no_report_is_refused_and_stays_typed(client: Client, clerk) -> None:
    typed = "关于召开会议的通知\n请各单位按时参加。"
    page = client.post("/en/upload/", {"text": typed})
    assert page.status_code == 422
    assert "No official table was found in this text." in words(page)
    assert typed in words(page)
    assert not Report.objects.exists()


def test_staff_publish_it_from_its_review(client: Client, clerk, draft: Report) -> None:
    address = f"/en/review/{draft.pk}/"
    answer = client.post(address, sent(client.get(address), action="publish"))
    assert answer.url == f"/en/reports/{draft.pk}/"
    assert Report.objects.published().get() == draft


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_its_page_shows_its_prose_and_what_it_states(
    client: Client, report: Report, prefix: str
) -> None:
    page = words(client.get(f"{prefix}/reports/{report.pk}/"))
    assert (NOT_COMPARABLE if prefix else "这份报告没有可比的表格") in page
    assert "<h3>三、依申请公开政府信息办理情况</h3>" in page
    assert "<p>公开内容还不够全面，下一步将加强培训。</p>" in page
    assert '<td class="number">12</td>' in page
    assert ">2016年，我局共收到政府信息公开申请12件，均按时办结。</td>" in page
    assert 'class="official' not in page


def test_the_prose_of_a_report_stands_beside_its_tables_and_is_never_markup(client: Client) -> None:
    text = "一、总体情况\n<b>很好</b>。<script>x()</script>\n"
    source = SourceFactory(text=text)
    kept = [{"code": "overview", "heading": [0, 6], "body": [[7, len(text)]]}]
    page = client.get(reverse("report", args=(ReportFactory(source=source, sections=kept).pk,)))
    assert "<h3>一、总体情况</h3>" in page.content.decode()
    assert "&lt;b&gt;很好&lt;/b&gt;" in page.content.decode()
    assert "<script>x()" not in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/reports/{report}/",
        "/reports/{report}/?export=csv",
        "/reports/{report}/source/",
        "/agencies/{agency}/",
        "/agencies/",
        "/compare/?agency={agency}&agency={other}",
        "/flags/",
        "/coverage/",
        "/",
        "/api/v1/reports/{report}",
        "/api/v1/reports?agency={agency}",
        "/api/v1/agencies/{agency}",
    ],
)
def test_every_page_answers_with_such_a_report_in_it(
    client: Client, report: Report, address: str
) -> None:
    other = ReportFactory(year=2016, form="2019").agency_id
    names = {"report": report.pk, "agency": report.agency_id, "other": other}
    answer = client.get(address.format(**names))
    assert answer.status_code == 200, answer


def test_an_administrator_sees_it_in_the_panel(admin_client: Client, report: Report) -> None:
    assert admin_client.get("/admin/parsing/report/").status_code == 200
    assert admin_client.get(f"/admin/parsing/report/{report.pk}/change/").status_code == 200


def test_a_comparison_says_that_its_form_does_not_ask(client: Client, report: Report) -> None:
    page = words(client.get(f"/compare/?agency={report.agency_id}&years=2016&year=2016"))
    assert "表样无此项" in page


def test_lists_show_no_zero_for_it(client: Client, report: Report) -> None:
    answer = client.get(f"/api/v1/reports/{report.pk}").json()
    assert answer["form"] is None
    assert answer["received"] is None
    assert answer["uncertain_headlines"] == []
