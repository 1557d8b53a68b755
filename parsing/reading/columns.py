"""Values in lines → columns, by where in the line they stand.

Text that keeps a page's look (``pdftotext -layout``) sets a column's values one below the other,
blank cells being spaces. On one page the values of a column share a band of the line; where there
are as many bands as columns, a value's band is its column. Tools count the width of a Chinese
character as one or as two; both are tried, and they must not contradict each other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from .lexing import Printed
from .slots import Cells, Slots, Source

# The share of neighbours that stand two spaces apart or more where a text keeps columns.
_ALIGNED = 0.6
# So many bands are the columns of the form; fewer need a row that has them all.
_MANY = 5
# Setting a page in characters moves a value by so many places.
_LOOSE = 1
# A line wider than this is no line of a page.
_WIDEST = 2_000

Extent = tuple[int, int]


def is_aligned(folded: str, rows: Sequence[Slots]) -> bool:
    """Whether the table's values stand in columns: mostly two spaces apart or more."""
    gaps = [
        folded[left.end : right.start]
        for slots in rows
        for left, right in pairwise(slots.strip.values)
    ]
    wide = sum(len(gap) > 1 and "\n" not in gap for gap in gaps)
    return bool(gaps) and wide >= _ALIGNED * len(gaps)


def place_aligned(source: Source, rows: Sequence[Slots]) -> list[Cells | None]:
    """The columns of each row by the bands of its page; None for a row that does not fit.

    A row without a value in the last column may have lost one and moved left: it is not placed.
    """
    placed: list[Cells | None] = [None] * len(rows)
    for group in _groups(source.folded, rows):
        together = [rows[index] for index in group]
        answers = [
            answer
            for measure in (_characters, _display)
            if (answer := _in_bands(source.folded, together, measure=measure))
        ]
        for position, index in enumerate(group):
            found = [cells for answer in answers if (cells := answer[position])]
            if found and found[0][-1] and all(other == found[0] for other in found):
                placed[index] = found[0]
    return [cells or _full(source, slots) for slots, cells in zip(rows, placed, strict=True)]


def _full(source: Source, slots: Slots) -> Cells | None:
    """The row's values in one line, where it has one for each column and none can be blank."""
    values = slots.strip.values
    if source.has_blanks or not slots.is_complete:
        return None
    is_line = "\n" not in source.folded[values[0].end : values[-1].start]
    return list(values) if is_line else None


def _groups(folded: str, rows: Sequence[Slots]) -> Iterator[list[int]]:
    """The rows of one page with the same number of columns, by their places in ``rows``."""

    def key(index: int) -> tuple[int, int]:
        values = rows[index].strip.values
        return folded.count("\f", 0, values[0].start), rows[index].width

    in_lines = [index for index, slots in enumerate(rows) if _is_in_lines(folded, slots)]
    for _, group in groupby(sorted(in_lines, key=key), key=key):
        yield list(group)


def _is_in_lines(folded: str, slots: Slots) -> bool:
    """Whether the row has values, and each begins near the beginning of its line."""
    return bool(slots.strip.values) and all(
        value.start - folded.rfind("\n", 0, value.start) <= _WIDEST for value in slots.strip.values
    )


def _characters(text: str) -> int:
    return len(text)


def _display(text: str) -> int:
    return len(text) + sum("\u2e80" <= character <= "\uffe6" for character in text)


def _in_bands(
    folded: str, rows: Sequence[Slots], *, measure: Callable[[str], int]
) -> list[Cells | None] | None:
    """Each row's columns by the bands that all rows share; None where the bands are not as many."""
    width = rows[0].width
    extents = [[_extent(folded, value, measure) for value in slots.strip.values] for slots in rows]
    bands: list[Extent] = []
    for start, end in sorted(extent for row in extents for extent in row):
        if bands and start < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    is_shown = width >= _MANY or any(slots.is_complete for slots in rows)
    if len(bands) != width or not is_shown or not _are_straight(bands, extents):
        return None
    placed: list[Cells | None] = []
    for slots, row in zip(rows, extents, strict=True):
        cells: Cells = [None] * width
        for value, extent in zip(slots.strip.values, row, strict=True):
            cells[_band(bands, extent)] = value
        is_sure = sum(cell is not None for cell in cells) == len(slots.strip.values)
        placed.append(cells if is_sure else None)
    return placed


def _are_straight(bands: list[Extent], extents: Sequence[Sequence[Extent]]) -> bool:
    """Whether the values of each band are set left, set right or centred, all in the same way."""
    columns: list[list[Extent]] = [[] for _ in bands]
    for extent in chain.from_iterable(extents):
        columns[_band(bands, extent)].append(extent)
    return all(
        _spread(start for start, _ in column) <= _LOOSE
        or _spread(end for _, end in column) <= _LOOSE
        or _spread(start + end for start, end in column) <= 2 * _LOOSE
        for column in columns
    )


def _spread(places: Iterable[int]) -> int:
    ordered = sorted(places)
    return ordered[-1] - ordered[0]


def _extent(folded: str, value: Printed, measure: Callable[[str], int]) -> Extent:
    line = max(folded.rfind("\n", 0, value.start), folded.rfind("\f", 0, value.start)) + 1
    start = measure(folded[line : value.start])
    return start, start + measure(folded[value.start : value.end])


def _band(bands: list[Extent], extent: Extent) -> int:
    return next(i for i, (start, end) in enumerate(bands) if start <= extent[0] < end)
