"""Tables in the notation of MediaWiki → a line with bars for each row, every letter in its place.

{| class="wikitable"        The lines of a row become one: line ends between its cells are
|-                          blanked out, and so is what is said of a cell (``colspan="3"|``).
| 规章
| 1 || 2             →      | 规章 | 1 |  2
|}
"""

import re
from collections.abc import Iterator

from .fold import FILLER

_SAID = re.compile(r"(?<=[|!])[ \t]*(?:[a-z-]+=(?:\"[^\"\n|]*\"|[\w%.-]+)[ \t]*)+\|(?!\|)")
# A table begins, goes on with its next row, ends.
_MARKS = ("{|", "|-", "|}")
_BETWEEN = re.compile(r"\|\||!!")


def project(text: str) -> str:
    """The text with such tables as lines with bars, of the same length."""
    return "".join(_pieces(text)) if "{|" in text else text


def _pieces(text: str) -> Iterator[str]:
    is_table = is_row = False
    for index, line in enumerate(text.split("\n")):
        mark = line.lstrip()[:2]
        was_row = is_row
        is_row = is_table and mark not in _MARKS
        if index:
            yield FILLER if was_row else "\n"
        if is_row:
            yield _cells(line)
        elif is_table or mark == "{|":
            yield "|" * was_row + FILLER * (len(line) - was_row)
            is_table = mark != "|}"
        else:
            yield line


def _cells(line: str) -> str:
    """The line of one or more cells, or of what goes on in the cell above."""
    words = line.lstrip()
    if words[:1] not in ("|", "!"):
        return line
    indent = len(line) - len(words)
    said = _SAID.sub(lambda match: FILLER * len(match[0]), "|" + words[1:])
    return " " * indent + _BETWEEN.sub("|" + FILLER, said)
