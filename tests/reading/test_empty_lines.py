"""Blank cells that only empty lines show: believed where the rows bear them out."""

import re
from itertools import count
from pathlib import Path
from random import Random

from parsing.reading import read
from parsing.reading.files import open_document

from .layouts import lines
from .rendering import text
from .reports import facts

TEXT = (
    Path(__file__).resolve().parents[2] / "fixtures" / "reading" / "blank_cells_in_lines.txt"
).read_text(encoding="utf-8")
HEADER, FIRST, NUMBERS = TEXT.rpartition("   总计\n\n")


def disputes(words: str) -> list[int | None]:
    cells = read(words).cells
    return [cell.value for address, cell in cells.items() if address.table == "disputes"]


def test_blank_cells_under_a_header_are_found_by_empty_lines():
    assert "disputes" not in read(TEXT).uncertain
    assert disputes(TEXT)[:5] == [0, None, 21, None, 21]


def test_an_empty_line_behind_the_header_is_no_blank_cell():
    blank = "21\n\n\n   17"
    assert blank in NUMBERS
    one_less = NUMBERS.replace(blank, blank.replace("\n\n\n", "\n\n"))
    assert "disputes" in read(f"{HEADER}{FIRST}\n{one_less}").uncertain


def test_empty_lines_that_most_rows_do_not_bear_out_are_no_blank_cells():
    gaps = count()
    torn = re.sub(r"(?<=\d)\n\n(?=   \d)", lambda m: "\n" * (1 + next(gaps) % 3), TEXT)
    found = read(torn)
    assert {name.split(".")[0] for name in found.uncertain} == {
        "disclosure",
        "requests",
        "disputes",
    }
    assert not any(cell.value is None and not cell.is_uncertain for cell in found.cells.values())


OUTCOMES = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
BEFORE = text(facts(Random(3)), lines).partition("四、")[0]
GROUPS = (
    f"{BEFORE}四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    f"{OUTCOMES * 3}0\n7\n0\n0\n7\n2\n6\n1\n0\n9\n"
)
DROPPED = "\u3000\n35\n5\n0\n\u3000\n10\n50\n"  # 10 stood in the first cell, below a wide space


def test_numbers_that_a_narrow_column_dropped_below_those_beside_them_are_not_believed():
    assert "disputes" in read(GROUPS + DROPPED).uncertain


def test_the_same_numbers_each_in_a_line_and_nothing_between_them_are_believed():
    found = disputes(GROUPS + DROPPED.replace("\u3000\n", ""))
    assert found[10:] == [35, 5, 0, 10, 50]
    spaced = (GROUPS + DROPPED.replace("\u3000\n", "")).replace("\n", "\n\u3000\n")
    assert disputes(spaced)[10:] == [35, 5, 0, 10, 50]


def test_a_wide_space_alone_between_the_lines_of_a_web_page_is_kept():
    broken = "<br/>\n".join((GROUPS + DROPPED).splitlines())
    page = f"<html><body>{broken}</body></html>"
    document = open_document(page.encode(), filename="page.html")
    assert "disputes" in read(document.text).uncertain
