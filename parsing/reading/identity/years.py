"""Years as reports write them: 2021, ２０２１, 二〇二一, 2 0 2 1; and what speaks for a year.

All patterns are for bare text (``parsing.reading.plain``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parsing.reading.plain import Plain

_NUMERALS = str.maketrans("〇○零ＯOo一二三四五六七八九", "000000123456789")
# The look behind comes after the first digit, so that a search skips from one 2 to the next.
_DIGITS = r"2(?<![\d〔\[]2)\ ?0\ ?[0-4]\ ?\d(?!\d|[〕\]]|[)）]\d+号)"
_CHINESE = r"[二2][〇○零ＯOo0][〇○零ＯOo0一二三][〇○零ＯOo0一二三四五六七八九]"
YEAR = f"(?:{_DIGITS}|{_CHINESE})"
UNIT = "(?:年度|年|度)"

_FIRST_DAY = "(?:1月1日|一月一日|元月1日|元月一日)"
_LAST_DAY = "(?:12月31日|十二月三十一日|12月底|12月末)"
_YEAR = re.compile(YEAR)
PERIOD = re.compile(
    rf"(?P<from>{YEAR})年?\ ?{_FIRST_DAY}(?:零时|0时|起|开始|始)*[,，、]?"
    rf"(?:至|到|截至|截止|[-—–~～一])+(?:(?P<to>{YEAR})年?\ ?|当年|同年)?{_LAST_DAY}"
)

_ACCOUNT = re.compile(
    rf"(?P<year>{YEAR})年?度?的?(?:政府信息|信息|政务)公开(?:工作)?(?:开展|落实|推进)?情况"
)
_SUBJECT = re.compile(rf"(?P<year>{YEAR})年度?")
_OF_ANOTHER_TIME = re.compile(
    r"相比|结转|以来|以前|之前|同期|同比|前|后|上半年|下半年|第?[一二三四1-4]季|起|间|[至到—–-]|将|要|继续|计划"
    r"|拟|的?(?:工作)?(?:打算|要点|安排|思路|计划)|[末初底版]|新?修[订改]|印发|颁布|[〇○零一二三四五六七八九十\d]"
)
_LATER = re.compile(r"[^。；;]{0,16}(?:将|计划|打算|拟|下一步)")
_BEFORE_SUBJECT = frozenset("。；;:：!！?？)）>|、#")
_HEADINGS = ("总体情况", "基本情况", "概述", "概况", "情况如下", "报告如下")
_PROBLEMS = (
    "存在问题",
    "存在的问题",
    "存在主要问题",
    "存在的主要问题",
    "存在不足",
    "存在的不足",
    "下一步",
)


class Stated(NamedTuple):
    """A year, the characters of the bare text that state it, and how often the text does."""

    year: int
    start: int
    end: int
    times: int = 1


def year_of(words: str) -> int:
    """The year that a match of ``YEAR`` writes."""
    return int(words.replace(" ", "").translate(_NUMERALS))


def years_in(text: str) -> list[int]:
    """The places of ``text`` where a year is written; every pattern that begins with one fits there."""
    places = []
    found = _YEAR.search(text)
    while found:
        places.append(found.start())
        found = _YEAR.search(text, found.start() + 1)
    return places


def periods(text: str, years: Iterable[int]) -> Iterator[Stated]:
    """The years whose 1 January to 31 December the text names as its period.

    A period that begins in one year and ends in another is a slip and says nothing.
    """
    for place in years:
        found = PERIOD.match(text, place)
        if found and (found["to"] is None or year_of(found["to"]) == year_of(found["from"])):
            yield Stated(year_of(found["from"]), found.start(), found.end())


def accounted_year(text: str, years: Iterable[int]) -> Stated | None:
    """The year whose 信息公开工作情况 the text says it gives."""
    for place in years:
        found = _ACCOUNT.match(text, place)
        if found:
            return Stated(year_of(found["year"]), *found.span("year"))
    return None


def told_year(plain: Plain, years: Iterable[int]) -> Stated | None:
    """The year that the prose tells of: 2023年，我局…; None without a majority.

    Years that are compared with, planned for or part of a date do not count, nor does what
    follows the section on problems.
    """
    found = list(_subjects(plain, years))
    counted = Counter(each.year for each in found).most_common(1)
    if not counted or counted[0][1] * 2 <= len(found):
        return None
    year, times = counted[0]
    return next(each for each in found if each.year == year)._replace(times=times)


def _subjects(plain: Plain, years: Iterable[int]) -> Iterator[Stated]:
    text = plain.text
    limit = _end_of_account(text)
    for start in years:
        found = _SUBJECT.match(text, start, limit)
        end = found.end() if found else start
        if not found or _OF_ANOTHER_TIME.match(text, end) or _LATER.match(text, end):
            continue
        is_first = (
            plain.starts_line(start)
            or text[start - 1] in _BEFORE_SUBJECT
            or text[max(0, start - 4) : start].endswith(_HEADINGS)
        )
        if is_first:
            yield Stated(year_of(found["year"]), start, end)


def _end_of_account(text: str) -> int:
    """Where the section on problems begins; the last mention, as a table of contents names it too."""
    place = max(map(text.rfind, _PROBLEMS))
    return place if place >= 0 else len(text)
