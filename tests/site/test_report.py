"""A report: its tables, flags, corrections, revisions, source and original."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from parsing.forms import FORMS, Address
from parsing.intake.corrections import correct
from parsing.intake.findings import recheck
from parsing.models import Report
from tests.factories import (
    AdminFactory,
    CorrectionFactory,
    FindingFactory,
    ReportFactory,
    SourceFactory,
    StaffFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NEW_TOTAL = Address("requests", "new", "total")


def shown(client: Client, report: Report, name: str = "report") -> str:
    return client.get(reverse(name, args=(report.pk,))).content.decode()


def cell(page: str, address: str) -> str:
    """The markup of one cell of an official table."""
    found = re.search(rf'<td class="([^"]*)" id="{re.escape(address)}".*?</td>', page, re.DOTALL)
    assert found, address
    return found[0]


@pytest.mark.parametrize("form", FORMS)
def test_every_label_of_the_form_is_printed_in_both_languages(client: Client, form: str) -> None:
    report = ReportFactory(year=FORMS[form].first_year)
    chinese = shown(client, report)
    with override("en"):
        english = shown(client, report)
    for table in FORMS[form].tables:
        for row in table.rows:
            assert row.label.zh in chinese
            assert row.label.en.replace("'", "&#x27;") in english
            for column in row.columns:
                assert column.label.zh in chinese


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_the_form_stands_once_under_its_address(client: Client, form: str) -> None:
    page = shown(client, ReportFactory(year=FORMS[form].first_year))
    for table in FORMS[form].tables:
        for row in table.rows:
            for column in row.columns:
                assert page.count(f'id="{table.code}.{row.code}.{column.code}"') == 1


def test_a_number_a_zero_a_blank_an_unread_and_an_absent_cell_are_told_apart(
    client: Client,
) -> None:
    report = ReportFactory(
        cells={"requests.new.total": 198, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted.total"],
        cells__without=["requests.denied_law"],
    )
    page = shown(client, report)
    for address, state in {
        "requests.new.total": "number",
        "requests.handled_total.total": "zero",
        "requests.carried_in.total": "blank",
        "requests.granted.total": "unread",
        "requests.denied_law.total": "absent",
    }.items():
        assert state in cell(page, address).split('"')[1].split()
    assert "198" in cell(page, "requests.new.total")
    assert 'class="blank"' in cell(page, "requests.carried_in.total")
    assert 'class="unread-mark"' in cell(page, "requests.granted.total")
    assert re.sub(r"<[^>]*>", "", cell(page, "requests.denied_law.total")).strip() == ""


def test_other_treatment_as_one_row_stands_in_place_of_the_three(client: Client) -> None:
    page = shown(client, ReportFactory(year=2022, cells={"requests.other.total": 4}))
    assert "4" in cell(page, "requests.other.total")
    assert 'id="requests.other_other.total"' not in page


def test_an_amount_shows_the_unit_that_is_printed(client: Client) -> None:
    report = ReportFactory(year=2019, cells={"disclosure.procurement.amount": 180})
    report.disclosure_rows.filter(row="procurement").update(amount_unit="万元")
    assert "万元" in cell(shown(client, report), "disclosure.procurement.amount")


def test_a_corrected_number_stands_beside_what_the_report_prints(client: Client) -> None:
    report = ReportFactory(cells={"requests.new.total": 203})
    admin = AdminFactory(username="wang.wu")
    correct(report, {NEW_TOTAL: "200"}, by=admin, version=report.version, reason="分项之和为 200")
    page = shown(client, report)
    assert "<del>203</del>" in cell(page, "requests.new.total")
    assert "200" in cell(page, "requests.new.total")
    assert "分项之和为 200" in page
    assert 'href="#correction-requests.new.total"' in cell(page, "requests.new.total")
    assert page.count('id="correction-requests.new.total"') == 1
    assert "wang.wu" not in page


def test_a_flag_shows_its_equation_and_leads_to_its_cells_and_back(client: Client) -> None:
    report = ReportFactory(
        cells={"requests.new.total": 203, "requests.handled_total.total": 200}
        | {f"requests.{row}.natural_person": 200 for row in ("new", "handled_total")}
    )
    recheck(report)
    page = shown(client, report)
    key = report.findings.get(rule="balance").position + 1
    flag = page[page.index(f'id="flag-{key}"') :].split("</li>")[0]
    assert 'href="#requests.new.total"' in flag
    for number in ("203", "200", "≠"):
        assert number in flag
    assert f'href="#flag-{key}"' in cell(page, "requests.new.total")
    assert "flagged error" in cell(page, "requests.new.total")


def test_a_sum_over_many_cells_is_marked_where_it_stands_and_quietly_elsewhere(
    client: Client,
) -> None:
    report = ReportFactory(cells={"requests.handled_total.total": 9, "requests.granted.total": 7})
    recheck(report)
    page = shown(client, report)
    assert "flagged" in cell(page, "requests.handled_total.total")
    granted = report.findings.get(rule="row_sum", cells__0="requests.granted.total")
    keys = re.findall(r'href="#flag-(\d+)"', cell(page, "requests.granted.total"))
    assert keys == [str(granted.position + 1)]


def test_a_flag_on_a_whole_table_names_it_once(client: Client) -> None:
    report = ReportFactory(cells__uncertain=["disputes"])
    FindingFactory(
        report=report,
        rule="unread",
        severity="warning",
        cells=["disputes", "disputes.reconsideration.total"],
    )
    page = shown(client, report)
    flag = page[page.index('class="flag warning') :].split("</li>")[0]
    assert flag.count('href="#table-disputes"') == 1
    assert 'href="#disputes.reconsideration.total"' not in flag


def test_rows_of_its_own_are_shown_as_not_part_of_the_form(client: Client) -> None:
    rows = [
        {
            "table": "disclosure",
            "label": "其他主动公开文件<b>",
            "span": [0, 8],
            "printed": ["12", "3"],
        }
    ]
    page = shown(client, ReportFactory(extra_rows=rows))
    assert "其他主动公开文件&lt;b&gt;" in page
    assert 'class="extra-rows"' in page


def test_problems_of_reading_are_said_in_words(client: Client) -> None:
    problems = [{"code": "missing_rows", "cells": ["requests.carried_out"], "span": None}]
    without = ["requests.carried_out"]
    page = shown(client, ReportFactory(problems=problems, cells__without=without))
    assert "表中未找到以下各行：结转下年度继续办理" in page


def test_an_earlier_revision_stays_readable_and_leads_to_the_present_one(client: Client) -> None:
    earlier = ReportFactory(state="superseded", revision=1, cells={"requests.new.total": 5})
    present = ReportFactory(agency=earlier.agency, revision=2)
    page = shown(client, earlier)
    assert 'class="notice warning"' in page
    assert f'href="{present.get_absolute_url()}"' in page
    assert f'href="{earlier.get_absolute_url()}"' in shown(client, present)
    assert 'class="notice warning"' not in shown(client, present)


PAGES = ("report", "report_source", "report_original")


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_is_not_found_by_citizens_and_leads_reviewers_to_its_review(
    client: Client, name: str
) -> None:
    draft = ReportFactory(draft=True)
    address = reverse(name, args=(draft.pk,))
    assert client.get(address).status_code == 404
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(StaffFactory())
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("review", args=(draft.pk,))


@pytest.mark.parametrize("name", PAGES)
def test_a_withdrawn_report_is_gone_and_shows_nothing_of_it(client: Client, name: str) -> None:
    source = SourceFactory(text="不再展示的文字")
    report = ReportFactory(state="withdrawn", source=source)
    client.force_login(StaffFactory())
    answer = client.get(reverse(name, args=(report.pk,)))
    assert answer.status_code == 410
    assert "不再展示的文字" not in answer.content.decode()
    assert report.agency.get_absolute_url() in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("pk", [999, 10**30])
def test_an_unknown_report_is_not_found(client: Client, name: str, pk: int) -> None:
    assert client.get(reverse(name, args=(pk,))).status_code == 404


TEXT = "澜江市司法局2022年度报告\n<script>alert(1)</script>\n本年新收\t198\n"


@pytest.fixture
def with_source() -> Report:
    start = TEXT.index("198")
    return ReportFactory(
        source=SourceFactory(text=TEXT),
        agency_start=0,
        agency_end=6,
        year_start=6,
        year_end=10,
        cells={"requests.new.total": 198},
        cells__spans={"requests.new.total": (start, start + 3)},
    )


def test_a_number_leads_to_its_place_in_the_source_and_back(
    client: Client, with_source: Report
) -> None:
    source = reverse("report_source", args=(with_source.pk,))
    start = TEXT.index("198")
    assert f'href="{source}#s{start}"' in cell(shown(client, with_source), "requests.new.total")
    page = shown(client, with_source, "report_source")
    assert f'<mark class="number" id="s{start}">' in page
    assert f'href="{with_source.get_absolute_url()}#requests.new.total"' in page


def test_agency_and_year_are_marked_in_the_source(client: Client, with_source: Report) -> None:
    page = shown(client, with_source, "report_source")
    assert '<mark class="identity" id="s0">澜江市司法局</mark>' in page
    assert '<mark class="identity" id="s6">2022</mark>' in page


def test_what_the_prose_states_is_marked_where_a_flag_speaks_of_it(client: Client) -> None:
    text = "全年共收到申请198件。"
    report = ReportFactory(source=SourceFactory(text=text))
    flag = FindingFactory(report=report)
    flag.value["spans"] = [[7, 10]]
    flag.save()
    assert '<mark class="flagged" id="s7">198</mark>' in shown(client, report, "report_source")


def test_the_source_is_never_markup(client: Client, with_source: Report) -> None:
    page = shown(client, with_source, "report_source")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_line_of_the_source_stands_in_a_line_of_its_own(
    client: Client, with_source: Report
) -> None:
    page = shown(client, with_source, "report_source")
    assert page.count('class="source-line"') == len(TEXT.split("\n"))


def test_the_original_comes_as_the_bytes_that_were_uploaded(client: Client) -> None:
    content = TEXT.encode("gb18030")
    report = ReportFactory(
        agency__name="澜江市/../司法局",
        source=SourceFactory(text=TEXT, content=content, encoding="gb18030", filename="a.html"),
    )
    answer = client.get(reverse("report_original", args=(report.pk,)))
    assert answer.content == content
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "/" not in answer["Content-Disposition"]
    assert ".html" not in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("pdf", "application/pdf"), ("html", "text/html"), ("md", "text/markdown")],
)
def test_the_original_is_called_what_it_is(client: Client, kind: str, media_type: str) -> None:
    report = ReportFactory(source=SourceFactory(kind=kind, filename="report"))
    answer = client.get(reverse("report_original", args=(report.pk,)))
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].rstrip('"').endswith(f".{kind}")
    assert answer["Content-Disposition"].startswith("attachment;")


def test_the_number_of_queries_does_not_grow_with_flags_and_corrections(client: Client) -> None:
    def queries(report: Report, name: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(name, args=(report.pk,)))
        return len(captured)

    bare, full = (ReportFactory(), ReportFactory())
    FindingFactory(report=bare)
    CorrectionFactory(report=bare)
    for number in range(5):
        FindingFactory(report=full, position=number)
        CorrectionFactory(report=full, before=str(number), after=str(number + 1))
    for name in ("report", "report_source"):
        assert queries(bare, name) == queries(full, name)
