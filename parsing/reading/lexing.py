"""Text → words and printed values.

    text    = { word | cell | number | change | mark | blank | remark | page | noise | other }
    word    = Chinese characters or letters without a break
    cell    = digits alone between white space or bars: the most common number
    number  = digits ["." digits] [unit], free on both sides or right behind a word
    change  = sign number
    mark    = "-" "—" "/": where a number could stand and none is printed
    blank   = "无" "不适用", free on both sides: the same
    remark  = "(" … ")" closed in the same cell, not a numbering such as （一）
    page    = a line that is a page's number beyond doubt: "- 4 -", 第 4 页
    noise   = "[image: …]", "[bookmark: …]"

All words, joined without what stands between them, are the *wording*: there a label is whole
even if the text cuts it over cells, lines and pages. Every value knows its place in the wording
(``at``: how many characters of it come before), so values between which no word stands share
one place; such a group is a *run*.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from .fold import FILLER

MONEY = frozenset(("万元", "亿元", "元", "万"))
_COUNTERS = "件项个宗条次份人部"
_UNIT_LETTERS = f"万亿元{_COUNTERS}"

_NUMBER = (
    r"\d(?:\d{0,2}(?:[,，]\d{3})+|\d*)(?:\x00?\.\d+)?"
    rf"(?:[^\S\n\t]?(?:万元|亿元|元|万|[{_COUNTERS}])(?![\u4e00-\u9fff]))?"
)
# Any white space within a line: a set is passed over faster than what it leaves out.
_SPACE = r"[\x00\t\v\f\r\x1c-\x1f\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
# Every alternative but the first begins with its letters, so that it is passed over at a glance:
# the group that names its kind is empty and stands behind it.
_TOKEN = re.compile(
    r"""
  ^SPACE{0,80}+                                                                       # a page
      (?: [-—–·]{1,2}[ ]{0,2}\d{1,4}[ ]{0,2}[-—–·]{1,2}
        | (?=[第\d])第?[ ]{0,2}\d{1,4}[ ]{0,2}页(?:[ ]?[,，/]?[ ]?[共/][ ]{0,2}\d{1,4}[ ]{0,2}页)?
      )SPACE{0,80}$
| [(（](?![一二三四五六七八九十\d]{1,3}[)）])                                             # a remark
      (?:[^()（）\n\t|]|[(（][^()（）\n\t|]{0,60}[)）]){1,200}[)）]
