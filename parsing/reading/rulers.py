"""Tables whose columns stand below the parts of a ruler → the cells of their rows.

-------- -----        A row is a line, or, where empty lines stand between the rows, what
一、本     198        stands between two of those. The parts are counted as wide as they are
年新收                shown: a Chinese letter takes two columns.

二、上       2
-------- -----
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from .stretches import Stretch, is_number, trimmed

_RULER = re.compile(r"^[ \t]*[-=]{3,}(?: +[-=]{3,}){2,} *$", re.MULTILINE)
_LINE = re.compile(r"(?m)^.*$")
_IN_RULERS = ("---", "===")
# The share of rows that stand below the parts of the ruler; the others are left as they are.
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: where it begins, its letters, and the column of each and of its end."""

    start: int
    letters: str
    columns: Sequence[int]

    @classmethod
    def of(cls, match: re.Match[str]) -> "Line":
        """The line, its columns counted as they are shown."""
        widths = (2 if east_asian_width(letter) in "WF" else 1 for letter in match[0])
        return cls(match.start(), match[0], list(accumulate(widths, initial=0)))

    @property
    def stretch(self) -> Stretch:
        """Where the line stands in the source."""
        return self.start, self.start + len(self.letters)

    @property
    def width(self) -> int:
        """How many columns the line takes, the spaces at its end included."""
        return self.columns[-1]

    def cells(self, parts: Sequence[Stretch]) -> list[Stretch] | None:
        """Its stretches, each below its part; None where letters or numbers stand elsewhere."""
        cells = []
        gap = 0
        for part in parts:
            start, end = (bisect_left(self.columns, edge, 0, len(self.letters)) for edge in part)
            if self.letters[gap:start].strip() or not self._is_placed(start, end, part):
                return None
            cells.append(trimmed(self.letters, start, end))
            gap = end
        if self.letters[gap:].strip():
            return None
        return [(self.start + start, self.start + end) for start, end in cells]

    def _is_placed(self, start: int, end: int, part: Stretch) -> bool:
        """Whether a number there begins or ends where its part does."""
        words = self.letters[start:end]
        first = start + len(words) - len(words.lstrip(" "))
        last = start + len(words.rstrip(" "))
        return (
            not is_number(self.letters, trimmed(self.letters, start, end))
            or self.columns[first] == part[0]
            or self.columns[last] == part[1]
        )


class Under(NamedTuple):
    """What stands under a ruler: the cells, line by line, of the rows that stand below its parts,
    and the lines of the others, whose numbers moved away from their columns.
    """

    rows: list[list[list[Stretch]]]
    astray: list[Stretch]


def tables(text: str) -> Iterator[Under]:
    """What stands between a ruler and the next that is the same, where most of it stands below."""
    if not any(marks in text for marks in _IN_RULERS):
        return
    for above, below in pairwise(_RULER.finditer(text)):
        if above[0].strip() == below[0].strip():
            parts = [match.span() for match in re.finditer("[-=]+", above[0])]
            yield _under(parts, _lines(text, above.end() + 1, below.start() - 1))


def _lines(text: str, start: int, end: int) -> list[Line]:
    return [Line.of(match) for match in _LINE.finditer(text, start, max(start, end))]


def _under(parts: Sequence[Stretch], lines: Sequence[Line]) -> Under:
    """The rows below the parts and the lines elsewhere; nothing where most are elsewhere.

    A line that ends elsewhere than the others has lost something, and the rest of it stands
    elsewhere: all end with the ruler, or each with its last cell.
    """
    left, right = parts[-1]
    filled = [line for line in lines if line.letters.strip() or line.width >= left]
    is_padded = 2 * sum(line.width == right for line in filled) > len(filled)
    groups = groupby(lines, key=lambda line: bool(line.letters.strip() or line.width >= left))
    found = [list(group) for is_row, group in groups if is_row]
    if len(found) == 1:
        found = [[line] for line in found[0]]
    ends = (right,) if is_padded else range(left, right + 1)
    under = Under([], [])
    for row in found:
        cells = [line.cells(parts) if line.width in ends else None for line in row]
        cut = [line for line in cells if line is not None]
        if len(cut) == len(row):
            under.rows.append(cut)
        else:
            under.astray.extend(line.stretch for line in row)
    return under if len(under.rows) >= _MOST * len(found) else Under([], [])
