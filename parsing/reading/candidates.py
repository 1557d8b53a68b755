"""The ways in which pieces of numbers could be a row's values.

    broken     a number too long for its cell goes on in the next line: ``４６６０ … ⏎ ６``
    fallen     a number too long for its cell stands alone in the next line
    raised     numbers stand above the line of the others, where a label has more lines than one
    numbered   a page's number stands in a line of its own below the row

A candidate is a full row. No number begins with a zero, save 0 itself. Nothing is decided here.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from .lexing import Printed

Candidate = list[Printed | None]

# More pieces than these, and the digits settle nothing.
_MOST_SPARE = 4


def _is_number(digits: str) -> bool:
    return digits == "0" or not digits.startswith("0")


def rejoined(folded: str, pieces: Sequence[Printed], width: int) -> list[Candidate]:
    """Every way to make ``width`` values of pieces that a narrow cell broke over lines."""
    lines = _lines(folded, pieces)
    first, spare = lines[0], [piece for line in lines[1:] for piece in line]
    if not spare or not all(piece.number for piece in spare):
        return []
    if len(pieces) == width and len(lines) == 2 and len(first) < len(spare):
        first, spare = spare, first
    found: list[Candidate] = []
    if width < len(pieces) <= width + _MOST_SPARE:
        found += _merged(folded, pieces, width)
    if len(spare) > _MOST_SPARE:
        return found
    if len(first) == width:
        if len(spare) == 1:
            found.append(list(first))
        found += _continued(first, spare)
    if len(pieces) == width:
        found += (
            _inserted(first, spare, places) for places in combinations(range(width), len(spare))
        )
    return found


def _lines(folded: str, pieces: Sequence[Printed]) -> list[list[Printed]]:
    lines = [[pieces[0]]]
    for left, right in pairwise(pieces):
        if "\n" in folded[left.end : right.start]:
            lines.append([])
        lines[-1].append(right)
    return lines


def _continued(first: list[Printed], spare: list[Printed]) -> Iterator[Candidate]:
    """The numbers of the first line, some of them going on in the spare pieces, in order."""
    for places in combinations(range(len(first)), len(spare)):
        values: Candidate = list(first)
        for place, piece in zip(places, spare, strict=True):
            values[place] = _joined(first[place], piece)
        if all(value is None or _is_number(value.number or "0") for value in values):
            yield values


def _merged(folded: str, pieces: Sequence[Printed], width: int) -> Iterator[Candidate]:
    """The pieces in order, some of them joined with the next over a line end."""
    breaks = [
        index
        for index, (left, right) in enumerate(pairwise(pieces))
        if "\n" in folded[left.end : right.start]
    ]
    for joints in combinations(breaks, len(pieces) - width):
        values: list[Printed] = []
        for index, piece in enumerate(pieces):
            if index - 1 in joints:
                values[-1] = _joined(values[-1], piece)
            else:
                values.append(piece)
        if all(_is_number(value.number or "0") for value in values):
            yield list(values)


def _inserted(first: list[Printed], spare: list[Printed], places: tuple[int, ...]) -> Candidate:
    values: Candidate = list(first)
    for place, piece in zip(places, spare, strict=True):
        values.insert(place, piece)
    return values


def _joined(piece: Printed, rest: Printed) -> Printed:
    return piece._replace(number=(piece.number or "") + (rest.number or ""))
