"""PDFs: tables with and without rules, over pages, and what is no part of the text."""

import pytest

from parsing.reading.files import Place, open_document

from .making import HEIGHT, Page, bar, grid, pdf, rule, text

TITLE = text(50, 40, "云川省某局2022年政府信息公开工作年度报告")
XS = [50, 150, 250, 350, 450]


def cells(ys: list[float], *rows: list[str], xs: list[float] | None = None) -> Page:
    """Words in the fields of a table."""
    lefts = xs or XS
    return [
        text(lefts[column] + 5, ys[row] + 14, words)
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
        if words
    ]


def opened(*pages: Page) -> list[str]:
    return open_document(pdf(*pages)).text.splitlines()


def test_a_ruled_table_becomes_rows_with_blank_cells():
    ys = [60, 80, 100]
    page = [TITLE, *grid(XS, ys), *cells(ys, ["规章", "12", "", "345"], ["许可", "", "7", ""])]
    assert opened(page)[1:] == ["规章\t12\t\t345", "许可\t\t7\t"]


def test_thin_shapes_and_dashes_are_rules_too():
    ys = [60, 80, 100]
    across = [bar(50, y, 450, y + 0.5) for y in ys]
    dashes = [bar(x, y, x + 0.5, y + 3) for x in XS for y in range(60, 100, 5)]
    page = [TITLE, *across, *dashes, *cells(ys, ["规章", "12", "", "3"], ["许可", "", "7", ""])]
    assert opened(page)[1:] == ["规章\t12\t\t3", "许可\t\t7\t"]


def test_merged_cells_leave_blank_cells():
    ys = [60, 80, 100]
    lines = [rule(50, 60, 450, 60), rule(150, 80, 450, 80), rule(50, 100, 450, 100)]
    posts = [rule(x, 60, x, 100) for x in (50, 150, 450)]
    inner = [rule(x, 80, x, 100) for x in (250, 350)]
    words = cells(ys, ["不予公开", "申请人情况"], ["", "11", "22", "33"])
    assert opened([TITLE, *lines, *posts, *inner, *words])[1:] == [
        "不予公开\t申请人情况\t\t",
        "\t11\t22\t33",
    ]


def test_a_frame_without_sides_is_a_table():
    ys = [60, 80, 100]
    lines = [*(rule(50, y, 450, y) for y in ys), *(rule(x, 60, x, 100) for x in XS[1:4])]
    assert opened([TITLE, *lines, *cells(ys, ["规章", "1"], ["许可", "", "2"])])[1:] == [
        "规章\t1\t\t",
        "许可\t\t2\t",
    ]


def test_a_frame_around_the_page_is_no_table():
    page = [TITLE, *grid([20, 580], [20, 780]), text(50, 100, "本年度共收到申请12件")]
    assert opened(page)[1:] == ["本年度共收到申请12件"]


def test_lines_drawn_a_little_off_make_no_columns():
    ys = [60, 80, 100]
    lines = [*(rule(50, y, 350, y) for y in ys), rule(50, 60, 50, 100), rule(350, 60, 350, 100)]
    posts = [rule(150, 60, 150, 80), rule(154, 80, 154, 100), rule(250, 60, 250, 100)]
    words = [text(55, 74, "规章"), text(160, 74, "1"), text(255, 74, "2")]
    words += [text(55, 94, "许可"), text(160, 94, "3"), text(255, 94, "4")]
    assert opened([TITLE, *lines, *posts, *words])[1:] == ["规章\t1\t2", "许可\t3\t4"]


def test_a_number_broken_in_a_narrow_cell_is_whole():
    page = [TITLE, *grid([50, 100, 122], [60, 90]), text(55, 74, "规章"), text(102, 70, "224")]
    page.append(text(102, 82, "793"))
    assert opened(page)[1:] == ["规章\t224793"]


def test_two_numbers_in_a_wide_cell_stay_two():
    page = [TITLE, *grid([50, 100, 200], [60, 90]), text(55, 74, "规章"), text(102, 70, "224")]
    page.append(text(102, 82, "793"))
    assert opened(page)[1:] == ["规章\t224 793"]


def test_a_label_over_lines_is_one_word():
    page = [TITLE, *grid([50, 100, 200], [60, 90]), text(52, 70, "属于国"), text(52, 82, "家秘密")]
    assert opened([*page, text(105, 76, "5")])[1:] == ["属于国家秘密\t5"]


