"""Texts with more than one table 三: no number of the wrong one passes for this report's."""

from dataclasses import replace
from random import Random

import pytest

from parsing.forms import Address
from parsing.reading import read

from . import grids, layouts, rendering, reports
from .reports import Facts

LAYOUTS = (layouts.tabs, layouts.markdown, layouts.lines, layouts.html, layouts.spaces)


def a_report(seed: int) -> Facts:
    random = Random(seed)
    while (facts := reports.facts(random)).form != "2021" or facts.has_one_other:
        pass
    return facts


def tables_of(names: tuple[str, ...]) -> set[str]:
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_second_table_with_other_numbers_leaves_both_in_doubt(layout) -> None:
    texts = [rendering.text(a_report(seed), layout) for seed in (1, 2)]
    for both in (texts[0] + "\n" + texts[1], texts[1] + "\n" + texts[0]):
        reading = read(both)
        assert {"requests", "disclosure"} <= set(reading.uncertain)
        assert "doubled_table" in {each.code for each in reading.problems}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_report_printed_twice_is_certain(layout) -> None:
    facts = a_report(3)
    once = rendering.text(facts, layout)
    reading = read(once + "\n" + once)
    assert not reading.uncertain
    stated = {address: cell.value for address, cell in reading.cells.items()}
    assert stated == facts.numbers


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_one_cell_that_differs_leaves_the_table_in_doubt_and_no_other(layout) -> None:
    facts = a_report(4)
    cell = Address("requests", "granted", "natural_person")
    other = replace(facts, printed={**facts.printed, cell: "987654"})
    reading = read(rendering.text(facts, layout) + "\n" + rendering.text(other, layout))
    assert "requests" in reading.uncertain
    assert all(each.is_uncertain for at, each in reading.cells.items() if at.table == "requests")
    assert "disclosure" not in tables_of(reading.uncertain)


@pytest.mark.parametrize(("again", "is_settled"), [("0", True), ("7", False)])
def test_cells_of_table_four_listed_below_it_must_be_the_same(again: str, is_settled: bool) -> None:
    printed = "1\t0\t0\t0\t1\t" + "0\t" * 9 + "0"
    heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t" * 3
    below = printed.replace("\t", "\n")[:-1] + again
    facts = rendering.text(a_report(8), layouts.tabs)
    text = facts[: facts.index("行政复议\t")] + f"{heads}\n{printed}\n\n{below}\n五、改进情况"
    assert ("disputes" not in read(text).uncertain) is is_settled


def test_a_table_right_below_another_is_known_as_a_second_one() -> None:
    first, second = (layouts.tabs(grids.requests(a_report(seed))) for seed in (5, 6))
    title = "云川省青岭市司法局2023年政府信息公开工作年度报告\n"
    assert "requests" in read(title + first + "\n" + second).uncertain


def test_a_list_of_the_same_words_without_numbers_is_no_second_table() -> None:
    facts = a_report(7)
    listed = "。".join(row.label.zh for row in facts.rows("requests"))
    reading = read(rendering.text(facts, layouts.tabs) + "\n" + "说明。" * 150 + listed)
    assert not reading.uncertain
