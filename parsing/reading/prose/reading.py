"""Text → statements: every wording, wherever its context lets it count."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from parsing.reading.identity import Identity
from parsing.reading.identity.recognition import identify
from parsing.reading.identity.years import year_of
from parsing.reading.plain import Plain
from parsing.reading.values import Span, Statement

from .context import MOST_USES, Context, is_about_requests, is_about_whole, is_own
from .further import further
from .sentences import sentence_around
from .wordings import WORDINGS, Wording

_TOTALS = frozenset(("received", "handled"))
# No statement is longer.
_LONGEST = 200
_SENTENCE = re.compile("[^。！!？?]+")
# Every statement has a number with its counter, or says that there is none.
_SIGN = re.compile(
    r"[\d零〇一二两三四五六七八九十百]\ ?[件份宗条项个起封次例]"
    "|[未没]有{0,2}[收接受]|[无有](?:政府信息|信息公开|依申请)"
)
_PROMISING = re.compile("申请|结转|顺延|延期|办结|答复|办理完")
_UNITS = {"十": 10, "百": 100}
_NUMERALS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}


Stretch = tuple[int, int]


def statements(text: str, exclude: Sequence[Span] = ()) -> tuple[Statement, ...]:
    """What the prose of ``text`` states in numbers, in the order of the text.

    ``exclude`` are the stretches of ``text`` that are no prose: the official tables.
    """
    plain = Plain.of(text)
    return statements_of(plain, identify(plain), exclude=exclude)


def statements_of(
    plain: Plain, identity: Identity, *, exclude: Sequence[Span] = ()
) -> tuple[Statement, ...]:
    """The same from the bare words of a report whose identity is known."""
    tables = sorted((plain.bare(span.start), plain.bare(span.end)) for span in exclude)
    found: dict[tuple[str, Span], tuple[Wording, Statement]] = {}
    for wording, match in islice(_worded(plain.text, tables), MOST_USES):
        if _counts(plain, wording, match, identity):
            statement = _statement(plain, wording, match)
            found.setdefault((statement.kind, statement.span), (wording, statement))
    totals = list(_best(list(found.values())))
    others = (
        each
        for each in further(plain, totals, identity=identity)
        if not _is_in(tables, plain.bare(each.span.start))
    )
    return tuple(sorted((*totals, *others), key=lambda each: each.span))


def _worded(text: str, tables: Sequence[Stretch]) -> Iterator[tuple[Wording, re.Match[str]]]:
    """Where one of the wordings stands outside of the tables."""
    for start, end in _promising(text, tables):
        sentence = text[start:end]
        for wording in WORDINGS:
            if wording.may_stand_in(sentence):
                for match in wording.pattern.finditer(text, start, end):
                    if not _is_in(tables, match.start()):
                        yield wording, match


def _promising(text: str, tables: Sequence[Stretch]) -> Iterator[Stretch]:
    """The sentences of the prose that a wording can match at all; of long ones what can."""
    for stretch in _prose(text, tables):
        for sentence in _SENTENCE.finditer(text, *stretch):
            if _PROMISING.search(text, *sentence.span()):
                yield from _around_signs(text, *sentence.span())


def _around_signs(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Where in a sentence a sign of a statement is near; no stretch meets the next."""
    first = last = start
    for sign in _SIGN.finditer(text, start, end):
        if sign.start() - _LONGEST > last:
            yield first, last
            first = sign.start() - _LONGEST
        last = min(sign.end() + _LONGEST, end)
        if last == end:
            break
    yield first, last


def _prose(text: str, tables: Sequence[Stretch]) -> Iterator[Stretch]:
    """The text around the tables; a statement may begin before one and end in it."""
    start = 0
    for first, last in tables:
        yield start, min(first + _LONGEST, len(text))
        start = max(start, last)
    yield start, len(text)


def _best(found: list[tuple[Wording, Statement]]) -> Iterator[Statement]:
    """All statements but the weak ones of a kind that is stated better."""
    strong = {wording.kind for wording, _ in found if not wording.is_weak}
    for wording, statement in found:
        if not wording.is_weak or wording.kind not in strong:
            yield statement


def _counts(plain: Plain, wording: Wording, match: re.Match[str], identity: Identity) -> bool:
    if wording.opens_clause and not _opens_clause(plain, match.start()):
        return False
    context = Context.before(plain.text, match.start())
    if wording.needs_topic and not is_about_requests(context):
        return False
    if not _is_from_the_year_named(match, identity):
        return False
    if wording.kind in _TOTALS:
        return is_about_whole(context, identity=identity)
    return is_own(context, identity=identity)


def _opens_clause(plain: Plain, place: int) -> bool:
    before = plain.text[place - 1 : place]
    if before == "、":
        return False
    return plain.starts_line(place) or not "\u4e00" <= before <= "\u9fff"


def _is_from_the_year_named(match: re.Match[str], identity: Identity) -> bool:
    """Whether 2020年结转 and 结转2022年 stand in a report for 2021."""
    groups = match.groupdict()
    for group, years_on in (("last", -1), ("next", 1)):
        if groups.get(group):
            if identity.year is None:
                return False
            return year_of(groups[group]) == identity.year.value + years_on
    return True


def _statement(plain: Plain, wording: Wording, match: re.Match[str]) -> Statement:
    group = "none" if "none" in match.groupdict() else "number"
    value = 0 if group == "none" else _number(match["number"])
    return Statement(
        wording.kind, value, plain.span(*match.span(group)), sentence_around(plain, *match.span())
    )


def _number(words: str) -> int:
    """The number written in digits or, up to 999, in Chinese: 十三, 二百零五."""
    digits = words.replace(",", "").replace("，", "").replace(" ", "")
    if digits.isdecimal():
        return int(digits)
    value = digit = 0
    for letter in digits:
        if letter in _UNITS:
            value += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = digit * 10 + _NUMERALS[letter] if letter == "〇" else _NUMERALS[letter]
    return value + digit


def _is_in(spans: Sequence[Stretch], place: int) -> bool:
    at = bisect_right(spans, (place, float("inf"))) - 1
    return at >= 0 and place < spans[at][1]
