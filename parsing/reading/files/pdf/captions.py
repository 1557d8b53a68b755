"""The words of labels and of columns' names, cut over lines → each whole.

A label goes on in the next line where nothing says that another begins there: a numbering, a label
of the form, values beside it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsing.forms import FORMS

from ...labels import wording_of
from .lines import Line, Word

NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]、|\d{1,2}[.．、]"
)
# Shares of the font's size: how far the next line of a label may be.
_LEADING = 2.0
_LEAST_WORDS = 3
_KNOWN = frozenset(
    wording_of(label)
    for form in FORMS.values()
    for table in form.tables
    for row in table.rows + table.alternatives
    for label in (row.label.zh, *row.also)
)


@dataclass(slots=True)
class Label:
    """Words of a label that stand below each other, and the row that they stand beside."""

    words: list[tuple[float, Word]]
    size: float
    page: int
    row: int | None = None

    @property
    def middle(self) -> float:
        return (self.words[0][0] + self.words[-1][0]) / 2

    @property
    def left(self) -> float:
        return min(word.left for _, word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for _, word in self.words)

    @property
    def text(self) -> str:
        return "".join(word.text for _, word in self.words)


def names_in(lines: Sequence[Line]) -> list[Label]:
    """The names above the columns, each whole, from the top to the bottom."""
    words = [
        Label([(line.base, word)], line.size, line.page) for line in lines for word in line.words
    ]
    return sorted(chained(words, math.inf), key=lambda name: (name.words[0][0], name.left))


def chained(labels: Sequence[Label], reach: float) -> list[Label]:
    """The labels, words that go on with the one above, within ``reach``, put to it."""
    whole: list[Label] = []
    for position, label in enumerate(labels):
        above = _neighbour(label, list(reversed(whole)), reach)
        below = _neighbour(label, labels[position + 1 :], reach)
        if above and _goes_on(above, label, below):
            above.words += label.words
            above.row = label.row if above.row is None else above.row
        else:
            whole.append(label)
    return whole


def _neighbour(label: Label, others: Sequence[Label], reach: float) -> Label | None:
    """The nearest of the others, in their order, that stands over or under the label's words."""
    for other in others:
        distance = min(abs(base - label.words[0][0]) for base, _ in other.words)
        if other.page != label.page or distance > min(reach, _LEADING * label.size):
            return None
        if distance > 0 and _is_over(other, label):
            return other
    return None


def _is_over(one: Label, other: Label) -> bool:
    words = [word for _, word in one.words]
    left, right = min(word.left for word in words), max(word.right for word in words)
    own = other.words[0][1]
    shared = min(right, own.right) - max(left, own.left)
    return shared >= 0.5 * min(right - left, own.right - own.left)


def _goes_on(above: Label, label: Label, below: Label | None) -> bool:
    """Whether a label's words go on with those above, and not with those below."""
    if _begins(label.text) or (above.row is not None and label.row is not None):
        return False
    if below is None or _begins(below.text) or label.row is not None:
        return True
    up = label.words[0][0] - above.words[-1][0]
    down = below.words[0][0] - label.words[0][0]
    return up <= down


def _begins(text: str) -> bool:
    """Whether a label begins with these words: they are numbered, or begin one of the form's."""
    words = wording_of(text)
    is_known = len(words) >= _LEAST_WORDS and any(label.startswith(words) for label in _KNOWN)
    return is_known or text in _KNOWN or NUMBERED.match(text) is not None
