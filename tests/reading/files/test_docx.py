"""Word documents: every trap that real ones set."""

import pytest

from parsing.reading.files import Place, open_document

from .making import R, W, docx, docx_xml, p, tbl, tc, zipped

W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPAN = '<w:gridSpan w:val="{}"/>'
BEGINS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
BOX = "<w:txbxContent>{}</w:txbxContent>"


def opened(body: str) -> str:
    return open_document(docx(body)).text


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def test_paragraphs_and_tables_follow_each_other_as_lines():
    assert opened(p("一、总体情况") + tbl(["规章", "1"], ["总计", "2"]) + p("完")) == (
        "一、总体情况\n规章\t1\n总计\t2\n完\n"
    )


def test_a_cell_that_covers_columns_leaves_them_blank():
    table = tbl([tc("申请人情况", SPAN.format(3))], ["自然人", "企业", "总计"], ["1", "", "1"])
    assert opened(table) == "申请人情况\t\t\n自然人\t企业\t总计\n1\t\t1\n"


def test_a_cell_that_covers_rows_stands_in_the_first_of_them():
    table = tbl(
        [tc("（三）不予公开", BEGINS), "1.属于国家秘密", "1"],
        [tc("dropped", GOES_ON), "2.其他", "2"],
    )
    assert opened(table) == "（三）不予公开\t1.属于国家秘密\t1\n\t2.其他\t2\n"


def test_columns_that_no_cell_has_alone_are_not_columns():
    table = tbl(
        [tc("规章", SPAN.format(2)), tc("1", SPAN.format(3)), "2"],
        ["许可", tc("3", SPAN.format(3)), tc("4", SPAN.format(2))],
    )
    assert opened(table) == "规章\t1\t2\n许可\t3\t4\n"


def test_rows_whose_spans_contradict_each_other_keep_their_cells():
    table = tbl([tc("规章", SPAN.format(5)), "1", ""], ["总计", "2", "3"])
    assert opened(table) == "规章\t1\t\n总计\t2\t3\n"


def test_a_row_that_begins_later_has_a_blank_cell_first():
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("1")}{tc("2")}</w:tr>'
    body = tbl(["规章", "3", "4"]).replace("</w:tbl>", row + "</w:tbl>")
    assert opened(body) == "规章\t3\t4\n\t1\t2\n"


def test_a_label_over_two_paragraphs_is_one_and_two_numbers_stay_two():
    assert opened(tbl([tc(p("属于国") + p("家秘密")), tc(p("12") + p("3"))])) == (
        "属于国家秘密\t12 3\n"
    )


def test_deleted_text_is_left_out_and_inserted_text_stays():
    deleted = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>8</w:t></w:r></w:ins>"
    assert opened(f"<w:p>{deleted}{inserted}</w:p>") == "8\n"


def test_a_deleted_row_is_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('重复')}{tc('9')}</w:tr>"
    assert opened(tbl(["规章", "1"]).replace("</w:tbl>", row + "</w:tbl>")) == "规章\t1\n"


def test_hidden_text_and_field_codes_are_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>1</w:t></w:r>'
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert opened(f"<w:p>{hidden}{code}{shown}</w:p>") == "1\n"


def test_a_text_box_is_read_once_though_it_is_written_twice():
    box = BOX.format(tbl(["规章", "1"]))
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert opened(run(f"<w:t>见表</w:t>{both}")) == "见表\n规章\t1\n"


def test_an_old_text_box_is_read():
    assert opened(run(f"<w:pict>{BOX.format(p('总计 5'))}</w:pict>")) == "总计 5\n"


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = tbl(["规章", "1"], ["总计", "2"])
    assert opened(tbl([tc(p("二、主动公开") + inner + p("三、申请"))])) == (
        "二、主动公开\n规章\t1\n总计\t2\n三、申请\n"
    )


def test_a_frame_around_a_number_is_no_table():
    assert opened(tbl(["规章", tc(tbl(["1"]))], ["总计", "2"])) == "规章\t1\n总计\t2\n"


@pytest.mark.parametrize("wrapper", ["sdt><w:sdtContent", "ins", "smartTag", "hyperlink"])
def test_what_stands_around_text_changes_nothing(wrapper):
    closing = "".join(f"</w:{name}>" for name in reversed(wrapper.split("><w:")))
    inner = "<w:r><w:t>12</w:t></w:r>"
    assert opened(f"<w:p><w:{wrapper}>{inner}{closing}</w:p>") == "12\n"


def test_rows_and_cells_in_content_controls_are_read():
    body = tbl(["规章", "1"]).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
    assert opened(body.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")) == "规章\t1\n"


def test_tabs_and_breaks_do_not_tear_a_row():
    cell = tc("<w:p><w:r><w:t>1</w:t><w:tab/><w:br/><w:t>件</w:t></w:r></w:p>")
    assert opened(tbl(["规章", cell, "2"])) == "规章\t1 件\t2\n"


def test_strict_documents_are_read_too():
    strict = W_STRICT.join(docx_xml(tbl(["规章", "1"])).split(W))
    assert open_document(zipped({"word/document.xml": strict})).text == "规章\t1\n"


def test_the_package_says_which_part_is_the_document():
    relation = '<Relationships><Relationship Type="x/officeDocument" Target="/word/d2.xml"/></Relationships>'
    content = zipped({"_rels/.rels": relation, "word/d2.xml": docx_xml(p("规章"))})
    assert open_document(content).text == "规章\n"


def test_every_place_leads_back_to_table_row_and_column():
    document = open_document(docx(p("甲") + tbl(["规章", "1"], ["总计", "22"]) + p("乙")))
    assert document.place(document.text.index("22")) == Place(None, 1, 2, 2)
    assert document.place(document.text.index("乙")) == Place()


PAGE = "<html><body><p>二、主动公开</p><table><tr><td>规章<td><td>3</table></body></html>"
ARCHIVED = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"


@pytest.mark.parametrize("page", [PAGE, ARCHIVED])
def test_a_page_that_the_document_holds_as_it_came_is_read(page):
    relation = '<Relationships><Relationship Id="r7" Target="/word/a.mht"/></Relationships>'
    chunk = tbl(["甲", "1"]) + f'<w:altChunk xmlns:r="{R}" r:id="r7"/>' + p("完")
    document = open_document(
        zipped(
            {
                "word/document.xml": docx_xml(chunk),
                "word/_rels/document.xml.rels": relation,
                "word/a.mht": page,
            }
        )
    )
    assert document.text == "甲\t1\n二、主动公开\n规章\t\t3\n完\n"
    assert document.place(document.text.index("3")) == Place(None, 2, 1, 3)


def test_a_page_that_is_not_there_is_no_text():
    assert opened(p("规章") + '<w:altChunk r:id="r7" xmlns:r="r"/>') == "规章\n"