| \[(?:image|bookmark)[^\]\n]{0,200}\]                                                 # noise
| [ ][ ]+
| \d(?<![^ \t\n\r\v\f\x00|\u00a0\u3000]\d)\d{0,63}(?=[\t\n|]|[ ]+[\d\n|]|\Z) (?P<cell>)
| NUMBER (?P<number>)
| [增减+-](?:(?<=增)加|(?<=减)少)?NUMBER (?P<change>)
| [无不](?<![^ \t\n\r\v\f\x00|\u00a0\u3000*_`"'].)(?:(?<=无)(?!\s{0,9}[法正]\s{0,9}[提当])|(?<=不)适用)
      (?=[ \t\n\r\v\f\x00|\u00a0\u3000*_`"'(（]|\Z) (?P<blank>)
| [\u4e00-\u9fff〇A-Za-z]+ (?P<word>)
| [-—–―/\\](?<![^\s|\x00].)(?:(?<=-)-?|(?<=[—–―])[—–―]{0,3}|(?<=[/\\]))(?![^\s|\x00]) (?P<mark>)
""".replace("NUMBER", _NUMBER).replace("SPACE", _SPACE),
    re.VERBOSE | re.MULTILINE,
)
# A numbering, or digits at the head of a word: 1. 2、 (3) 1属于 2020年. A count is neither.
_NUMBERING = re.compile(
    r"\d{1,2}[^\S\n]*[.．、:：)）][^\S\n]*\n?[^\S\n]*[\u4e00-\u9fff]|\d+(?![件项个宗条次份人部元万亿])[\u4e00-\u9fff]"
)
# The digits of a whole row that ran together are fewer.
_MOST_DIGITS = 64
# No row has more columns than fifteen. Of a longer run so many values are kept, by which it is
# known to be no row's.
_MOST_VALUES = 64
_NO_NUMBER = frozenset(("mark", "blank"))
_FREE_BEFORE = frozenset(" \t\n\r\v\f\x00|\u00a0\u3000*_`\"'")
_CLOSING = frozenset(')）”"」')
_FREE_AFTER = _FREE_BEFORE | frozenset("(（")


class Printed(NamedTuple):
    """A value as the text prints it: a number, or a mark that says there is none.

    ``number`` is None for a mark. ``at`` is its place in the wording; ``is_glued`` tells that it
    stands right behind a word or a bracket, as digits do in a text that lost its cells.
    """

    start: int
    end: int
    at: int
    number: str | None = None
    unit: str | None = None
    is_glued: bool = False


_at = attrgetter("at")
Run = tuple[int, tuple[Printed, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a text, joined, with the way back to their places."""

    text: str
    starts: list[int]
    offsets: list[int]

    def place(self, index: int) -> int:
        """The position in the text of the wording's character ``index``."""
        word = bisect_right(self.offsets, index) - 1
        return self.starts[word] + index - self.offsets[word]

    def starts_word(self, index: int) -> bool:
        """Whether a word of the text begins with the wording's character ``index``."""
        return self.offsets[bisect_right(self.offsets, index) - 1] == index


@dataclass(frozen=True, slots=True)
class Lexed:
    """The folded text with its wording and its values.

    ``loose`` are the places of digits that are neither a value, nor a numbering, nor part of a
    word: 3-5, 12%, ``9608.`` at a line's end.
    """

    folded: str
    wording: Wording
    values: list[Printed] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def runs(self, first: int, last: int) -> Iterator[Run]:
        """The runs at the places ``first`` to ``last`` of the wording, in the order of the text."""
        start = bisect_left(self.values, first, key=_at)
        end = bisect_right(self.values, last, lo=start, key=_at)
        for at, values in groupby(self.values[start:end], key=_at):
            yield at, tuple(values)


def lex(folded: str) -> Lexed:
    """The words and values of a folded text."""
    words: list[str] = []
    starts: list[int] = []
    values: list[Printed] = []
    loose: list[int] = []
    at = end_of_word = 0
    full = _MOST_VALUES
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        if kind is None:
            continue
        start, end = match.span()
        if kind == "word":
            words.append(match.group())
            starts.append(start)
            at += end - start
            end_of_word = end
            full = len(values) + _MOST_VALUES
            continue
        value: Printed | None
        if kind == "cell":
            value = Printed(start, end, at, match.group())
        elif kind in _NO_NUMBER:
            value = Printed(start, end, at)
        else:
            value = _number(match, at, end_of_word)
        if value is None:
            if end - start > _MOST_DIGITS or not _NUMBERING.match(folded, start):
                loose.append(start)
        elif len(values) < full:
            values.append(value)
    offsets = list(accumulate(map(len, words[:-1]), initial=0)) if words else []
    return Lexed(folded, Wording("".join(words), starts, offsets), values, loose)


def _number(match: re.Match[str], at: int, end_of_word: int) -> Printed | None:
    """The number with its unit apart; None where the digits are no value of their own.

    ``at`` is its place in the wording, ``end_of_word`` where the last word before it ends.
    """
    folded, (start, end), words = match.string, match.span(), match.group()
    if end < len(folded) and folded[end] not in _FREE_AFTER:
        return None
    before = folded[start - 1] if start else " "
    is_glued = end_of_word > 0 and (end_of_word == start or before in _CLOSING)
    number = words.rstrip(_UNIT_LETTERS).rstrip()
    if len(number) > _MOST_DIGITS or not (is_glued or before in _FREE_BEFORE):
        return None
    unit = words[len(number) :].strip()
    return Printed(start, end, at, _plain(number), unit if unit in MONEY else None, is_glued)


def _plain(number: str) -> str:
    number = number.replace(",", "").replace("，", "").replace(FILLER, "")
    if number[0] in "增+":
        return number.lstrip("增加+")
    if number[0] == "减":
        return "-" + number.lstrip("减少")
    return number


__all__ = ["FILLER", "Lexed", "Printed", "Run", "Wording", "lex"]
