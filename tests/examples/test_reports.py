"""The texts: the same from the same seed, in many layouts, with every number in its order."""

import hashlib
import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from parsing.examples import examples

SHA256 = "f3ba3805064ef31e61aa38188e75cc07d72946a7da016a0722c34d57d32b04da"
NUMBER = re.compile(r"([+-]?\d[\d,]*(?:\.\d+)?)(?:万元|元)?")
PAGE_NUMBER = re.compile(r"(?m)^- \d+ -$")


def digest(reports):
    return hashlib.sha256("\f".join(report.text for report in reports).encode()).hexdigest()


def table_text(report):
    """The text from section 二 to section 五, brought to half width, without page numbers."""
    text = unicodedata.normalize("NFKC", report.text).replace("−", "-")
    start = re.search(r"(?m)^二、", text).start()
    end = re.search(r"(?m)^五、", text).start()
    return PAGE_NUMBER.sub("", text[start:end])


def printed_numbers(report):
    words = re.split(r"[\s|]+", table_text(report))
    return [m[1].replace(",", "") for word in words if (m := NUMBER.fullmatch(word))]


def stated_numbers(report):
    return [str(value) for _, value in report.facts.cells() if value is not None]


def test_the_same_seed_writes_the_same_bytes(reports):
    assert digest(reports) == SHA256


def test_another_seed_writes_other_figures(reports):
    other = next(examples(seed=7))
    assert other.facts != reports[0].facts
    assert other.text != reports[0].text


def test_there_are_420_reports_and_two_corrected_versions(reports):
    assert Counter(report.revision for report in reports) == {1: 420, 2: 2}


def test_every_number_stands_in_the_text_in_the_order_of_the_form(reports):
    for report in reports:
        if report.facts.uncertain:
            continue
        assert printed_numbers(report) == stated_numbers(report), (report.name, report.year)


@pytest.mark.parametrize(
    "layout",
    ["cells_behind_tabs", "tabbed", "markdown", "one_a_line", "pipes", "spaced", "sheet"],
)
def test_every_layout_is_used_for_both_forms(reports, layout):
    forms = Counter(report.form for report in reports if report.layout == layout)
    assert min(forms["2019"], forms["2021"]) >= 10


def test_every_text_says_that_it_is_an_example(reports):
    for report in reports:
        joined = report.text.replace("\n", "")
        assert "示例数据：云川省和本报告中的机关、地区均为虚构" in joined


def test_every_text_names_its_agency_its_year_and_the_six_sections(reports):
    for report in reports:
        joined = report.text.replace("\n", "")
        assert report.name in joined
        assert f"{report.year}年1月1日" in joined
        assert all(f"\n{number}、" in report.text for number in "一二三四五六")


def test_texts_are_as_long_as_real_ones(reports):
    sizes = [len(report.text.encode()) for report in reports]
    assert min(sizes) > 4000
    assert max(sizes) < 9000


def test_some_reports_leave_zeros_out(reports):
    left_out = [
        all(value != 0 for value in report.facts.tables["requests"]["denied_safety"].values())
        for report in reports
    ]
    assert 0.05 < sum(left_out) / len(left_out) < 0.3


def test_faults_are_planted_in_about_a_seventh_of_the_reports(reports):
    faulty = [report for report in reports if report.planted]
    assert 0.10 < len(faulty) / len(reports) < 0.15


def test_every_kind_of_fault_is_planted(reports):
    kinds = Counter(fault.kind for report in reports for fault in report.planted)
    assert set(kinds) == {
        "balance",
        "handled_total",
        "row_sum",
        "dispute_total",
        "carry_over",
        "in_force",
        "decisions_as_sum",
        "form_year",
        "narrative_new",
        "blank_column",
        "unread",
        "repeated_prose",
        "shared_prose",
    }
    assert min(kinds.values()) >= 2


def test_a_planted_statement_differs_from_the_table(reports):
    for report in reports:
        stated = re.search(r"(?:收到|新收)政府信息公开申请(\d+)件", report.text.replace("\n", ""))
        if stated is None:
            continue
        new = report.facts.tables["requests"]["new"]["total"]
        carried_in = report.facts.tables["requests"]["carried_in"]["total"] or 0
        is_planted = any(fault.kind == "narrative_new" for fault in report.planted)
        agrees = int(stated[1]) in (new or 0, (new or 0) + carried_in)
        assert agrees is not is_planted, (report.name, report.year)


def test_a_blank_column_is_blank_in_every_row(reports):
    for report in reports:
        for fault in report.planted:
            if fault.kind == "blank_column":
                column = fault.cells[0].rsplit(".", 1)[1]
                rows = report.facts.tables["requests"].values()
                assert {row[column] for row in rows} == {None}


def test_a_torn_table_prints_fewer_numbers_than_it_should(reports):
    torn = [report for report in reports if report.facts.uncertain]
    assert len(torn) == 2
    for report in torn:
        assert len(printed_numbers(report)) == len(stated_numbers(report)) - 2


def test_a_corrected_version_follows_the_first_and_differs_only_in_requests(reports):
    for first, second in pairwise(reports):
        if second.revision == 1:
            continue
        assert (first.agency, first.year, first.revision) == (second.agency, second.year, 1)
        assert first.planted
        assert not second.planted
        assert first.facts.tables["requests"] != second.facts.tables["requests"]
        assert first.facts.tables["disclosure"] == second.facts.tables["disclosure"]


def test_reports_before_a_renaming_carry_the_former_name(reports):
    names = {report.year: report.name for report in reports if report.agency.name == "岫城市教育局"}
    assert names[2021] == "岫城市教育体育局"
    assert names[2022] == "岫城市教育局"
