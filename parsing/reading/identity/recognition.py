"""Agency and year together: what speaks for a year is weighed, the best witness of an agency wins."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.reading.plain import Plain
from parsing.reading.values import Recognised

from .agency import agency_in
from .titles import Mention, mentions, notice
from .years import Stated, accounted_year, periods, told_year, years_in

# How much each witness of the year counts; the period is the best.
WEIGHTS = {"period": 6, "title": 4, "prose": 3, "first_sentence": 2}
_HEADING = "总体情况"
_REPORTING = re.compile("统计期限|本报告|概述|需要报告的")
_OTHER_PAPER = re.compile(
    "(?:法治政府建设|政府工作|网站工作|预算|决算)[^。]{0,12}(?:报告|报表|公开)"
    "|(?:指南|通知|公告|要点|方案|办法|预算|决算)$"
)
_FIRST_LINES = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports and for which year; None where the text does not say.

    ``mentions`` are the places where the text names its report, ``witnesses`` what speaks for a
    year, each kind once: title, first_sentence, period, prose.
    """

    agency: Recognised[str] | None = None
    year: Recognised[int] | None = None
    mentions: tuple[Mention, ...] = ()
    witnesses: tuple[tuple[str, Stated], ...] = ()


def recognise(text: str) -> Identity:
    """The agency and the year that a report states; neither in a text that is no such report."""
    return identify(Plain.of(text))


def identify(plain: Plain) -> Identity:
    """The agency and the year that the report with these bare words states."""
    years = years_in(plain.text)
    found = tuple(mentions(plain, years))
    witnesses = tuple(_witnesses(plain, years, found))
    if not _is_report(plain, found):
        return Identity(mentions=found, witnesses=witnesses)
    return Identity(agency_in(plain, found), year_in(plain, witnesses), found, witnesses)


def year_in(plain: Plain, witnesses: Sequence[tuple[str, Stated]]) -> Recognised[int] | None:
    """The year for which most speaks; None where nothing does, or as much speaks for another."""
    weights: Counter[int] = Counter()
    for reason, stated in witnesses:
        weights[stated.year] += WEIGHTS[reason]
    best = weights.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    year = best[0][0]
    reason, stated = _foremost(witnesses, year)
    return Recognised(year, plain.span(stated.start, stated.end), reason)


def _witnesses(
    plain: Plain, years: Sequence[int], found: Sequence[Mention]
) -> Iterator[tuple[str, Stated]]:
    """Each kind of witness once, the first of its kind."""
    titles = [each.year for each in found if each.year and each.is_title]
    sentences = [each.year for each in found if each.year and not each.is_title]
    if titles:
        yield "title", titles[0]
    accounted = sentences[0] if sentences else accounted_year(plain.text, years)
    if accounted:
        yield "first_sentence", accounted
    named = list(periods(plain.text, years))
    if len({stated.year for stated in named}) == 1:
        yield "period", named[0]
    told = told_year(plain, years)
    if told:
        yield "prose", told


def _foremost(witnesses: Sequence[tuple[str, Stated]], year: int) -> tuple[str, Stated]:
    """The witness to show for ``year``: the title's words, or those that prevail against it."""
    speaking = dict(each for each in witnesses if each[1].year == year)
    overruled = any(reason == "title" and stated.year != year for reason, stated in witnesses)
    for reason in ("title", "period", "first_sentence", "prose"):
        if reason in speaking:
            return "against_title" if overruled else reason, speaking[reason]
    raise KeyError(year)


def _is_report(plain: Plain, found: Sequence[Mention]) -> bool:
    """Whether the text is a report on open government information, not a paper about them."""
    asks = notice(plain)
    if asks is not None:
        return any(each.is_title and each.name and not each.covers(asks) for each in found)
    if found:
        return True
    if any(_OTHER_PAPER.search(line) for line in _first_lines(plain)):
        return False
    text = plain.text
    return _HEADING in text or ("公开" in text and _REPORTING.search(text) is not None)


def _first_lines(plain: Plain) -> list[str]:
    ends = plain.breaks[: _FIRST_LINES + 1]
    return [plain.text[start:end] for start, end in pairwise((0, *ends, len(plain.text)))]
