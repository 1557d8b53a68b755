"""What a text is written in becomes cells between bars or tabs, every letter in its place."""

import pytest

from parsing.reading import notation
from parsing.reading.lexing import lex


def shown(text: str) -> str:
    projected = notation.project(text)
    assert len(projected) == len(text)
    return projected.replace("\0", "")


def test_the_lines_of_a_wiki_row_are_one_row() -> None:
    text = '{| class="a"\n|-\n! colspan="2"| 信息\n内容\n|-\n| 规章\n|\n| 2 || 3\n|}\n完'
    assert shown(text).split("\n")[1:] == ["", "| 信息内容|", "| 规章|| 2 | 3|", "完"]


def test_what_latex_says_of_the_look_of_a_table_is_not_shown() -> None:
    text = (
        "\\begin{tabular}{l|r}\n\\cline{1-2}\n\\multirow[t]{2}{3em}{规\\textbf{章}} & 2 \\\\[2pt]\n"
        "总计 & \\color{red}3 \\\\ % 5\n\\end{tabular}"
    )
    assert shown(text).split("\n")[:2] == ["  规章 | 2 ", " 总计 | 3 "]


@pytest.mark.parametrize(
    ("line", "as_shown"),
    [
        ('规章,,"1,200"', "规章\t\t 1,200 "),
        ('"规\n章",0,/', " 规 章 \t0\t/"),
        ("（四）（按情形,分）,1,2（其中修订 1 件）", "（四）（按情形,分）\t1\t2（其中修订 1 件）"),
        ("1,2,3,4,5", "1\t2\t3\t4\t5"),
        ("收到申请 1,234 件", "收到申请 1,234 件"),
        ("规章 1,234", "规章 1,234"),
        ("规章1,234", "规章1,234"),
        ("1,234,567", "1,234,567"),
        ("公开,透明", "公开,透明"),
    ],
)
def test_a_line_of_a_label_and_numbers_between_commas_is_a_row(line: str, as_shown: str) -> None:
    others = "规范性文件,1,2\n" * 8
    assert shown(others + line) == "规范性文件\t1\t2\n" * 8 + as_shown


def test_a_few_lines_with_commas_are_prose() -> None:
    text = "规范性文件,1,2\n" * 4
    assert shown(text) == text


def test_tags_and_entities_within_words_are_not_shown() -> None:
    assert shown('<span class="a">规</span>章 &quot;1&quot;&nbsp;') == '规章 "1"\u00a0'


def test_a_label_cut_behind_its_first_character_begins_with_no_blank() -> None:
    assert [value.number for value in lex("无\n不适用\n无\n法提供\n无\n正 当理由").values] == [
        None,
        None,
    ]
