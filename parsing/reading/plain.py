"""Text → its bare words, for reading prose and names: a map leads back to every character.

Bare text is folded, written in simplified characters and rid of white space, tags, Markdown and
extraction marks, so that 政 府 信 息, a title over two lines and ``<h1>…<br>…</h1>`` read alike.
Between two digits one space stays, where the text has a gap: ``第3页 2021年`` is not ``32021``.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from .fold import fold
from .values import Span

# Each piece of a gap begins with one of a few letters, by which a search skips to the next.
_PIECE = r"""[\s\x00*\#`<\[&] (?:
      (?<=[\s\x00*\#`]) [\s\x00*\#`]*+
    | (?<=<) (?: (?:style|script)\b[^<>]*>[^<]* | /?[A-Za-z][^<>]*> | !--[^<>]*> )
    | (?<=\[) (?:image|bookmark)[^\]\n]{0,200}\]
    | (?<=&) (?:nbsp|ensp|emsp|thinsp|\#160|\#xa0); )"""
_GAP = re.compile(f"({_PIECE} (?:{_PIECE})*+)", re.VERBOSE | re.IGNORECASE)
# The same where none of the letters stands that other pieces begin with.
_BLANK_GAP = re.compile(r"([\s\x00*#`][\s\x00*#`]*+)")
_DIGITS = frozenset("0123456789")
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|tr|td|th|li|ul|table|title|body|article)\b", re.I)
_TRADITIONAL = re.compile("[開報務區縣廳國會總請資訊處辦與對關於審計環農業際]")
_TRADITIONAL_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Plain:
    """The bare ``text`` of ``source``.

    ``breaks`` are the places in ``text`` before which a line ends in the source, ``gaps`` those
    before which anything was left out; both ascend.
    """

    source: str
    text: str
    breaks: list[int]
    gaps: list[int]
    _starts: list[int]
    _origins: list[int]

    @classmethod
    def of(cls, source: str) -> "Plain":
        """The bare words of ``source``."""
        folded = fold(source)  # where nothing is to fold, no two letters are traditional
        has_marks = any(letter in source for letter in "<[&")
        gap = _GAP if has_marks else _BLANK_GAP
        pieces = gap.split(folded if folded == source else fold(simplified(source)))
        words, gaps = pieces[::2], pieces[1::2]
        kept = [
            before + " " if before[-1:] in _DIGITS and after[:1] in _DIGITS else before
            for before, after in pairwise(words)
        ]
        kept.append(words[-1])
        ends = list(accumulate(map(len, pieces)))
        starts = list(accumulate(map(len, kept[:-1])))
        breaks = [
            place
            for place, gap in zip(starts, gaps, strict=True)
            if "\n" in gap or ("<" in gap and _BLOCK.search(gap))
        ]
        return cls(source, "".join(kept), breaks, starts, [0, *starts], [0, *ends[1::2]])

    def span(self, start: int, end: int) -> Span:
        """Where in the source the characters ``start`` to ``end`` of the bare text stand."""
        return Span(self._origin(start), self._origin(end - 1) + 1)

    def bare(self, origin: int) -> int:
        """The place in the bare text of the source's character ``origin``, or the next one left."""
        piece = bisect_right(self._origins, origin) - 1
        length = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + origin - self._origins[piece], length)

    def starts_line(self, place: int) -> bool:
        """Whether a line of the source begins at ``place``."""
        return place == 0 or _has(self.breaks, place)

    def follows_gap(self, place: int) -> bool:
        """Whether the source has something before ``place`` that the bare text leaves out."""
        return place == 0 or _has(self.gaps, place)

    def breaks_between(self, start: int, end: int) -> list[int]:
        """The line ends after ``start`` and before ``end``."""
        return self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)]

    def lines_between(self, start: int, end: int) -> list[int]:
        """Where lines begin, from ``start`` on and before ``end``."""
        ends = self.breaks_between(start - 1, end)
        return ends if start or ends[:1] == [0] else [0, *ends]

    def gaps_between(self, start: int, end: int) -> list[int]:
        """The gaps after ``start`` and before ``end``."""
        return self.gaps[bisect_right(self.gaps, start) : bisect_left(self.gaps, end)]

    def _origin(self, place: int) -> int:
        piece = bisect_right(self._starts, place) - 1
        return self._origins[piece] + place - self._starts[piece]


def simplified(text: str) -> str:
    """``text`` in simplified characters, of the same length, if it is in traditional ones.

    A text with a stray traditional character is left as it is.
    """
    if len(set(_TRADITIONAL.findall(text))) < _TRADITIONAL_ENOUGH:
        return text
    converted = _converter().convert(text)
    return converted if len(converted) == len(text) else text


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC  # noqa: PLC0415  (its tables take a while, and few texts need them)

    return OpenCC("t2s")


def _has(places: list[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
