"""Reports of the years before the official tables: they are kept with what their prose says."""

from pathlib import Path

import pytest

from parsing.intake.clean import reason_to_look
from parsing.intake.refusal import Refused
from parsing.intake.review import publish
from parsing.intake.upload import receive
from parsing.models import Report, Source
from parsing.models.waiting import needing_attention, with_looks
from tests.factories import AgencyFactory, ReportFactory, StaffFactory

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "reading"
SHEET = (FOLDER / "statistics_sheet_of_2016.txt").read_text(encoding="utf-8")
PROSE = (FOLDER / "prose_alone_of_2012.txt").read_text(encoding="utf-8")

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "agency", "year", "received"),
    [(SHEET, "澜江市环境保护局", 2016, 12), (PROSE, "枫砚县水务局", 2012, 3)],
    ids=["statistics sheet", "prose alone"],
)
def test_its_agency_year_statements_and_sections_are_kept(text, agency, year, received):
    report = receive(text.encode(), by=None).report
    report.refresh_from_db()
    assert (report.form, report.stated_agency, report.year) == ("", agency, year)
    assert [told.value for told in report.told() if told.kind == "received"] == [received]
    headings = [text[slice(*section.heading)] for section in report.prose()]
    assert headings[0] == "一、概述"
    assert {section.code for section in report.prose()} >= {"overview", "requests", "problems"}


@pytest.mark.parametrize("text", [SHEET, PROSE], ids=["statistics sheet", "prose alone"])
def test_its_figures_are_blank_and_no_flag_asks_for_rows(text):
    report = receive(text.encode(), by=None).report
    assert report.received is report.handled is report.carried_out is None
    assert list(report.cells()) == []
    assert report.problems == []
    assert not report.findings.exists()


def test_staff_may_publish_it_and_nobody_else_does():
    AgencyFactory(name="枫砚县水务局")
    report = receive(PROSE.encode(), by=None).report
    assert list(needing_attention(with_looks(Report.objects.all()))) == [report]
    assert reason_to_look(report, has_open_flags=False, has_rival=False).code == "no_form"
    publish(report, by=StaffFactory(), version=1)
    report.refresh_from_db()
    assert report.is_published


def test_the_year_after_does_not_miss_its_rows():
    agency = AgencyFactory(name="澜江市环境保护局")
    before = receive(SHEET.encode(), by=None).report
    publish(before, by=StaffFactory(), version=1)
    follower = ReportFactory(draft=True, agency=agency, year=2017, form="")
    publish(follower, by=StaffFactory(), version=1)
    assert not follower.findings.exists()


def test_a_report_of_a_year_with_tables_says_that_it_has_none():
    text = PROSE.replace("2012", "2022").replace("2013", "2023")
    report = receive(text.encode(), by=None).report
    assert [problem["code"] for problem in report.problems] == ["no_table"]
    assert [found.rule for found in report.findings.filter(rule="unread")] == ["unread"]


@pytest.mark.parametrize(
    "text",
    [
        "关于报送2016年度政府信息公开年度报告的通知\n一、总体情况\n二、主动公开情况\n请按时报送。",
        "澜江市环境保护局发布2016年政府信息公开工作年度报告，欢迎查阅。",
        "今天天气很好。",
    ],
)
def test_a_text_that_is_no_such_report_is_refused_and_nothing_is_stored(text):
    with pytest.raises(Refused) as refused:
        receive(text.encode(), by=None)
    assert refused.value.code == "no_table"
    assert not Source.objects.exists()
    assert not Report.objects.exists()
