"""How findings are written: equations, messages, labels, JSON, order."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from parsing.checks import (
    Equation,
    Example,
    Severity,
    Term,
    as_json,
    findings,
    label_of,
    message,
    written,
)
from parsing.checks import rule as rule_of
from parsing.reading.values import Problem

BROKEN_BALANCE = {
    "requests.new.total": 203,
    "requests.carried_in.total": 2,
    "requests.handled_total.total": 201,
    "requests.carried_out.total": 1,
}


def terms(*values: int | Decimal | None) -> tuple[Term, ...]:
    return tuple(Term("", value) for value in values)


def only(example: Example, rule: str):
    return next(held for held in findings(example.subject()) if held.rule == rule)


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (Equation(terms(198, 2), terms(198, 1)), "198 + 2 ≠ 198 + 1，差 1"),
        (Equation(terms(198, 2), terms(199, 1)), "198 + 2 = 199 + 1"),
        (Equation(terms(5, None), terms(2, None)), "5 + 空白 ≠ 2 + 空白，差 3"),
        (Equation(terms(3, -5), (), "≥"), "3 − 5 < 0，差 2"),
        (Equation(terms(142), terms(66, 76), "≠"), "142 = 66 + 76"),
        (Equation(terms(-3, 5), terms(2)), "−3 + 5 = 2"),
        (Equation(terms(Decimal("180.74")), terms(180)), "180.74 ≠ 180，差 0.74"),
        (Equation(terms(9), terms(0, 0, 4, None, 0, 0, 0, 4)), "9 ≠ 4 + 4，差 1"),
        (Equation(terms(9), terms(0, 0, 0, 0, 0, 0, 0, 0)), "9 ≠ 0，差 9"),
        (
            Equation((Term("", 66),), (Term("", 90, year=2021), Term("", 8), Term("", 26, -1))),
            "66 ≠ 90（2021年） + 8 − 26，差 6",
        ),
    ],
)
def test_an_equation_is_written_with_its_numbers(equation: Equation, text: str) -> None:
    assert written(equation) == text


def test_an_equation_is_written_in_english_too() -> None:
    equation = Equation(terms(5, None), (Term("", 2, year=2021),))
    assert written(equation, "en") == "5 + blank ≠ 2 (2021), off by 3"


def test_a_flag_stands_at_the_number_that_the_others_contradict() -> None:
    flag = as_json(only(Example(BROKEN_BALANCE), "balance"))
    assert flag["severity"] == "error"
    assert flag["cells"] == list(BROKEN_BALANCE)
    assert (flag["expected"], flag["actual"]) == ("200", "203")
    assert flag["message"].endswith("203 + 2 ≠ 201 + 1，差 3")
    assert json.loads(json.dumps(flag)) == flag


def test_a_flag_never_expects_a_count_below_zero() -> None:
    cells = {"requests.carried_in.total": 10, "requests.handled_total.total": 3}
    finding = only(Example(cells), "balance")
    assert finding.cells[0] == "requests.carried_in.total"
    assert (finding.expected, finding.actual) == ("3", "10")


@pytest.mark.parametrize(
    ("cell", "form", "zh", "en"),
    [
        (
            "requests.new.total",
            "2021",
            "本年新收政府信息公开申请数量 · 总计",
            "Received this year · Total",
        ),
        ("requests.handled_total", None, "本年度办理结果 · 总计", "Handled this year"),
        ("requests.other_other", "2021", "其他处理 · 其他", "Closed for another reason"),
        ("requests.other", "2021", "其他处理", "Otherwise closed"),
        (
            "disclosure.normative.made",
            "2019",
            "规范性文件 · 本年新制作数量",
            "Normative documents · Made this year",
        ),
        (
            "disputes",
            "2021",
            "政府信息公开行政复议、行政诉讼情况",
            "Administrative reconsideration and litigation",
        ),
    ],
)
def test_cells_rows_and_tables_have_names(cell: str, form: str | None, zh: str, en: str) -> None:
    assert label_of(cell, form) == (zh, en)


def test_a_cell_of_the_other_form_is_named_all_the_same() -> None:
    assert label_of("disclosure.procurement.amount", "2021").zh == "政府集中采购 · 采购总金额"


def test_a_cell_of_no_form_has_no_name() -> None:
    with pytest.raises(KeyError):
        label_of("requests.no_such_row.total")


def test_findings_come_in_the_order_of_the_report() -> None:
    cells = {
        "disputes.litigation_after.total": 1,
        "requests.granted.total": 3,
        "disclosure.licensing.decisions": -2,
    }
    subject = Example(cells, form="2019", year=2023).subject()
    found = [(held.rule, *held.cells[:1]) for held in findings(subject)]
    assert found == [
        ("form_year",),
        ("negative_count", "disclosure.licensing.decisions"),
        ("row_sum", "requests.granted.total"),
        ("handled_total", "requests.handled_total.total"),
        ("dispute_total", "disputes.litigation_after.total"),
    ]


def test_all_that_is_unread_is_one_warning() -> None:
    example = Example(
        uncertain=("disputes", "requests.carried_out", "requests.new.total"),
        problems=("no_heading",),
    )
    (finding,) = findings(example.subject())
    assert finding.rule == "unread"
    assert finding.severity == Severity.WARNING
    assert finding.cells == ("requests.new.total", "requests.carried_out", "disputes")
    said = message(finding)
    assert "4 处" in said.zh
    assert "结转下年度继续办理" in said.zh


def test_a_long_list_of_unread_cells_is_cut_short_in_words_only() -> None:
    columns = ("natural_person", "business", "research", "public_welfare", "other_org", "total")
    uncertain = tuple(f"requests.new.{column}" for column in columns)
    (finding,) = findings(Example(uncertain=uncertain).subject())
    assert len(finding.cells) == 6
    assert message(finding).zh.endswith("等 6 处")
    assert message(finding).en.endswith("and 1 more")


def test_problems_of_reading_name_their_cells() -> None:
    problem = Problem("missing_rows", ("requests.other",))
    subject = replace(Example().subject(), problems=(problem,))
    (finding,) = findings(subject)
    assert finding.cells == ("requests.other",)
    assert finding.detail["problems"] == ["missing_rows"]


def test_what_a_rule_says_of_zero_is_not_said_of_nothing() -> None:
    empty = Example({"requests": None})
    assert [held.rule for held in findings(empty.subject())] == ["empty_table"]
    assert rule_of("empty_table").severity == Severity.INFO
    assert findings(Example().subject()) == []
