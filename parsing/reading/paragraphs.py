"""The paragraphs of a report's prose, put together again where a fixed width broke their lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from . import markup
from .fold import FILLER
from .values import Section

_ENDS = frozenset("。；;：:！!？?")
_OPENS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|[第●■◆•·]"
)
# A line that was broken is nearly as long as the longest; titles and entries of lists are shorter.
_BROKEN, _SHORTEST = 0.8, 20


def paragraphs(text: str, found: Iterable[Section]) -> Iterator[tuple[str, ...]]:
    """For each section of ``text`` the paragraphs of its body that say something, markup left out."""
    shown = markup.project(text) if markup.is_markup(text) else text
    for section in found:
        stretches = [shown[start:end].splitlines() for start, end in section.body]
        lines = [[line.replace(FILLER, "").rstrip() for line in each] for each in stretches]
        longest = max((len(line) for each in lines for line in each), default=0)
        width = max(_BROKEN * longest, _SHORTEST)
        yield tuple(told for each in lines for told in _together(each, width=width))


def on_one_line(words: str) -> str:
    """The words with the lines they were broken into put together again."""
    return reduce(_joined, (" ".join(line.split()) for line in words.splitlines()), "")


def _together(lines: Sequence[str], *, width: float) -> Iterator[str]:
    """The lines with those put behind the one before that go on with it."""
    told, before = "", ""
    for line in lines:
        if told and _goes_on(before, line, width=width):
            told = _joined(told, line.strip())
        else:
            if told:
                yield told
            told = line.strip()
        before = line
    if told:
        yield told


def _goes_on(before: str, line: str, *, width: float) -> bool:
    """Whether a paragraph was broken between the two lines, and not only by chance of the page."""
    words, following = before.strip(), line.strip()
    if not words or not following or len(before) < width or words[-1] in _ENDS:
        return False
    is_deeper = len(line) - len(following) > len(before) - len(words)
    return not is_deeper and not _OPENS.match(following)


def _joined(told: str, following: str) -> str:
    """Both together: Chinese words and numbers without a space, words in letters with one."""
    has_words = re.fullmatch("[A-Za-z]{2}", told[-1:] + following[:1])
    return f"{told} {following}" if has_words else told + following