def test_a_table_goes_on_over_a_page_and_its_head_is_read_once():
    head = ["信息内容", "本年制发", "本年废止", "现行有效"]
    first, second = [700, 720, 740], [60, 80, 100]
    pages = (
        [TITLE, *grid(XS, first), *cells(first, head, ["规章", "1", "2", "3"])],
        [
            *grid(XS, second),
            *cells(second, head, ["许可", "4", "", "6"]),
            text(50, 140, "三、收到"),
        ],
    )
    document = open_document(pdf(*pages))
    lines = document.text.splitlines()
    assert lines[1:] == ["\t".join(head), "规章\t1\t2\t3", "许可\t4\t\t6", "三、收到"]
    assert document.place(document.text.index("许可")) == Place(2, 1, 3, 1)
    assert document.place(document.text.index("规章")) == Place(1, 1, 2, 1)


def test_a_part_without_the_frame_of_a_merged_cell_goes_on_with_its_table():
    first, second = [700, 720, 740], [60, 80]
    pages = (
        [TITLE, *grid(XS, first), *cells(first, ["办理", "规章", "1", "2"], ["", "许可", "3", ""])],
        [*grid(XS[1:], second), *cells(second, ["处罚", "5", ""], xs=XS[1:])],
    )
    assert opened(*pages)[1:] == ["办理\t规章\t1\t2", "\t许可\t3\t", "\t处罚\t5\t"]


@pytest.mark.parametrize("number", ["- {} -", "{}", "第{}页", "{}/3", "第 {} 页 共 3 页"])
def test_page_numbers_are_no_part_of_the_text(number):
    lines = ["本年度共收到申请12件", "上年结转3件", "均已答复"]
    pages = [
        [
            text(50, 60, line),
            text(50, 80, "以上为第一段落之内容说明文字"),
            text(290, 780, number.format(at)),
        ]
        for at, line in enumerate(lines, start=1)
    ]
    shown = "\n".join(opened(*pages))
    assert all(line in shown for line in lines)
    assert "页" not in shown
    assert not any(line.strip(" -").isdecimal() for line in shown.splitlines())


def test_a_number_at_the_foot_that_does_not_count_pages_stays():
    first = [text(50, 60, "本年度收到的申请"), text(290, 780, "12")]
    second = [text(50, 60, "上年结转的申请"), text(290, 780, "35")]
    assert [line.strip() for line in opened(first, second)[1::2]] == ["12", "35"]


def test_heads_and_feet_of_every_page_are_left_out_but_the_first_head():
    pages = [
        [
            text(50, 20, "某局年度报告"),
            text(50, 60, f"这是本报告第{word}部分的内容说明文字"),
            text(50, 780, "https://example.invalid/report.html"),
        ]
        for word in "一二三"
    ]
    shown = opened(*pages)
    assert shown[0] == "某局年度报告"
    assert sum("年度报告" in line for line in shown) == 1
    assert not any("example" in line for line in shown)


def test_lines_of_a_paragraph_are_joined():
    full = "本年度我局认真贯彻落实条例各项规定全年共收到政府信息公开申请"
    page = [text(50, 60, full), text(50, 78, "12件，均已答复。"), text(70, 96, "另起一段。")]
    assert opened(page) == [f"{full}12件，均已答复。", "另起一段。"]


def test_bold_type_made_by_printing_twice_is_read_once():
    page = [TITLE, text(50, 80, "总计11件"), text(50.3, 80, "总计11件")]
    assert opened(page)[1:] == ["总计11件"]


def test_a_watermark_across_the_page_is_left_out():
    mark = f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 {HEIGHT - 400} Tm <00310032003300340035> Tj ET"
    assert opened([TITLE, text(50, 80, "总计11件"), mark])[1:] == ["总计11件"]


@pytest.mark.parametrize("turn", ["0 1 -1 0 700 100", "0 -1 1 0 0 600", "-1 0 0 -1 600 800"])
def test_a_page_that_is_turned_is_read_upright(turn):
    ys = [160, 180, 200]
    words = cells(ys, ["1规章", "12", "", "345"], ["2许可", "67", "7", ""])
    assert opened([f"q {turn} cm", *grid(XS, ys), *words, text(60, 300, "1规章2许可" * 9), "Q"])[
        :2
    ] == ["1规章\t12\t\t345", "2许可\t67\t7\t"]


