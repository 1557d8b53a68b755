"""What happens to texts: disturbances that change nothing, and damages that must be noticed.

A damage is told as the cells that it may have changed: what is read there may be blank or
another printed number, elsewhere never.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

from parsing.forms import Address
from parsing.reading import Span

Disturbance = Callable[[str, Random], str]

_LABEL = re.compile(r"[（）“”、,，.\d]*[\u4e00-\u9fff][\u4e00-\u9fff（）“”、,，：]*")
_LABEL_PIECES = ("政府信息", "申请数量", "国家秘密", "内部事务", "执法案卷", "需要另行", "反复申请")


def windows_line_ends(text: str, _: Random) -> str:
    return text.replace("\n", "\r\n")


def full_width_digits(text: str, _: Random) -> str:
    """Digits in the tables alone: prose would change its meaning for other readers."""
    head, sep, tail = text.partition("第二十条")
    return head + sep + tail.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def half_width_brackets(text: str, _: Random) -> str:
    return text.translate(str.maketrans("（），：“”", '(),:""'))


def without_numbering(text: str, _: Random) -> str:
    for number in ("1.", "2.", "3.", "4.", "5.", "6.", "7.", "8."):
        for label in (
            "属于",
            "其他",
            "危及",
            "保护",
            "本机关",
            "没有",
            "补正",
            "信访",
            "重复",
            "要求",
            "无正当",
            "申请人",
        ):
            text = text.replace(number + label, label)
    for number in ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）"):
        for label in (
            "予以公开",
            "部分公开",
            "不予公开",
            "无法提供",
            "不予处理",
            "其他处理",
            "总计",
        ):
            text = text.replace(number + label, label)
    return text


def spaces_in_labels(text: str, random: Random) -> str:
    for piece in _LABEL_PIECES:
        cut = random.randint(1, len(piece) - 1)
        text = text.replace(piece, piece[:cut] + " " + piece[cut:])
    return text


def cut_labels(text: str, random: Random) -> str:
    for piece in _LABEL_PIECES:
        cut = random.randint(1, len(piece) - 1)
        text = text.replace(piece, piece[:cut] + "\n" + piece[cut:])
    return text


def remarks_in_labels(text: str, random: Random) -> str:
    remark = random.choice(("（件）", "（指2022年办件量，减用负值表示，如-8）", "(含第3项)"))
    for label in ("规章", "行政许可", "行政强制", "属于国家秘密", "重复申请"):
        for before in ("\n", "\t", "|", " ", ">", "."):
            text = text.replace(before + label, before + label + remark)
    return text


def radicals(text: str, _: Random) -> str:
    return text.translate(str.maketrans("行止民见风一二大", "⾏⽌⺠⻅⻛⼀⼆⼤"))


def traditional(text: str, _: Random) -> str:
    return text.translate(str.maketrans("强规条处罚结转续办", "強規條處罰結轉續辦"))


def typing_faults(text: str, _: Random) -> str:
    return (
        text.replace("法律行政法规禁止公开", "法律行政止公开")
        .replace("处理决定数量", "处理绝对数量")
        .replace("上年结转政府信息公开申请数量", "上年结转政府信息公开数量")
    )


def contents_before(text: str, _: Random) -> str:
    contents = (
        "目录\n一、总体情况 1\n二、主动公开政府信息情况 2\n三、收到和处理政府信息公开申请情况 3\n"
        "四、政府信息公开行政复议、行政诉讼情况 5\n五、存在的主要问题及改进情况 6\n\n"
    )
    return contents + text


def table_behind(text: str, _: Random) -> str:
    return text + "\n主动公开数量\n组织机构\t政策文件\t规划计划\n40\t8\t2\n规章库 12\n总计 50\n"


DISTURBANCES: tuple[Disturbance, ...] = (
    windows_line_ends,
    full_width_digits,
    half_width_brackets,
    without_numbering,
    spaces_in_labels,
    remarks_in_labels,
    radicals,
    traditional,
    typing_faults,
    contents_before,
    table_behind,
)


# --- damages ----------------------------------------------------------------------------------

Spans = Mapping[Address, Span]
# A damaged text, and the cells that it may show blank.
Damaged = tuple[str, set[Address]]
Damage = Callable[[str, Spans, Random], Damaged]


def _line(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


def _within(spans: Spans, line: Span) -> set[Address]:
    return {address for address, span in spans.items() if line.start <= span.start < line.end}


def _has_words(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def delete_number(text: str, spans: Spans, random: Random) -> Damaged:
    """One number is gone; where cells are marked, its cell is blank."""
    address = random.choice(list(spans))
    return text[: spans[address].start] + text[spans[address].end :], {address}


def delete_cell(text: str, spans: Spans, random: Random) -> Damaged:
    """One number is gone with what stands between it and the next."""
    order = sorted(spans, key=lambda address: spans[address])
    index = random.randrange(len(order) - 1)
    start, end = spans[order[index]]
    following = spans[order[index + 1]].start
    if _has_words(text[end:following]):
        return text[:start] + text[end:], {order[index]}
    return text[:start] + text[following:], set()


def double_number(text: str, spans: Spans, random: Random) -> Damaged:
    """One number stands twice, as far apart as it is from the next."""
    order = sorted(spans, key=lambda address: spans[address])
    index = random.randrange(len(order) - 1)
    start, end = spans[order[index]]
    between = text[end : spans[order[index + 1]].start]
    between = " " if _has_words(between) else between
    return text[:end] + between + text[start:end] + text[end:], set()


def delete_line(text: str, spans: Spans, random: Random) -> Damaged:
    """One line of the tables is gone; if it was one cell, that may be blank."""
    line = _line(text, random.choice(list(spans.values())).start + random.randint(-40, 0))
    gone = _within(spans, line)
    return text[: line.start] + text[line.end + 1 :], gone if len(gone) == 1 else set()


def double_line(text: str, spans: Spans, random: Random) -> Damaged:
    """One line with numbers stands twice."""
    line = _line(text, random.choice(list(spans.values())).start)
    return text[: line.end] + "\n" + text[line.start :], set()


def exchange_lines(text: str, spans: Spans, random: Random) -> Damaged:
    """Two lines with numbers and their labels change places."""
    lines = sorted({_line(text, span.start) for span in spans.values()})
    index = random.randrange(max(len(lines) - 1, 1))
    if len(lines) < 2:
        return text, set()
    one, two = lines[index : index + 2]
    exchanged = (text[two.start : two.end], text[one.end : two.start], text[one.start : one.end])
    return text[: one.start] + "".join(exchanged) + text[two.end :], set()


def delete_label(text: str, spans: Spans, random: Random) -> Damaged:
    """The words before a row's first number are gone, up to the cell before."""
    firsts: dict[tuple[str, str], int] = {}
    for address, span in sorted(spans.items(), key=lambda each: each[1]):
        firsts.setdefault((address.table, address.row), span.start)
    stop = random.choice(list(firsts.values()))
    words = list(_LABEL.finditer(text, max(0, stop - 120), stop))
    if not words:
        return text, set()
    return text[: words[-1].start()] + text[words[-1].end() :], set()


DAMAGES: tuple[Damage, ...] = (
    delete_number,
    delete_cell,
    double_number,
    delete_line,
    double_line,
    exchange_lines,
    delete_label,
)
