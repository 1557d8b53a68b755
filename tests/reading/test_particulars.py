"""What a report says of itself: notice, years, day, sections and whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.reading.prose import particulars

PROSE = (
    "一、总体情况\n2021年，我局认真贯彻条例，全面推进公开工作。\n二、主动公开政府信息情况\n"
    + "我局持续更新公开目录，及时发布文件和解读，做好窗口服务和群众来访接待。" * 12
)
CLOSING = "\n五、存在的主要问题及改进情况\n公开不够及时，将加以改进。\n六、其他需要报告的事项\n无。"


def facts(text: str, *kinds: str) -> list[tuple[str, int, str]]:
    return [
        (each.kind, each.value, each.words)
        for each in particulars(text)
        if each.kind in kinds or not kinds
    ]


def report(title: str = "澜江市司法局2021年政府信息公开工作年度报告", opening: str = "") -> str:
    return f"{title}\n{opening}\n{PROSE}{CLOSING}"


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("国办公开办函〔2019〕60号", 2019),
        ("国办公开办函[2021]30号", 2021),
        ("国办公开办函（2021）30 号", 2021),
        ("（国办公开办函〔２０２１〕３０号）", 2021),
    ],
)
def test_the_notice_is_known_by_its_number(words: str, form: int) -> None:
    assert facts(report(opening=f"根据{words}要求编制本报告。"), "notice") == [("notice", form, "")]


@pytest.mark.parametrize(
    "words", ["国办发〔2014〕32号", "国办公开办函〔2020〕1号", "国务院令第711号"]
)
def test_other_papers_are_no_notice_about_the_form(words: str) -> None:
    assert facts(report(opening=f"根据{words}要求编制本报告。"), "notice") == []


def test_title_period_and_prose_each_state_a_year() -> None:
    opening = "数据统计期限自2022年1月1日起至2022年12月31日止。2021年，我局工作平稳。"
    stated = facts(report(opening=opening), "title_year", "period_year", "prose_year")
    assert {kind: year for kind, year, _ in stated} == {
        "title_year": 2021,
        "period_year": 2022,
        "prose_year": 2021,
    }


@pytest.mark.parametrize(
    "label", ["发布日期：2022-01-18", "发布时间: 2022年1月18日", "公布日期：2022/1/18"]
)
def test_the_day_of_publication_stands_behind_its_label(label: str) -> None:
    assert facts(label + "\n" + report(), "published") == [("published", 20220118, "")]


def test_a_day_in_the_account_is_no_day_of_publication() -> None:
    assert facts(report(opening="2022年1月18日召开会议。"), "published") == []


@pytest.mark.parametrize(
    "opening",
    [
        "本报告由瑞溪市司法局编制。",
        "如有疑问，请与瑞溪市司法局办公室联系。",
    ],
)
def test_the_same_office_of_another_place_is_another_agency(opening: str) -> None:
    assert facts(report(opening=opening), "other_agency") == [("other_agency", 0, "瑞溪市司法局")]


@pytest.mark.parametrize(
    "opening",
    [
        "本报告由澜江市司法局编制。",
        "本报告由澜江司法局编制。",
        "本报告由云川省澜江市司法局编制。",
        "本报告由我局编制。",
        "本报告由澜江市人民政府办公室编制。",
        "会同瑞溪市司法局开展培训。",
    ],
)
def test_its_own_name_and_names_in_the_account_are_no_other_agency(opening: str) -> None:
    assert facts(report(opening=opening), "other_agency") == []


def test_a_section_without_any_trace_is_missing() -> None:
    assert facts(report(), "missing_section") == []
    without = report().replace(CLOSING, "")
    assert facts(without, "missing_section") == [
        ("missing_section", 5, ""),
        ("missing_section", 6, ""),
    ]


def test_nothing_is_missing_from_an_extract() -> None:
    assert (
        facts("澜江市司法局2021年政府信息公开工作年度报告\n一、总体情况\n", "missing_section") == []
    )


PIECES = st.sampled_from(
    [
        "澜江市",
        "司法局",
        "2021年",
        "政府信息公开",
        "年度报告",
        "一、",
        "〔2019〕60号",
        "国办公开办函",
        "发布日期：",
        "2022-01-18",
        "由",
        "编制",
        "与",
        "联系",
        "1月1日至12月31日",
        "。",
        "总体情况",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_a_text_says_its_facts_stand_in_it(text: str) -> None:
    for fact in particulars(text):
        assert 0 <= fact.span.start < fact.span.end <= len(text)
