"""Characters with places → lines of words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .content import Char

# Shares of the font's size: how far base lines of one line differ, and gaps between words.
_SAME_LINE = 0.45
_GAP = 0.2
_WIDE_GAP = 0.9
_OVERPRINTED = 0.25
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff60]")
_BROKEN_NUMBER = re.compile(r"(?:\d[.,]?|[-+])\Z")
_GOES_ON = re.compile(r"[.,]?\d")


@dataclass(slots=True)
class Word:
    """Characters of a line without a wide gap; ``ends`` are the left and right of each of them."""

    text: str
    ends: list[tuple[float, float]]

    @property
    def left(self) -> float:
        return self.ends[0][0]

    @property
    def right(self) -> float:
        return max(right for _, right in self.ends)

    def part(self, start: int, end: int) -> "Word":
        """The characters ``start`` to ``end`` of the word."""
        return Word(self.text[start:end], self.ends[start:end])


@dataclass(slots=True)
class Line:
    """The words on one base line, from left to right."""

    words: list[Word]
    base: float
    size: float
    page: int = 0

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        """The words with a space between any two."""
        return " ".join(word.text for word in self.words)


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines that the characters make, from the top to the bottom."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: each.base):
        if rows and char.base - rows[-1][0].base <= _SAME_LINE * max(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_line(sorted(row, key=lambda each: (each.left, each.right))) for row in rows]


def _line(chars: Sequence[Char]) -> Line:
    words: list[Word] = []
    last: Char | None = None
    for char in chars:
        if last and char.text == last.text and _is_overprinted(last, char):
            continue
        gap = char.left - last.right if last else 0.0
        if last is None or gap > _WIDE_GAP * char.size:
            words.append(Word(char.text, [(char.left, char.right)]))
        else:
            word = words[-1]
            is_chinese = is_chinese_letter(char.text) or is_chinese_letter(last.text)
            is_apart = gap > _GAP * char.size and not is_chinese
            word.text += f" {char.text}" if is_apart else char.text
            word.ends += [(last.right, char.left)] * is_apart + [(char.left, char.right)]
        last = char
    sizes = sorted(char.size for char in chars)
    return Line(words, chars[0].base, sizes[len(sizes) // 2])


def _is_overprinted(last: Char, char: Char) -> bool:
    """Whether a character is the one before printed again, as programs do for bold type."""
    reach = _OVERPRINTED * max(char.right - char.left, 1)
    return abs(char.left - last.left) < reach and abs(char.base - last.base) < reach


def cell_text(chars: Sequence[Char], *, width: float) -> str:
    """The text of a cell of that width, on one line.

    A number that the cell was too narrow for is put together again: its line fills the cell, so
    that not one digit more would have found room.
    """
    if not chars:
        return ""
    text, last = "", None
    for line in lines_of(chars):
        if last is None:
            text = line.text
        else:
            text += _joint(text, line.text, room=width - (last.right - last.left) - 2 * last.size)
            text += line.text
        last = line
    return text


def _joint(text: str, following: str, *, room: float) -> str:
    """What stands between two lines of a cell; ``room`` is what the first left free."""
    if _CHINESE.match(text[-1]) and _CHINESE.match(following):
        return ""
    is_one_number = _BROKEN_NUMBER.search(text) and _GOES_ON.match(following)
    return "" if is_one_number and room <= 0 else " "


def is_chinese_letter(character: str) -> bool:
    """Whether the character is a Chinese one, or a sign as wide as these."""
    return _CHINESE.match(character) is not None
