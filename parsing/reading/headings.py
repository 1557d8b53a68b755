"""The headings of a report's sections: 一、总体情况, 2.主动公开情况, 存在的问题 on a line of its own.

    heading = [number] words
    number  = "一、" | "第一部分" | "（一）" | "1."

The words tell which section begins; its number may be wrong or missing. One behind 一、 may stand
anywhere, any other has its line for itself. What stands in a table of contents heads nothing.
Other headings behind 一、, and the title of a statistics sheet, open a section of the report's own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .plain import Plain
from .values import SectionCode

FIRST, ALONE, NESTED = range(3)

_WORDS: dict[SectionCode, str] = {
    "overview": "(?:政府信息公开|信息公开|政务公开|工作|的){0,3}(?:总体|基本|整体)(?:工作)?情况"
    "|概述|概况|总体工作",
    "disclosure": "(?:行政机关|本机关|政府信息){0,2}主动公开(?:政府信息|信息|工作|的){0,3}(?:情况)?",
    "requests": "(?:行政机关|本机关)?(?:收到|受理|处理|办理)(?:[和及与、]|处理|办理)*(?:政府)?信息公开申请(?:的|办理|处理|工作){0,3}情况"
    "|(?:政府信息)?依申请公开(?:政府信息|信息|[和及与]不予公开|办理|处理|工作|的){0,5}(?:情况)?"
    "|(?:政府)?信息公开申请(?:收到|[和及与]|办理|处理|工作|的){0,5}情况",
    "disputes": "(?:因|政府信息公开|信息公开|工作|被|申请|引起|提起|引发|的){0,6}(?:行政)?复议"
    "(?:[、,和及与]|行政|提起|被|申请|的){0,5}诉讼(?:[、和及]|申诉|举报|的|工作){0,4}(?:情况)?",
    "problems": "(?:政府信息公开|信息公开|工作|中){0,3}"
    "(?:存在的?(?:主要|突出)?(?:问题|不足|困难)|主要问题|问题[和及与])"
    "(?:[和及与、,]|下一步|今后|不足|主要|改进|整改|解决|工作|打算|措施|安排|计划|情况|的){0,9}"
    "|改进(?:措施|情况)|下一步(?:工作)?(?:打算|安排|计划|措施|重点)",
    "other": "(?:其[他它])?需要(?:报告|说明)的?(?:其[他它])?(?:事项|情况|问题)"
    "|其[他它](?:有关|重要|相关)?(?:事项|情况)|附则",
}
_NUMBER = (
    "(?P<first>第[一二三四五六七八九]部分[:、]?|[一二三四五六七八九][、.,:])"
    "|(?P<nested>[(（][一二三四五六七八九\\d][)）]、?|\\d[、.．])"
)
_HEADING = re.compile(
    f"(?:{_NUMBER})?"
    f"(?:{'|'.join(f'(?P<{code}>{words})' for code, words in _WORDS.items())})".replace(
        "信息", "(?:信息|资讯)"
    )
)
_OWN = re.compile("[一二三四五六七八九]、(?!本年|上年|结转)[^。;:\\d]{2,30}")
_INLINE = re.compile("[一二三四五六七八九]、")
_BEGINNINGS = frozenset("第(（一二三四五六七八九政信工总基整概行本主收受处办依因被复存问改下其需附")
# Behind a digit they make a number; a line that begins with another digit is a cell's.
_POINTS = frozenset("、.．")
_VAGUE_ALONE: frozenset[SectionCode] = frozenset(("disclosure", "requests", "disputes"))
_PAGE = re.compile("[.…·_-]{0,99}\\d{1,3}")
_REST_OF_HEADING = re.compile("[^。;:,]{0,15}[:。]?")
_NUMBERED_WITHIN = re.compile("[(（][一二三四五六七八九][)）]")

_SHEET = re.compile("[\u4e00-\u9fff\\d]{0,20}政府信息公开(?:工作)?情况统计表")
_ROW_OF_SHEET = re.compile("主动公开政府信息数|收到申请数|当面申请数|接受培训人员数|培训班数")
_CONTENTS = 3
_CLOSE = 4
_MOST_OWN = 20


class Heading(NamedTuple):
    """A heading in the bare text; ``rank`` is FIRST behind 一、, ALONE without a number, NESTED."""

    code: SectionCode
    start: int
    end: int
    rank: int


def headings(plain: Plain, tables: Sequence[tuple[int, int]]) -> list[Heading]:
    """The headings of the report in their order: each section's best, and those of its own.

    ``tables`` are the stretches of the bare text in which no heading stands.
    """
    sheet = _sheet(plain)
    found = list(_candidates(plain, (*tables, (sheet.start, sheet.end)) if sheet else tables))
    if sheet:
        title = plain.text.index("统计表", sheet.start) + 3
        found.append(Heading("further", sheet.start, title, FIRST))
    return _best(_without_contents(plain, sorted(found, key=lambda each: each.start)))


def end_within(plain: Plain, heading: Heading, limit: int) -> int:
    """Where a section ends that lies within another: at the next （三）, or at ``limit``."""
    for place in plain.breaks_between(heading.end - 1, limit):
        if _NUMBERED_WITHIN.match(plain.text, place):
            return place
    return limit


def _candidates(plain: Plain, closed: Sequence[tuple[int, int]] = ()) -> Iterator[Heading]:
    """The headings outside of the stretches that are closed, in no order."""
    text, start = plain.text, 0
    for first, last in (*sorted(closed), (len(text), len(text))):
        if start < first:
            yield from _candidates_between(plain, start, first)
        start = max(start, last)


def _candidates_between(plain: Plain, start: int, end: int) -> Iterator[Heading]:
    text = plain.text
    lines = {
        place
        for place in plain.lines_between(start, end)
        if text[place] in _BEGINNINGS or text[place + 1 : place + 2] in _POINTS
    }
    for place in lines.union(found.start() for found in _INLINE.finditer(text, start, end)):
        heading = _heading(plain, place, is_line=place in lines)
        if heading:
            yield heading


def _heading(plain: Plain, place: int, *, is_line: bool) -> Heading | None:
    text, end_of_line = plain.text, _end_of_line(plain, place)
    found = _HEADING.match(text, place, end_of_line)
    if not found:
        is_own = is_line and _OWN.fullmatch(text, place, end_of_line)
        return Heading("further", place, end_of_line, FIRST) if is_own else None
    code: SectionCode = next(code for code in _WORDS if found[code])
    end, is_whole = found.end(), False
    if _PAGE.fullmatch(text, end, end_of_line):
        return None
    if is_line:
        rest = _REST_OF_HEADING.fullmatch(text, end, end_of_line)
        end, is_whole = (end_of_line, True) if rest else (end, False)
    if found["first"]:
        return Heading(code, place, end, FIRST)
    if found["nested"]:
        if is_line and not is_whole and text[end : end + 1] in {"。", ":"}:
            end, is_whole = end + 1, True
        return Heading(code, place, end, NESTED) if is_whole else None
    is_vague = code in _VAGUE_ALONE and not found[code].endswith("情况")
    if is_vague or not is_line or found.end() < end_of_line - 1:
        return None
    return Heading(code, place, end, ALONE)


def _end_of_line(plain: Plain, place: int) -> int:
    at = bisect_right(plain.breaks, place)
    return plain.breaks[at] if at < len(plain.breaks) else len(plain.text)


def _sheet(plain: Plain) -> Heading | None:
    """The statistics sheet of 2014 to 2018, from its title to the overview behind it or the end."""
    rows = [found.start() for found in _ROW_OF_SHEET.finditer(plain.text)]
    titles = [found.start() for found in _SHEET.finditer(plain.text, 0, rows[0])] if rows else []
    if not titles:
        return None
    later = (each.start for each in _candidates(plain) if each.code == "overview")
    end = min((place for place in later if place > rows[-1]), default=len(plain.text))
    return Heading("further", titles[-1], end, FIRST)


def _without_contents(plain: Plain, found: Sequence[Heading]) -> list[Heading]:
    """The headings but those that follow each other with nothing between, as in a menu."""
    runs: list[list[Heading]] = []
    for each in found:
        codes = {held.code for held in runs[-1]} if runs else set()
        between = plain.text[runs[-1][-1].end - 1 : each.start] if runs else "。"
        if len(between) <= _CLOSE and "。" not in between and each.code not in codes:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [each for run in runs if len(run) < _CONTENTS for each in run]


def _best(found: Sequence[Heading]) -> list[Heading]:
    best: dict[SectionCode, Heading] = {}
    own = islice((each for each in found if each.code == "further"), _MOST_OWN)
    for each in found:
        if each.code == "further":
            continue
        if each.code not in best or each.rank < best[each.code].rank:
            best[each.code] = each
    return sorted((*best.values(), *own), key=lambda each: each.start)
