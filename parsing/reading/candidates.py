"""The ways in which digits that lost their cells could be a row's values.

    glued      ``…申请数量2093738294212683``: all digits of the row in one piece
    broken     a number too long for its cell goes on in the next line: ``４６６０ … ⏎ ６``
    fallen     a number too long for its cell stands alone in the next line
    numbered   a page's number stands in a line of its own below the row

A candidate is a full row. No number begins with a zero, save 0 itself. Nothing is decided here.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from .lexing import Printed

Candidate = list[Printed | None]

# More pieces than these, or more ways, and the digits settle nothing.
_MOST_SPARE = 4
_MOST_WAYS = 20_000


def splits(printed: Printed, width: int) -> list[Candidate]:
    """Every way to cut the digits of ``printed`` into ``width`` numbers that add up in a row.

    The last number is the sum of the others. Empty where there are too many ways to look at.
    """
    digits = printed.number or ""
    found: list[Candidate] = []
    if not digits.isdecimal():
        return found
    budget = [_MOST_WAYS]
    for length in range(1, len(digits) - width + 2):
        total = digits[-length:]
        least, most = _sums(len(digits) - length, width - 1)
        if _is_number(total) and least <= int(total) <= most:
            for cuts in _summing(digits[:-length], int(total), width - 1, budget):
                bounds = [0, *cuts, len(digits) - length, len(digits)]
                found.append(_cut(printed, bounds))
        if budget[0] <= 0:
            return []
    return found


def _summing(digits: str, total: int, parts: int, budget: list[int]) -> Iterator[tuple[int, ...]]:
    """The places to cut ``digits`` into ``parts`` numbers whose sum is ``total``."""
    numerals = [int(digit) for digit in digits]
    stack: list[tuple[int, int, tuple[int, ...]]] = [(0, total, ())]
    while stack and budget[0] > 0:
        budget[0] -= 1
        start, rest, cuts = stack.pop()
        left = parts - len(cuts) - 1
        if left == 0:
            last = digits[start:]
            if _is_number(last) and int(last) == rest:
                yield cuts
            continue
        value = 0
        for stop in range(start + 1, start + 2 if digits[start] == "0" else len(digits) - left + 1):
            value = value * 10 + numerals[stop - 1]
            if value > rest:
                break
            least, most = _sums(len(digits) - stop, left)
            if least <= rest - value <= most:
                stack.append((stop, rest - value, (*cuts, stop)))


@cache
def _sums(length: int, parts: int) -> tuple[int, int]:
    """Bounds of the sum of ``parts`` numbers of ``length`` digits in all."""
    longest = -(-length // parts)
    least = 10 ** (longest - 1) if longest > 1 else 0
    return least, parts * 10 ** (length - parts + 1)


def single_digits(printed: Printed, width: int) -> Candidate | None:
    """The only cut of ``width`` digits into ``width`` numbers; None where there is another."""
    digits = printed.number or ""
    if len(digits) != width or not digits.isdecimal():
        return None
    return _cut(printed, list(range(width + 1)))


def _cut(printed: Printed, bounds: list[int]) -> Candidate:
    digits = printed.number or ""
    return [
        printed._replace(
            number=digits[start:stop], start=printed.start + start, end=printed.start + stop
        )
        for start, stop in pairwise(bounds)
    ]


def _is_number(digits: str) -> bool:
    return digits == "0" or not digits.startswith("0")


def rejoined(folded: str, pieces: Sequence[Printed], width: int) -> list[Candidate]:
    """Every way to make ``width`` values of pieces that a narrow cell broke over lines."""
    lines = _lines(folded, pieces)
    first, spare = lines[0], [piece for line in lines[1:] for piece in line]
    if not spare or not all(piece.number for piece in spare):
        return []
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
