"""Titles of reports: 温州市司法局2020年政府信息公开工作年度报告, in every order of its parts.

    title  = name [关于] year subject | year name subject | name subject-with-year
           | subject "(" year ")" name
    subject = 政府信息公开 { 工作 | 情况 | 年度 | 的 | year } ( 报告 | 年报 )

The same words inside a sentence (现将…公布如下) are a mention. A notice that asks for reports, a
format or a meeting about them is no report.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from parsing.reading.plain import Plain

from . import organisations
from .years import UNIT, YEAR, Stated, year_of

_REPORT = (
    "(?:政务公开[和与暨及、]政府信息公开|政府信息公开|政务信息公开|政府资讯公开|信息公开|资讯公开"
    "|政务公开|政府公开)"
    "(?:[和与暨及、](?:政务|政府信息)公开)?"
    f"(?:工作|情况|年度|的|总结|[(（]?(?P<inner>{YEAR}){UNIT}?[)）]?)*(?:报告|年报)书?"
)
_SUBJECT = re.compile(_REPORT)
# A title that names the report but not what it is about; only ever a whole line.
_BARE_SUBJECT = re.compile(f"(?P<inner>{YEAR}){UNIT}?(?:年度|工作)*(?:报告|年报)")
_ABOUT_REPORTS = re.compile(
    r"[)）]?[(（]?(?:的|工作|编制|编写|编报|发布|报送|公开|撰写|填报|等|及|和|相关|有关|统一)*"
    r"(?:格式|通知|通报|的公告|公告的|的函|培训|会议|考核|评估|评议|测评|模板|样式|样表|范本|样本|指南|指引"
    r"|解读|规范|要求|事项|专栏|栏目|目录|制度)"
)
_NOTICE = re.compile(
    f"关于[^。；《》〈〉]{{0,40}}?{_REPORT}[^。；《》〈〉]{{0,24}}?(?:通知|通报|的函|方案|公告)"
)
_CITING = re.compile("(?:根据|按照|依据|落实|依照|执行|贯彻|[《〈])[^》〉。；]*$")
_YEAR_BEFORE = re.compile(f"(?P<year>{YEAR}){UNIT}?(?:的|关于|[)）])?$")
_ANY_YEAR = re.compile(f"(?P<year>{YEAR}){UNIT}?")
_YEAR_AFTER = re.compile(f"[(（]?(?P<year>{YEAR})(?:年度|年|度)[)）]?(?!\\d{{1,2}}月|[一-龥]月)")
_BETWEEN = re.compile(r"(?:关于|的|[-—_－《〈“\"(（:：])+$")
_VERB = re.compile("(?:现将|现就|公布|发布|编制|形成|根据|按照|特向社会|,|，|。|；)$")
_CAPTION = re.compile(
    r"(?:填报|编报|编制|报告|填表|报送|公开)?(?:单位|机关)(?:名称)?(?:[(（]盖章[)）])?[:：]"
)
_SUBJECT_BEGINS = re.compile("(?:办公[室厅]|[局厅]|委员会)政府$")
_WINDOW = 64
_NEAR = 80
_TOP = 2_000
_MOST_MENTIONS = 40


class Mention(NamedTuple):
    """One place where the text names its report.

    ``name`` is the stretch of the bare text with the agency's name, ``year`` the year stated with
    it, either None where absent. ``is_title`` tells a title from a sentence; ``is_caption``
    that the name stands behind the title and not in it.
    """

    start: int
    end: int
    name: tuple[int, int] | None
    year: Stated | None
    is_title: bool
    is_caption: bool = False

    def covers(self, place: int) -> bool:
        """Whether ``place`` lies within these words."""
        return self.start <= place < self.end


def mentions(plain: Plain, years: Iterable[int]) -> Iterator[Mention]:
    """Where the text names the report that it is, in the order of the text.

    ``years`` are the places where it writes a year.
    """
    for subject in islice(_SUBJECT.finditer(plain.text), _MOST_MENTIONS):
        if not _ABOUT_REPORTS.match(plain.text, subject.end()):
            yield _mention(plain, subject)
    yield from _bare_titles(plain, years)


def notice(plain: Plain) -> int | None:
    """Where the text has the title of a notice about reports; None where it has none."""
    for found in _NOTICE.finditer(plain.text):
        before = plain.text[max(0, found.start() - _WINDOW) : found.start()]
        if not _CITING.search(before):
            return found.start()
    return None


def _mention(plain: Plain, subject: re.Match[str]) -> Mention:
    start, end = subject.span()
    name, year, first = _before(plain, start)
    if subject["inner"]:
        year = Stated(year_of(subject["inner"]), subject.start("inner"), subject.end("inner"))
    after = _YEAR_AFTER.match(plain.text, end)
    if year is None and after:
        year = Stated(year_of(after["year"]), after.start("year"), after.end("year"))
        end = after.end()
    if name:
        return Mention(first, end, name, year, _is_title(plain, first))
    caption = _caption(plain, end)
    if caption and year is None:
        after = _YEAR_AFTER.match(plain.text, caption[1])
        if after:
            year = Stated(year_of(after["year"]), after.start("year"), after.end("year"))
    return Mention(first, end, caption, year, _is_title(plain, first), is_caption=bool(caption))


def _before(plain: Plain, end: int) -> tuple[tuple[int, int] | None, Stated | None, int]:
    """Name and year before the subject, and where the first of them begins."""
    text, floor = plain.text, max(0, end - _WINDOW)
    window = text[floor:end]
    year = None
    found = _YEAR_BEFORE.search(window)
    if found:
        year = Stated(
            year_of(found["year"]), floor + found.start("year"), floor + found.end("year")
        )
        end = floor + found.start()
    else:
        found = _year_then_name(window)
        if found:
            year = Stated(
                year_of(found["year"]), floor + found.start("year"), floor + found.end("year")
            )
            start = floor + found.end()
            start = max(start, organisations.run_before(plain, end))
            return _named(plain, start, end), year, year.start
    between = _BETWEEN.search(text, max(0, end - 8), end)
    if between:
        end = between.start()
    name = _named(plain, organisations.run_before(plain, end), end)
    return name, year, name[0] if name else (year.start if year else end)


def _year_then_name(window: str) -> re.Match[str] | None:
    """The last year in ``window`` that only letters of a name follow."""
    years = list(_ANY_YEAR.finditer(window))
    if years and re.fullmatch(f"{organisations.LETTER}+", window[years[-1].end() :]):
        return years[-1]
    return None


def _named(plain: Plain, start: int, end: int) -> tuple[int, int] | None:
    if plain.text[start:end].endswith("人民") and plain.text.startswith("政府", end):
        end += 2  # 某市人民政府信息公开…: one 政府 stands for two
    elif _SUBJECT_BEGINS.search(plain.text, start, end):
        end -= 2  # 某办公室政府 2021 信息公开…: the year fell between the subject's words
    if end - start < 2:
        return None
    return organisations.name_start(plain, start, end), end


def _is_title(plain: Plain, start: int) -> bool:
    torn = organisations.TORN_YEAR.search(plain.text, max(0, start - 2), start)
    if plain.follows_gap(torn.start() if torn else start):
        return True
    before = plain.text[max(0, start - 4) : start]
    return bool(before) and not _VERB.search(before) and not _is_letter(before[-1])


def _caption(plain: Plain, end: int) -> tuple[int, int] | None:
    """The agency named behind the title: on the next line, or after 单位：."""
    text = plain.text
    starts = [
        label.end()
        for label in _CAPTION.finditer(text, end, min(len(text), end + _NEAR))
        if plain.follows_gap(label.start()) or not _is_letter(text[label.start() - 1])
    ]
    if plain.follows_gap(end):
        starts.append(end)
    for start in starts:
        letters = re.compile(f"{organisations.LETTER}{{3,40}}").match(text, start)
        if not letters or organisations.TORN_YEAR.match(text, start):
            continue
        stops = [letters.end(), *plain.gaps_between(start, letters.end())]
        for stop in sorted(stops, reverse=True):
            if organisations.is_agency(text[start:stop]):
                return start, stop
    return None


def _bare_titles(plain: Plain, years: Iterable[int]) -> Iterator[Mention]:
    for start in takewhile(_TOP.__gt__, years):
        found = _BARE_SUBJECT.match(plain.text, start, _TOP)
        if not found:
            continue
        end = found.end()
        year = Stated(year_of(found["inner"]), found.start("inner"), found.end("inner"))
        name = None
        if not plain.starts_line(start):
            name = _named(plain, organisations.run_before(plain, start), start)
        first = name[0] if name else start
        ends = end == len(plain.text) or plain.starts_line(end)
        if ends and plain.starts_line(first):
            caption = None if name else _caption(plain, end)
            yield Mention(first, end, name or caption, year, True, is_caption=bool(caption))


def _is_letter(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
