"""Merged cells that a tool writes out again and again: ``信息内容 | 本年增/减 | 本年增/减``.

The heads of table 二 show which columns of the text are one: there stand the same words side by
side. A row below has its numbers as often.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from .labels import Found
from .lexing import Lexed
from .slots import Cells

_HEAD = "信息内容"
_BETWEEN_CELLS = re.compile(r'[\s\x00|"]+|,(?=["\u4e00-\u9fff])')
# The heads of an item have fewer words.
_FARTHEST = 200

Repeats = tuple[int, ...]


def repeats_of(lexed: Lexed, founds: Sequence[Found], row: str, columns: int) -> Repeats:
    """How often the text has each of the row's columns; empty where each stands once."""
    start = next(found.start for found in founds if found.row == row)
    wording = lexed.wording
    head = wording.text.rfind(_HEAD, max(start - _FARTHEST, 0), start)
    if head < 0:
        return ()
    stop = min(found.start for found in founds if found.start > head)
    between = lexed.folded[wording.place(head + len(_HEAD) - 1) + 1 : wording.place(stop)]
    words = [
        word for word in _BETWEEN_CELLS.split(between) if word.strip("-:_*") not in ("", _HEAD)
    ]
    repeats = tuple(len(list(same)) for _, same in groupby(words))
    return repeats if len(repeats) == columns < len(words) else ()


def collapsed(cells: Cells, repeats: Repeats) -> Cells | None:
    """The row's cells, each once; None where what should be repeated differs."""
    places = iter(cells)
    groups = [[next(places) for _ in range(times)] for times in repeats]
    if any(len({cell and cell.number for cell in group}) > 1 for group in groups):
        return None
    return [group[0] for group in groups]
