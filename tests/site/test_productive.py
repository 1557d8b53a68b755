"""What of a source led to nothing is told from what did."""

import pytest

from parsing import examples
from parsing.intake.upload import receive
from parsing.models import Report
from reports_site.sheets import sheets
from reports_site.source_text import IDLE, source_lines
from tests.factories import ReportFactory, SourceFactory

pytestmark = pytest.mark.django_db

TOTAL = "requests.new.total"


def idle(report):
    """The words of a report that led to nothing."""
    lines = source_lines(report, sheets(report))
    return "".join(part.text for line in lines for part in line if part.kind == IDLE)


def test_the_source_is_whole_whatever_is_greyed():
    text = "网站导航\n本年新收 203 件 77 \n版权所有\n"
    at = text.index("203")
    report = ReportFactory(
        source=SourceFactory(text=text), cells={TOTAL: 203}, cells__spans={TOTAL: (at, at + 3)}
    )
    lines = source_lines(report, sheets(report))
    assert "\n".join("".join(part.text for part in line) for line in lines) == text


def test_navigation_and_what_follows_the_tables_led_to_nothing():
    text = "网站导航\n本年新收 203\n版权所有\n"
    at = text.index("203")
    report = ReportFactory(
        source=SourceFactory(text=text), cells={TOTAL: 203}, cells__spans={TOTAL: (at, at + 3)}
    )
    assert "网站导航" in idle(report)
    assert "版权所有" in idle(report)
    assert "本年新收" not in idle(report)


def test_a_number_in_a_table_that_no_cell_holds_led_to_nothing():
    text = "本年新收 203 77 5\n"
    spans = {TOTAL: (text.index("203"), text.index("203") + 3)}
    spans["requests.new.business"] = (text.index(" 5") + 1, text.index(" 5") + 2)
    report = ReportFactory(source=SourceFactory(text=text), cells__spans=spans)
    assert idle(report).strip() == "77"


def test_headings_and_rows_of_a_report_led_to_something():
    made = receive(next(examples.examples()).text.encode(), by=None).report
    report = Report.objects.with_tables().with_text().get(pk=made.pk)
    assert "一、总体情况" not in idle(report)
    assert "本年新收政府信息公开申请数量" not in idle(report)
