"""How a cell's number is printed, and what it is read as."""

from decimal import Decimal

import pytest

from parsing.forms import Address
from parsing.reading import read

AMOUNT = Address("disclosure", "procurement", "amount")
CHANGE = Address("disclosure", "licensing", "items_change")
DISCLOSED = Address("disclosure", "rules", "disclosed")


def report(*, disclosed="0", change="0", amount="0"):
    return (
        "二、主动公开政府信息情况\n第二十条第（一）项\n"
        "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n"
        f"规章\t0\t{disclosed}\t0\n规范性文件\t0\t0\t0\n第二十条第（五）项\n"
        "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n"
        f"行政许可\t0\t{change}\t0\n第二十条第（九）项\n"
        f"信息内容\t采购项目数量\t采购总金额\n政府集中采购\t0\t{amount}\n"
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0", 0),
        ("１２", 12),
        ("1,234", 1234),
        (" 7 ", 7),
        ("\u30007", 7),
        ("7\xa0", 7),
        ("2件", 2),
        ("22（其中修订 16 件）", 22),
        ("", None),
        ("\xa0", None),
        ("\u3000", None),
        ("-", None),
        ("—", None),
        ("/", None),
        ("无", None),
        ("不适用", None),
    ],
)
def test_a_count_is_read_as_printed(printed, number):
    reading = read(report(disclosed=printed))
    assert reading.uncertain == ()
    assert reading.cells[DISCLOSED].value == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [("+21", 21), ("-3", -3), ("－3", -3), ("增1558", 1558), ("减38", -38), ("增加5", 5)],
)
def test_a_change_has_a_sign(printed, number):
    assert read(report(change=printed)).cells[CHANGE].value == number


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("180.74万元", "180.74", "万元"),
        ("657062元", "657062", "元"),
        ("2601.953875万", "2601.953875", "万元"),
        ("96171.60", "96171.60", None),
        ("180.74 万元", "180.74", "万元"),
    ],
)
def test_an_amount_keeps_its_digits_and_its_unit(printed, number, unit):
    cell = read(report(amount=printed)).cells[AMOUNT]
    assert (str(cell.value), cell.unit) == (number, unit)
    assert isinstance(cell.value, Decimal)


def test_a_cell_s_span_is_where_its_number_is_printed():
    text = report(disclosed="22（其中修订 16 件）", amount="180.74万元")
    cells = read(text).cells
    assert text[slice(*cells[DISCLOSED].span)] == "22"
    assert text[slice(*cells[AMOUNT].span)] == "180.74万元"


@pytest.mark.parametrize("printed", ["3-5", "12%", "约5", "1.5"])
def test_a_count_that_is_no_count_is_uncertain(printed):
    reading = read(report(disclosed=printed))
    assert reading.figures().is_uncertain(DISCLOSED)
