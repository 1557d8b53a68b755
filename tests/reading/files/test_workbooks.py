"""Workbooks and separated values."""

import pytest

from parsing.reading.files import FileError, Place, open_document

from .making import xlsx


def cell(place: str, value: object, kind: str = "n") -> str:
    return f'<c r="{place}" t="{kind}"><v>{value}</v></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def opened(*rows: str, **more: object) -> str:
    return open_document(xlsx({"表": "".join(rows)}, **more)).text


def test_cells_stand_in_their_columns_and_blank_ones_are_blank():
    text = opened(
        row(1, cell("A1", 0, "s"), cell("D1", 5)),
        row(3, cell("B3", 7), cell("C3", 8)),
        strings=["规章"],
    )
    assert text == "规章\t\t\t5\n\t7\t8\t\n"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("180.73999999999998", "180.74"),
        ("0.1", "0.1"),
        ("1E+3", "1000"),
        ("1234567890123", "1234567890123"),
        ("-38", "-38"),
        ("nan", "nan"),
    ],
)
def test_numbers_are_read_as_they_are_shown(stored, shown):
    assert opened(row(1, cell("A1", stored))) == f"{shown}\n"


def test_strings_formulas_and_cells_without_a_place_are_read():
    text = opened(
        row(
            1,
            '<c t="inlineStr"><is><t>规</t></is></c>',
            '<c t="str"><f>A1</f><v>章</v></c>',
            "<c><f>1+1</f><v>2</v></c>",
        )
    )
    assert text == "规\t章\t2\n"


def test_the_reading_above_a_string_is_no_part_of_it():
    text = opened(
        row(
            1, '<c t="inlineStr"><is><r><t>规</t></r><rPh><t>guī</t></rPh><r><t>章</t></r></is></c>'
        )
    )
    assert text == "规章\n"


def test_hidden_sheets_and_rows_are_left_out():
    rows = row(1, cell("A1", 1)) + row(2, cell("A2", 9), more=' hidden="1"')
    content = xlsx({"甲": rows, "乙": row(1, cell("A1", 8))}, states={"乙": "hidden"})
    assert open_document(content).text == "1\n"


def test_sheets_are_the_tables_of_a_workbook():
    document = open_document(xlsx({"甲": row(1, cell("A1", 11)), "乙": row(4, cell("B4", 22))}))
    assert document.place(document.text.index("22")) == Place(None, 2, 4, 2)


def test_a_string_that_is_not_there_is_damage():
    with pytest.raises(FileError) as refused:
        opened(row(1, cell("A1", 7, "s")))
    assert refused.value.code == "broken"


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_separated_values_become_cells(mark, encoding):
    lines = ["规章|1|2", '"其他\n处理"||3', '"1,234"|;|4', "总计|5|6"]
    quoted = [line.replace("|;|", '|";"|') for line in lines]
    content = "\r\n".join(quoted).replace("|", mark).encode(encoding)
    document = open_document(content)
    assert document.kind == "csv"
    assert document.text == "规章\t1\t2\n其他处理\t\t3\n1,234\t;\t4\n总计\t5\t6\n"


def test_a_name_helps_where_values_are_few():
    content = "规章,1\n许可,2\n处罚,3\n强制,4\n".encode()
    assert open_document(content).kind == "txt"
    assert open_document(content, filename="表.CSV").text == "规章\t1\n许可\t2\n处罚\t3\n强制\t4\n"


@pytest.mark.parametrize(
    "text",
    [
        "We received 1,234 requests, of which 2,345 were old, and so on.\nThat is, all.\n",
        "规章\t1\n许可，处罚，强制\n",
        "一,二\n三\n四,五,六\n七\n八,九\n",
    ],
)
def test_prose_with_commas_is_prose(text):
    document = open_document(text.encode())
    assert (document.kind, document.text) == ("txt", text)


def test_a_text_stays_as_it_is():
    text = " 规章 \t 1\r\n\r\n\f总计\t2 "
    assert open_document(text.encode()).text == text
