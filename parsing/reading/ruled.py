"""Tables drawn with rules, whose cells go on over several lines → a line with bars for each row.

    +--------+-----+        A rule stands between any two rows, so what stands between two rules
    | 一、本 | 198 |        is one row: its cells are put together, piece by piece, and each piece
    | 年新收 |     |   →    keeps the place that it came from.
    +--------+-----+        | 一、本年新收 | 198 |

The same is done with the rows under a ruler. A grid with rules around its head alone is left as
it is: there a line is a row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from . import rulers
from .relaid import Piece, Relaid, Row
from .stretches import Stretch, is_number, trimmed

_DRAWN = re.compile(r"[-=─━═][-=─━═][+┼╪╬╋┬┳╦├┴]")
_RULE = re.compile(r"[ \t]*[-=─━═]{3,}[ \t]*")
_BAR = re.compile("[|│┃║]")
_DIGITS = re.compile(r"\d[\d.,，]*")
_LINE = re.compile(r"[^\n]+")
# A grid has a rule for each row; with fewer rules than this, they stand around its head alone.
_FEWEST = 8
# With as many as these each row of table 三 has its rule, and no two rows can stand between two.
_WHOLE = 20

Cells = Sequence[Stretch]


def put_together(text: str) -> Relaid:
    """The text in which each row of a ruled table is a line; as it is without such tables."""
    rows = [_joined(text, row) for row in _rows_of_grids(text)]
    for under in rulers.tables(text):
        rows += (_joined(text, row) for row in under.rows if _is_one(text, row, most=0.5))
        rows += (_crossed_out(text, line) for line in under.astray)
    return Relaid.of(text, sorted(rows))


# --- grids --------------------------------------------------------------------------------------


def _rows_of_grids(text: str) -> Iterator[Sequence[Cells]]:
    """The cells, line by line, of each row of more than one line."""
    if not _DRAWN.search(text):
        return
    lines = [match.span() for match in _LINE.finditer(text)]
    for is_drawn, group in groupby(lines, key=lambda line: _is_drawn(text, line)):
        if is_drawn:
            yield from _rows_of_grid(text, list(group))


def _rows_of_grid(text: str, lines: Sequence[Stretch]) -> Iterator[Sequence[Cells]]:
    groups = groupby(lines, key=lambda line: _is_rule(text, line))
    rows = [[_barred(text, line) for line in group] for is_rule, group in groups if not is_rule]
    most = 1.0 if len(rows) >= _WHOLE else 0.5
    if len(rows) >= _FEWEST and all(_is_one(text, row, most) for row in rows):
        yield from (row for row in rows if len(row) > 1)


def _is_drawn(text: str, line: Stretch) -> bool:
    return _BAR.search(text, *line) is not None or _is_rule(text, line)


def _is_rule(text: str, line: Stretch) -> bool:
    return _DRAWN.search(text, *line) is not None or _RULE.fullmatch(text, *line) is not None


def _barred(text: str, line: Stretch) -> Cells:
    """The line's stretches between its bars."""
    bars = [match.span() for match in _BAR.finditer(text, *line)]
    return [trimmed(text, start, end) for (_, start), (end, _) in pairwise(bars)]


# --- rows ---------------------------------------------------------------------------------------


def _is_one(text: str, row: Sequence[Cells], most: float) -> bool:
    """Whether the lines are one row: as many cells in each, and the numbers of one row.

    What stands below a number is its end, where a narrow cell broke it. A number below an empty
    cell is another row's, and so are numbers below more than the share ``most`` of the others.
    """
    if len(set(map(len, row))) > 1:
        return False
    numbered = [[is_number(text, cell) for cell in line] for line in row]
    first, *others = [line for line in numbered if any(line)] or [[]]
    return all(
        sum(line) <= most * sum(first) and all(first[i] for i, below in enumerate(line) if below)
        for line in others
    )


def _joined(text: str, row: Sequence[Cells]) -> Row:
    """The row as one line: a bar before each of its cells and behind the last."""
    start, end = text.rfind("\n", 0, row[0][0][0]) + 1, text.find("\n", row[-1][-1][1])
    pieces = [Piece(start, "| ")]
    for cell in zip(*row, strict=True):
        pieces += (*_together(text, cell), Piece(cell[0][1], " | "))
    return Row(start, end, pieces)


def _crossed_out(text: str, line: Stretch) -> Row:
    """The line with its numbers made none: nobody can tell whose they are."""
    numbers = list(_DIGITS.finditer(text, *line))
    starts = [line[0], *(number.start() for number in numbers)]
    ends = [*starts[1:], line[1]]
    pieces = [Piece(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]
    if len(numbers) > 1:
        pieces[1:] = (each for piece in pieces[1:] for each in (Piece(piece.start, "?"), piece))
    return Row(*line, pieces)


def _together(text: str, cell: Iterable[Stretch]) -> Iterator[Piece]:
    """The cell's pieces, a space between two numbers: whether they are one, the equations tell."""
    for before, piece in pairwise(((0, 0), *cell)):
        if is_number(text, before) and is_number(text, piece):
            yield Piece(before[1], " ")
        yield Piece(piece[0], text[slice(*piece)])
