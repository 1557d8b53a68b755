"""What stands on a page → its blocks in the order of reading: lines of text, and tables."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .content import Char, Content
from .lines import Line, cell_text, lines_of
from .rules import Box, Ruled, ruled_tables

# The middle of a character stands this share of its size above the base line.
_MIDDLE = 0.35


@dataclass(slots=True)
class BoxText:
    """A cell of a table: its left and right side on the page, the lines it covers, its text."""

    left: float
    right: float
    rows: int
    text: str


@dataclass(slots=True)
class Part:
    """A table as far as it stands on one page."""

    xs: list[float]
    top: float
    rows: list[list[BoxText]]


Blocks = list[Line | Part]


def blocks_of(content: Content) -> Blocks:
    """The lines and tables of a page, from the top to the bottom."""
    tables = [table for table in ruled_tables(content.across, content.down) if len(table.xs) > 2]
    inside: dict[int, list[Char]] = {}
    boxes: dict[int, Box] = {}
    outside: list[Char] = []
    for char in content.chars:
        box = _box_of(tables, char)
        if box is None:
            outside.append(char)
            continue
        boxes[id(box)] = box
        inside.setdefault(id(box), []).append(char)
    texts = {key: cell_text(chars, width=_width(boxes[key])) for key, chars in inside.items()}
    placed: list[tuple[float, Line | Part]] = [(line.base, line) for line in lines_of(outside)]
    placed += [(table.ys[0], _part(table, texts)) for table in tables]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _box_of(tables: Sequence[Ruled], char: Char) -> Box | None:
    x, y = (char.left + char.right) / 2, char.base - _MIDDLE * char.size
    for table in tables:
        if table.ys[0] <= y <= table.ys[-1] and (box := table.box_at(x, y)):
            return box
    return None


def _width(box: Box) -> float:
    return box.right - box.left


def _part(table: Ruled, texts: dict[int, str]) -> Part:
    rows: list[list[BoxText]] = [[] for _ in table.ys[1:]]
    for box in table.boxes:
        text = texts.get(id(box), "")
        rows[box.row].append(BoxText(box.left, box.right, box.rows, text))
    for row in rows:
        row.sort(key=lambda cell: cell.left)
    return Part(table.xs, table.ys[0], rows)


def usual_size(blocks: Sequence[Line | Part]) -> float:
    """The size of most characters of the lines."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Line):
            sizes[round(block.size, 1)] += sum(len(word.text) for word in block.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0
