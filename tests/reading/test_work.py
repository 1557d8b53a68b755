"""The work grows with the text alone, whatever the text: calls of functions are counted, not time."""

import sys
from random import Random
from time import process_time
from types import FrameType

import pytest

from parsing.reading import read
from parsing.reading.lexing import lex
from parsing.reading.regions import REQUESTS, locate

from . import layouts, rendering, reports

REPORT = rendering.text(reports.facts(Random(1)), layouts.tabs)
ROW = "本年新收政府信息公开申请数量"
UNITS = {
    "a row again and again": f"{ROW} 1 2 3 其他 0 ",
    "a statement without an end": "2022年收到政府信息公开申请5件，",
    "a statement without gaps": "收到政府信息公开申请12件",
    "disputes": "信息公开行政复议1件、行政诉讼2件，",
    "whole reports": REPORT + "\n",
    "reports on one line": REPORT.replace("\n", " "),
    "numbers two spaces apart": "1  ",
    "cells": "1\t",
    "bars": "| 1 ",
    "brackets": "(a",
    "titles": "青岭市司法局2020年政府信息公开工作年度报告",
    "years": "2020年",
    "tags": "<td>",
    "headers of disputes": "维持 1 纠正 ",
    "headings": "一、总体情况\n",
    "headings of its own": "一、甲乙丙\n",
    "digits": "7",
    "blanks": " ",
    "blank lines": "\n",
    "page numbers": "- 4 -\n",
    "brackets in brackets": "((",
    "names": "请与青岭市司法局",
    "tables": "<table><tr><td>规章</td><td>1</td></tr></table>",
    "values between commas": "规章,1,,",
    "quotes without an end": '规章,1,"\n',
    "tables of a wiki": "{|\n| 规章 || a=1\n",
    "arguments without an end": "\\begin{longtable}{\\color{",
    "entities and tags in a line": "&a;<b \\",
    "reports in HTML": rendering.text(reports.facts(Random(2)), layouts.html) + "\n",
}
BEHIND = {
    "numbers behind labels": (
        f"{ROW} 予以公开 属于国家秘密 上年结转政府信息公开申请数量 ",
        "1  2   ",
    ),
    "digits behind labels": (
        f"{ROW}属于国家秘密上年结转政府信息公开申请数量保护第三方合法权益",
        "12",
    ),
    "torn labels": (f"{ROW} 上年结转政府信息公开申请数量 保护第三方合法权益 ", "属于国秘密"),
    "lines behind a report": (REPORT, "\n"),
}
CASES = {name: ("", unit) for name, unit in UNITS.items()} | BEHIND
SHORT, LONG = 8_000, 32_000


def calls_to_read(text: str) -> int:
    """How many functions are called, those written in C among them."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def of_length(case: tuple[str, str], length: int) -> str:
    before, unit = case
    return before + unit * ((length - len(before)) // len(unit) + 1)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_four_times_the_text_is_at_most_five_times_the_work(case: tuple[str, str]) -> None:
    read(REPORT)
    fixed = calls_to_read("")
    short, long = (calls_to_read(of_length(case, length)) - fixed for length in (SHORT, LONG))
    assert long <= 5 * short


def test_no_table_is_looked_for_in_more_words_than_a_table_can_have() -> None:
    wording = lex(f"{ROW} 1 2 3 " * 5_000).wording.text
    longest = max(len(words) for words, _ in REQUESTS.long)
    assert all(end - start <= 3_300 + longest for _, (start, end), _ in locate(wording))


@pytest.mark.parametrize("blank", [" ", "\n", "\u3000", "\u200b"])
def test_tens_of_thousands_of_blanks_behind_a_label_cost_no_second(blank: str) -> None:
    text = REPORT.replace(f"{ROW}\t", ROW + blank * 40_000)
    assert len(text) > 40_000
    started = process_time()
    read(text)
    assert process_time() - started < 1


@pytest.mark.parametrize("place", ["requests.new.total", "disclosure.rules", "disputes"])
def test_a_number_of_thousands_of_digits_is_uncertain(place: str) -> None:
    cells = read(REPORT).cells
    span = next(each.span for at, each in cells.items() if str(at).startswith(place) and each.span)
    assert span
    reading = read(REPORT[: span.start] + "7" * 5_000 + REPORT[span.end :])
    table = place.partition(".")[0]
    assert table in {name.partition(".")[0] for name in reading.uncertain}


def test_a_statement_with_thousands_of_digits_is_none() -> None:
    text = f"青岭市司法局2020年政府信息公开工作年度报告\n收到政府信息公开申请{'7' * 5_000}件。"
    assert "received" not in {each.kind for each in read(text).statements}
