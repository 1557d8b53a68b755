"""Paragraphs of prose whose lines a fixed width broke."""

import textwrap

import pytest

from parsing.reading.paragraphs import on_one_line, paragraphs
from parsing.reading.sections import sections

FIRST = (
    "本年度我局认真贯彻落实条例各项规定，全年共收到政府信息公开申请12件，上年结转3件，均已在法定"
    "期限内答复，没有因此引起行政复议或者行政诉讼，公开工作平稳有序，群众满意程度有所提高"
)
SECOND = "（二）平台建设情况。政务新媒体全年更新，专栏按照统一格式编排，网站增设无障碍浏览，检索功能得到加强"
ENDED = (f"{FIRST}。", f"{SECOND}。")


def told(body: str) -> tuple[str, ...]:
    """The paragraphs of the first section."""
    text = f"澜江市司法局2021年政府信息公开工作年度报告\n一、总体情况\n{body}\n二、主动公开政府信息情况\n无。\n"
    return next(paragraphs(text, sections(text, ())))


@pytest.mark.parametrize("width", [26, 30, 38, 47])
@pytest.mark.parametrize("indent", ["", "    ", "　　"])
def test_lines_broken_at_a_width_are_one_paragraph_again(width: int, indent: str) -> None:
    broken = ["\n".join(textwrap.wrap(each, width, initial_indent=indent)) for each in ENDED]
    assert told("\n".join(broken)) == ENDED


def test_paragraphs_that_are_whole_stay_apart() -> None:
    assert told("\n".join(ENDED)) == ENDED


def test_an_entry_with_its_own_number_opens_a_paragraph_though_no_full_stop_stands_before_it() -> (
    None
):
    assert told(f"{FIRST}\n{SECOND}") == (FIRST, SECOND)


def test_a_short_line_without_a_full_stop_is_a_title_of_its_own() -> None:
    assert told(f"主动公开\n{FIRST}。") == ("主动公开", f"{FIRST}。")


def test_an_empty_line_ends_a_paragraph() -> None:
    assert told(f"{FIRST}\n\n{FIRST}") == (FIRST, FIRST)


def test_a_number_broken_over_two_lines_is_whole_and_two_words_are_two() -> None:
    before = "本年度我局认真贯彻落实条例各项规定并按照要求全年共收到政府信息公开申请1"
    assert told(f"{before}\n2件。") == (f"{before}2件。",)
    named = "本年度我局门户网站首次增设了英文版的政府信息公开专栏，其名称为open"
    assert told(f"{named}\ngovernment。") == (f"{named} government。",)


def test_a_sentence_over_three_lines_is_told_on_one() -> None:
    assert (
        on_one_line("办结82件，\n  结转下年度继续办\n\n理2件。")
        == "办结82件，结转下年度继续办理2件。"
    )