# --- tables without rules ----------------------------------------------------------------------


def unruled(*rows: tuple[float, list[str]]) -> Page:
    """Rows of words at given heights; values are centred under 200, 280, 360."""
    page = [TITLE]
    for y, (label, *values) in rows:
        page += [text(50, y, label)] if label else []
        for middle, value in zip((200, 280, 360), values, strict=False):
            page += [text(middle - 2.5 * len(value), y, value)] if value else []
    return page


def test_values_without_rules_stand_in_the_columns_of_the_fullest_rows():
    page = unruled(
        (80, ["规章规章", "1", "2", "3"]),
        (110, ["许可许可", "", "22222", ""]),
        (140, ["处罚处罚", "4", "", "60"]),
    )
    assert opened(page)[1:] == ["规章规章\t1\t2\t3", "许可许可\t\t22222\t", "处罚处罚\t4\t\t60"]


def test_a_label_around_its_values_is_put_together():
    page = unruled(
        (80, ["1.规章规章", "1", "2", "3"]),
        (104, ["2.要求行政机关确认", "", "", ""]),
        (110, ["", "4", "5", "6"]),
        (116, ["或重新出具", "", "", ""]),
        (140, ["3.处罚处罚", "7", "8", "9"]),
    )
    assert opened(page)[1:] == [
        "1.规章规章\t1\t2\t3",
        "2.要求行政机关确认或重新出具\t4\t5\t6",
        "3.处罚处罚\t7\t8\t9",
    ]


def test_names_above_columns_are_whole():
    page = unruled((140, ["规章规章", "11", "22", "33"]), (170, ["许可许可", "44", "55", "66"]))
    for middle, name in zip((200, 280, 360), ("自然", "商业", "总计"), strict=True):
        page += [text(middle - 10, 100, name), text(middle - 10, 114, "人数")]
    assert opened(page)[1] == "\t自然人数\t商业人数\t总计人数"


def test_a_number_broken_over_lines_settles_nothing():
    page = unruled(
        (80, ["规章规章", "1", "2", "3"]),
        (104, ["", "", "22", ""]),
        (110, ["许可许可", "4", "", "6"]),
        (116, ["", "", "33", ""]),
        (140, ["处罚处罚", "7", "8", "9"]),
    )
    assert opened(page)[1:] == ["规章规章\t1\t2\t3", "许可许可\t4 6 22 33\t\t", "处罚处罚\t7\t8\t9"]


def test_a_value_pushed_out_of_its_line_is_taken_back_where_it_alone_is_missing():
    page = unruled(
        (80, ["规章规章", "1", "2", "3"]),
        (110, ["许可许可", "4", "5", ""]),
        (116, ["", "", "", "9"]),
        (140, ["处罚处罚", "7", "8", "9"]),
    )
    assert opened(page)[2] == "许可许可\t4\t5\t9"


def test_a_column_that_every_full_row_leaves_blank_is_seen_by_its_name():
    page = unruled((140, ["规章规章", "11", "", "33"]), (170, ["许可许可", "", "55", ""]))
    page += [text(50, 110, "信息内容")]
    for middle, name in zip((200, 280, 360), ("制发件数", "废止件数", "有效件数"), strict=True):
        page.append(text(middle - 20, 110, name))
    assert opened(page)[1:] == [
        "信息内容\t制发件数\t废止件数\t有效件数",
        "规章规章\t11\t\t33",
        "许可许可\t\t55\t",
    ]


def test_a_value_that_touches_its_label_is_a_value():
    page = unruled((80, ["规章规章", "1", "2", "3"]), (110, ["许可许可", "", "5", "6"]))
    page.append(text(187.5, 110, "许0"))
    page.append(text(90, 110, "许可许可许可许可许可"[:9]))
    assert opened(page)[2].split("\t")[1:] == ["0", "5", "6"]


def test_the_end_of_a_label_below_its_frame_is_put_back_where_the_table_goes_on():
    first, second = [700, 720, 740], [60, 80]
    pages = (
        [
            TITLE,
            *grid(XS, first),
            *cells(first, ["本年度办", "规章", "1", "2"]),
            text(55, 752, "理结果"),
        ],
        [*grid(XS, second), *cells(second, ["", "处罚", "5", ""])],
    )
    assert opened(*pages)[1:] == ["本年度办理结果\t规章\t1\t2", "\t\t\t", "\t处罚\t5\t"]
