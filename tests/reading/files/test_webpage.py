"""Web pages: wrong spans, wrong encodings, and all that stands around a report."""

import pytest

from parsing.reading.files import FileError, Place, open_document

PAGE = "<html><head><meta charset='{}'></head><body><p>规章１２件</p></body></html>"


def opened(source: str) -> str:
    return open_document(source.encode()).text


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gbk"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("big5", "big5hkscs"),
        ("iso-8859-1", "utf-8"),
    ],
)
def test_a_wrong_declaration_does_not_spoil_the_text(declared, written):
    page = (
        PAGE.format(declared) if written != "big5hkscs" else PAGE.format("big5").replace("规", "規")
    )
    text = open_document(page.encode(written)).text
    assert text in ("规章１２件\n", "規章１２件\n")


def test_characters_beyond_gbk_in_a_page_declared_as_gb2312_are_read():
    assert "㐀" in open_document(PAGE.format("gb2312").replace("规", "㐀").encode("gb18030")).text


def test_a_page_with_a_few_damaged_bytes_is_still_read():
    page = ("<p>规章 12 件</p>" * 200).encode().replace("规章".encode(), "规章".encode()[:-1], 1)
    text = open_document(b"<html><meta charset=utf-8>" + page).text
    assert text.count("规章 12 件") == 199
    assert "\ufffd" in text


def test_a_page_in_no_encoding_says_where_it_fails():
    with pytest.raises(FileError) as refused:
        open_document(b"<html><p>" + b"\xff\xfe\xfd" * 50)
    assert refused.value.code == "undecodable"
    assert refused.value.params["offset"] == 9


def test_spans_become_blank_cells():
    source = table(
        "<td colspan=2>情况<td>总计",
        "<td rowspan=2>不予公开<td>国家秘密<td>1",
        "<td>其他<td>2",
    )
    assert opened(source) == "情况\t\t总计\n不予公开\t国家秘密\t1\n\t其他\t2\n"


@pytest.mark.parametrize("wrong", ["rowspan=3", "rowspan='9'", "rowspan=1", "rowspan=0"])
def test_a_wrong_rowspan_moves_no_number(wrong):
    source = table(
        f"<td {wrong}>不予公开<td>国家秘密<td>1<td></td>",
        "<td>其他<td>2<td>3</td>",
        "<td colspan=2>总计<td>4<td>5</td>",
    )
    rows = [line.split("\t") for line in opened(source).splitlines()]
    assert [row[-2:] for row in rows] == [["1", ""], ["2", "3"], ["4", "5"]]


def test_a_colspan_of_a_million_costs_nothing():
    assert opened(table("<td colspan=1000000>规章<td>1")) == "规章\t1\n"


def test_cells_and_rows_need_no_end_tags():
    assert opened("<table><tr><td>规章<td>1<tr><td>总计<td>2</table>") == "规章\t1\n总计\t2\n"


def test_rows_without_a_table_are_a_table():
    assert opened("<tr><td>规章</td><td>1</td></tr><tr><td>总计</td><td></td></tr>完") == (
        "规章\t1\n总计\t\n完\n"
    )


def test_layout_tables_around_a_report_are_only_frames():
    report = "<h1>年度报告</h1><p>一、总体情况</p>" + table("<td>规章<td>1")
    frame = f"<table><tr><td><table><tr><td>{report}<p>完</p></td></tr></table></td></tr></table>"
    assert opened(frame) == "年度报告\n一、总体情况\n规章\t1\n完\n"


def test_scripts_styles_menus_and_comments_are_left_out():
    source = (
        "<script>var a='<td>9</td>';</script><style>td{}</style><nav>首页</nav><!-- 9 -->"
        "<select><option>2020</select><noscript>9</noscript><p>规章 1</p>"
    )
    assert opened(source) == "规章 1\n"


@pytest.mark.parametrize("way", ["style='display: none'", "hidden", "style='visibility:hidden'"])
def test_hidden_parts_are_left_out(way):
    assert opened(f"<div {way}><div>9</div><p>9</p></div><p>规章</p>") == "规章\n"
    assert opened(table(f"<td>规章<td {way}>9</td><td>1")) == "规章\t1\n"


def test_something_hidden_that_never_ends_hides_nothing():
    assert opened("<p>规章 1</p><div hidden><p>总计 2</p>") == "规章 1\n总计 2\n"


def test_breaks_in_cells_join_words_and_keep_numbers_apart():
    assert opened(table("<td>属于国<br>家秘密<td>1<br>2")) == "属于国家秘密\t1 2\n"


def test_entities_and_blanks_are_characters():
    assert opened(table("<td>&ldquo;三安全&rdquo;&#12288;<td>&nbsp;12&nbsp;")) == "“三安全”\t12\n"


def test_markdown_with_a_table_in_html_keeps_its_lines():
    text = open_document(
        "# 年度报告\n\n<table><tr><td>规章</td><td>1</td></tr></table>\n\n二\n三".encode()
    )
    assert (text.kind, text.text) == ("md", "# 年度报告\n规章\t1\n二\n三\n")


def test_a_page_saved_as_one_file_is_read():
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n--XX\r\n"
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "PHA+uebVwiAxPC9wPg==\r\n--XX--\r\n"
    )
    assert open_document(archive.encode()).text == "规章 1\n"


def test_places_lead_back_to_table_row_and_column():
    document = open_document(f"<p>甲</p>{table('<td>规章<td>1', '<td>总计<td>22')}".encode())
    assert document.place(document.text.index("22")) == Place(None, 1, 2, 2)
    assert document.place(0) == Place()


def test_a_page_as_utf16_is_read():
    assert open_document("\ufeff<html><p>规章".encode("utf-16-le")).text == "规章\n"
