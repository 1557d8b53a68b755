"""The six sections of a report, however they are headed, and what each says."""

from pathlib import Path

import pytest

from parsing.reading import read
from parsing.reading.paragraphs import paragraphs
from parsing.reading.sections import sections

from .texts import needs_shared, reports

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "reading"
SIX = ("overview", "disclosure", "requests", "disputes", "problems", "other")
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
BODIES = ("稳步推进。", "公开三条。", "收到申请。", "没有争议。", "不够及时。", "无。")
TITLE = "澜江市司法局2021年政府信息公开工作年度报告\n"


def report(headings=HEADINGS, *, between: str = "\n") -> str:
    pairs = zip(headings, BODIES, strict=True)
    return TITLE + "".join(f"{heading}{between}{body}\n" for heading, body in pairs)


def read_from(text: str) -> dict[str, str]:
    """The bodies by the codes of their sections."""
    found = sections(text, ())
    bodies = paragraphs(text, found)
    return {each.code: "|".join(body) for each, body in zip(found, bodies, strict=True)}


EXPECTED = dict(zip(SIX, BODIES, strict=True))


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        [heading[2:] for heading in HEADINGS],
        [
            f"{number}、{heading[2:]}"
            for number, heading in zip("一二三三四五", HEADINGS, strict=True)
        ],
        [f"第{heading[0]}部分 {heading[2:]}" for heading in HEADINGS],
        [f"（{heading[0]}）{heading[2:]}" for heading in HEADINGS],
        [f"## **{heading}**" for heading in HEADINGS],
        [
            "一、概述",
            "二、行政机关主动公开政府信息情况",
            "三、依申请公开政府信息办理情况",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "五、存在问题和改进措施",
            "六、需要说明的其他事项",
        ],
        ["一、總體情況", *HEADINGS[1:3], "四、政府資訊公開行政複議、行政訴訟情況", *HEADINGS[4:]],
    ],
    ids=[
        "usual",
        "bare",
        "misnumbered",
        "parts",
        "brackets",
        "markdown",
        "other_words",
        "traditional",
    ],
)
def test_the_six_are_found_however_they_are_headed(headings) -> None:
    assert read_from(report(headings)) == EXPECTED


def test_the_six_are_found_in_a_report_on_one_line() -> None:
    text = report(between=" ").replace("\n", " ")
    assert read_from(text) == EXPECTED


def test_spans_lead_to_the_words_of_the_text() -> None:
    text = report()
    for section, heading, body in zip(sections(text, ()), HEADINGS, BODIES, strict=True):
        assert text[slice(*section.heading)] == heading
        [span] = section.body
        assert text[slice(*span)] == body


def test_a_table_of_contents_heads_nothing() -> None:
    contents = "目录\n" + "".join(f"{heading}……{at}\n" for at, heading in enumerate(HEADINGS, 1))
    menu = "".join(f"{heading}\n" for heading in HEADINGS)
    assert read_from(contents + report()) == EXPECTED
    assert read_from(menu + report()) == EXPECTED


def test_a_part_of_the_overview_is_no_section_where_the_section_stands() -> None:
    text = report().replace(
        "稳步推进。", "（一）主动公开情况。很好。\n（二）依申请公开情况。很快。"
    )
    found = read_from(text)
    assert found["overview"] == "（一）主动公开情况。很好。|（二）依申请公开情况。很快。"
    assert found["requests"] == "收到申请。"


def test_a_section_that_lies_within_another_ends_where_the_numbering_goes_on() -> None:
    text = (
        f"{TITLE}一、总体情况\n稳步推进。\n（一）依申请公开情况\n收到申请。\n（二）管理\n有序。\n"
        "五、存在的问题\n不够及时。\n"
    )
    assert read_from(text) == {
        "overview": "稳步推进。|（二）管理|有序。",
        "requests": "收到申请。",
        "problems": "不够及时。",
    }


def test_a_section_of_its_own_is_kept_apart() -> None:
    text = report().replace("没有争议。", "没有争议。\n五、收费情况\n全年未收费。")
    found = read_from(text)
    assert found["further"] == "全年未收费。"
    assert found["disputes"] == "没有争议。"


def test_words_of_a_sentence_are_no_heading() -> None:
    text = f"{TITLE}总体情况良好，主动公开政府信息情况见附表，存在的问题不多。\n其他需要报告的事项没有。"
    assert read_from(text) == {}


def test_the_statistics_sheet_is_one_section_of_its_own() -> None:
    text = (FIXTURES / "statistics_sheet_of_2016.txt").read_text(encoding="utf-8")
    found = read_from(text)
    assert found["requests"].endswith("其中同意公开8件，不属于本行政机关公开4件。")
    assert found["problems"] == "公开内容还不够全面，下一步将加强培训。"
    assert "收到申请数\t件\t12" in found["further"]


def test_a_markup_text_gives_its_words_and_no_tag() -> None:
    body = "<p>一是&nbsp;<b>慢</b>；</p><script>x()</script><p>二是少。</p>"
    text = f"<html><body><h1>{TITLE}</h1><p>五、存在的主要问题</p>{body}</body></html>"
    assert read_from(text) == {"problems": "一是\xa0慢；|二是少。"}


@needs_shared
def test_every_report_in_every_layout_has_its_six_sections() -> None:
    wrong = [
        (str(path), codes)
        for path, _ in reports()
        if (codes := tuple(each.code for each in read(path.read_text(encoding="utf-8")).sections))
        != SIX
    ]
    assert wrong == []


@needs_shared
def test_no_body_has_a_cell_of_the_official_tables() -> None:
    for path, _ in reports():
        reading = read(path.read_text(encoding="utf-8"))
        bodies = [span for section in reading.sections for span in section.body]
        for cell in reading.cells.values():
            assert not any(start <= cell.span.start < end for start, end in bodies if cell.span), (
                path,
                cell,
            )


@pytest.mark.parametrize(
    ("text", "is_report"),
    [
        ((FIXTURES / "statistics_sheet_of_2016.txt").read_text(encoding="utf-8"), True),
        ((FIXTURES / "prose_alone_of_2012.txt").read_text(encoding="utf-8"), True),
        (f"{TITLE}2021年收到政府信息公开申请3件。", True),
        (TITLE, False),
        ("澜江市司法局发布2021年政府信息公开工作年度报告，欢迎查阅。", False),
        ("关于报送2021年度政府信息公开年度报告的通知\n一、总体情况\n二、主动公开情况\n", False),
        ("一、总体情况\n今年收成良好。\n二、其他事项\n无。", False),
        ("", False),
    ],
)
def test_a_report_without_tables_is_told_from_other_papers(text: str, is_report: bool) -> None:
    reading = read(text)
    assert reading.cells == {}
    assert reading.is_report is is_report


@pytest.mark.parametrize(
    ("year", "problems"), [(2012, []), (2018, []), (2019, ["no_table"]), (2023, ["no_table"])]
)
def test_tables_are_missed_only_in_the_years_that_have_a_form(year, problems) -> None:
    text = report().replace("2021", str(year))
    assert [problem.code for problem in read(text).problems] == problems
