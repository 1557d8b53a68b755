"""Text → words and printed values.

    text    = { word | cell | number | mark | blank | remark | page | noise | other }
    word    = Chinese characters or letters without a break
    cell    = digits alone between white space or bars: the most common number
    number  = [sign] digits ["." digits] [unit], free on both sides or right behind a word
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
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from .fold import FILLER

COUNTERS = frozenset("件项个宗条次份人部")
MONEY = ("万元", "亿元", "元", "万")
_NO_NUMBER = frozenset(("mark", "blank"))

_TOKEN = re.compile(
    r"""
  (?P<page> ^(?:[^\S\n]|\x00){0,80}(?: [-—–·]{1,2}[ ]{0,2}\d{1,4}[ ]{0,2}[-—–·]{1,2}
                   | 第?[ ]{0,2}\d{1,4}[ ]{0,2}页(?:[ ]?[,，/]?[ ]?[共/][ ]{0,2}\d{1,4}[ ]{0,2}页)?
                   )(?:[^\S\n]|\x00){0,80}$ )
| (?P<remark> [(（](?![一二三四五六七八九十\d]{1,3}[)）])
      (?:[^()（）\n\t|]|[(（][^()（）\n\t|]{0,60}[)）]){1,200}[)）] )
| (?P<noise> \[(?:image|bookmark)[^\]\n]{0,200}\] )
| [ ]{2,}
| (?P<cell> (?<![^ \t\n\r\v\f\x00|\u00a0\u3000])\d{1,64}(?=[\t\n|]|[ ]+[\d\n|]|\Z) )
| (?P<number> (?:增加?|减少?|[+-])?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)? )
| (?P<blank> (?<![^ \t\n\r\v\f\x00|\u00a0\u3000*_`"'])(?:无|不适用)
      (?=[ \t\n\r\v\f\x00|\u00a0\u3000*_`"'(（]|\Z) )
| (?P<word> [\u4e00-\u9fff〇A-Za-z]+ )
| (?P<mark> (?<![^\s|\x00])(?:-{1,2}|[—–―]{1,4}|/|\\)(?![^\s|\x00]) )
""",
    re.VERBOSE | re.MULTILINE,
)
_UNIT = re.compile(r"[^\S\n\t]?(?:万元|亿元|元|万|[件项个宗条次份人部])(?![\u4e00-\u9fff])")
# A numbering, or digits at the head of a word: 1. 2、 (3) 1属于 2020年. A count is neither.
_NUMBERING = re.compile(
    r"\d{1,2}[^\S\n]*[.．、:：)）][^\S\n]*\n?[^\S\n]*[\u4e00-\u9fff]|\d+(?![件项个宗条次份人部元万亿])[\u4e00-\u9fff]"
)
# The digits of a whole row that ran together are fewer.
_MOST_DIGITS = 64
# No row has more columns than fifteen.
_MOST_VALUES = 64
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
        """The runs at the places ``first`` to ``last`` of the wording, in the order of the text.

        Of a longer run only 64 values, by which it is known to be no row's.
        """
        start = bisect_left(self.values, first, key=_at)
        end = bisect_right(self.values, last, lo=start, key=_at)
        for at, values in groupby(self.values[start:end], key=_at):
            yield at, tuple(islice(values, _MOST_VALUES))


class _Lexer:
    """One pass over a folded text."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.words: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0
        self.values: list[Printed] = []
        self.loose: list[int] = []

    def lex(self) -> Lexed:
        end = 0
        for match in _TOKEN.finditer(self.folded):
            start = match.start()
            if start < end:
                continue
            kind = match.lastgroup
            end = match.end()
            if kind == "cell":
                self.values.append(Printed(start, end, self.length, match.group()))
            elif kind == "word":
                self.words.append(match.group())
                self.starts.append(start)
                self.offsets.append(self.length)
                self.length += end - start
            elif kind == "number":
                end = self.take_number(match.group(), start, end)
            elif kind in _NO_NUMBER:
                self.values.append(Printed(start, end, self.length))
        wording = Wording("".join(self.words), self.starts, self.offsets)
        return Lexed(self.folded, wording, self.values, self.loose)

    def take_number(self, number: str, start: int, end: int) -> int:
        unit = _UNIT.match(self.folded, end)
        if unit:
            end = unit.end()
        is_glued = self.is_glued(start)
        if len(number) > _MOST_DIGITS:
            self.loose.append(start)
            return end
        if not self.is_free(start, end) and not (is_glued and self.is_free_after(end)):
            if not _NUMBERING.match(self.folded, start):
                self.loose.append(start)
            return end
        measure = unit.group().strip() if unit else None
        self.values.append(
            Printed(
                start,
                end,
                self.length,
                number=_plain(number),
                unit=measure if measure in MONEY else None,
                is_glued=is_glued,
            )
        )
        return end

    def is_glued(self, start: int) -> bool:
        if not self.words or not start:
            return False
        before = self.folded[start - 1]
        return before in _CLOSING or self.starts[-1] + len(self.words[-1]) == start

    def is_free(self, start: int, end: int) -> bool:
        return (start == 0 or self.folded[start - 1] in _FREE_BEFORE) and self.is_free_after(end)

    def is_free_after(self, end: int) -> bool:
        return end == len(self.folded) or self.folded[end] in _FREE_AFTER


def _plain(number: str) -> str:
    number = number.replace(",", "").replace("，", "")
    if number[0] in "增+":
        return number.lstrip("增加+")
    if number[0] == "减":
        return "-" + number.lstrip("减少")
    return number


def lex(folded: str) -> Lexed:
    """The words and values of a folded text."""
    return _Lexer(folded).lex()


__all__ = ["FILLER", "Lexed", "Printed", "Run", "Wording", "lex"]
