"""Values in lines → columns, by where in the line they stand.

Text that keeps a page's look (``pdftotext -layout``) sets a column's values one below the other,
blank cells being spaces. On one page the values of a column share a band of the line; where there
are as many bands as columns, a value's band is its column. Tools count the width of a Chinese
character as one or as two; both are tried, and they must not contradict each other.
"""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from .lexing import Printed

Values = tuple[Printed, ...]
Columns = list[Printed | None]
# The share of neighbours that stand two spaces apart or more where a text keeps columns.
_ALIGNED = 0.6
# So many bands are the columns of the form; fewer need a row that has them all.
_MANY = 5


def place(folded: str, rows: Sequence[tuple[Values, int]]) -> list[Columns | None]:
    """The columns of each row (its values, its number of columns); None where unsettled."""
    placed: list[Columns | None] = [None] * len(rows)
    if not _is_aligned(folded, [values for values, _ in rows]):
        return placed
    pages = [folded.count("\f", 0, values[0].start) if values else -1 for values, _ in rows]
    order = sorted(range(len(rows)), key=lambda index: (pages[index], rows[index][1]))
    for _, group in groupby(order, key=lambda index: (pages[index], rows[index][1])):
        indices = list(group)
        together = [rows[index][0] for index in indices]
        answers = [
            answer
            for measure in (_characters, _display)
            if (answer := _in_bands(folded, together, rows[indices[0]][1], measure=measure))
        ]
        for position, index in enumerate(indices):
            found = [answer[position] for answer in answers if answer[position]]
            if found and all(other == found[0] for other in found):
                placed[index] = found[0]
    return placed


def _is_aligned(folded: str, rows: Sequence[Values]) -> bool:
    gaps = [folded[left.end : right.start] for values in rows for left, right in pairwise(values)]
    wide = sum(len(gap) > 1 and "\n" not in gap for gap in gaps)
    return bool(gaps) and wide >= _ALIGNED * len(gaps)


def _characters(text: str) -> int:
    return len(text)


def _display(text: str) -> int:
    return len(text) + sum("\u2e80" <= character <= "\uffe6" for character in text)


def _in_bands(
    folded: str, rows: Sequence[Values], width: int, *, measure: Callable[[str], int]
) -> list[Columns | None] | None:
    """Each row's columns by the bands that all rows share; None where the bands are not as many."""
    extents = [[_extent(folded, value, measure) for value in values] for values in rows]
    bands: list[tuple[int, int]] = []
    for start, end in sorted(extent for row in extents for extent in row):
        if bands and start < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    is_shown = width >= _MANY or any(len(values) == width for values in rows)
    if len(bands) != width or not is_shown:
        return None
    placed: list[Columns | None] = []
    for values, row in zip(rows, extents, strict=True):
        columns: Columns = [None] * width
        for value, extent in zip(values, row, strict=True):
            columns[_band(bands, extent)] = value
        is_sure = sum(column is not None for column in columns) == len(values) > 0
        placed.append(columns if is_sure else None)
    return placed


def _extent(folded: str, value: Printed, measure: Callable[[str], int]) -> tuple[int, int]:
    line = max(folded.rfind("\n", 0, value.start), folded.rfind("\f", 0, value.start)) + 1
    start = measure(folded[line : value.start])
    return start, start + measure(folded[value.start : value.end])


def _band(bands: list[tuple[int, int]], extent: tuple[int, int]) -> int:
    return next(i for i, (start, end) in enumerate(bands) if start <= extent[0] < end)
