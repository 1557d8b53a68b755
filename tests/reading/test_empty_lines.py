"""Blank cells that only empty lines show: believed where the rows bear them out."""

import re
from itertools import count
from pathlib import Path

from parsing.reading import read

TEXT = (
    Path(__file__).resolve().parents[2] / "fixtures" / "reading" / "blank_cells_in_lines.txt"
).read_text(encoding="utf-8")
HEADER, FIRST, NUMBERS = TEXT.rpartition("   总计\n\n")


def disputes(text: str) -> list[int | None]:
    cells = read(text).cells
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
