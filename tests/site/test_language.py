"""What is Chinese on an English page says so: names in lists, and the text of a report."""

import pytest
from django.test import Client

from tests.factories import AgencyFactory, FindingFactory, ReportFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["agencies", "coverage", "flags", "compare"])
def test_the_name_of_an_agency_in_a_list_is_marked_as_chinese(client: Client, page: str) -> None:
    agency = AgencyFactory(name="澜江市司法局")
    FindingFactory(report=ReportFactory(agency=agency))
    shown = client.get(f"/en/{page}/", {"agency": agency.pk}).content.decode()
    table = shown[shown.index("<tbody") :]
    cell = table[: table.index("澜江市司法局")].rpartition("<td")[2]
    assert 'lang="zh-Hans"' in cell


def test_the_text_of_a_report_is_marked_as_chinese(client: Client) -> None:
    report = ReportFactory(source=SourceFactory(text="依申请公开情况"))
    shown = client.get(f"/en/reports/{report.pk}/source/").content.decode()
    line = shown.partition('<div class="source-line" lang="zh-Hans">')[2].partition("</div>")[0]
    assert "依申请公开情况" in line


@pytest.mark.parametrize(
    "page",
    [
        "agencies/{agency}/",
        "reports/{report}/",
        "reports/{report}/source/",
        "reports/{report}/mistake/",
        "compare/?agency={agency}",
    ],
)
def test_the_name_of_an_agency_at_the_head_of_its_page_is_marked_as_chinese(
    client: Client, page: str
) -> None:
    agency = AgencyFactory(name="澜江市司法局")
    report = ReportFactory(agency=agency, cells={"requests.new.total": 3})
    shown = client.get(f"/en/{page.format(agency=agency.pk, report=report.pk)}").content.decode()
    head = shown[shown.index("<main") :].split("<table")[0].split("<svg")[0]
    marks = [text.rpartition("<")[2] for text in head.split(">澜江市司法局<")[:-1]]
    assert marks
    assert all('lang="zh-Hans"' in mark for mark in marks)
