"""The equations of table 三 as witnesses of where digits belong.

They never make a number: where the digits of rows allow several readings, the one that agrees with
the equations is read, if every other contradicts more of them:

    row sum       the applicants add up to 总计, each row
    results       all results add up to （七）总计, each column
    balance       一 + 二 = （七）总计 + 四, each column

A report may contradict itself, and then it is read as it is printed. One faulty number breaks two
or three of these; so the best reading may break two, and a row is settled only where all readings
that break at most one more say the same of it. A row that adds up in no way has no witness, nor has
a report with more faults among the rows in doubt; they stay uncertain.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from .lexing import Printed
from .slots import UNSETTLED, Cells

Candidates = Mapping[str, Sequence[Cells]]
# The readings of a row that state these numbers, but for one, and any total.
Stating = Callable[[str, Sequence[int]], list[Cells]]
Vector = tuple[int, ...]

_ENDS = ("new", "carried_in", "handled_total", "carried_out")
_BALANCE = {"new": 1, "carried_in": 1, "handled_total": -1, "carried_out": -1}
_WIDTH = 7
_MOST_CHOICES = 1_024
# Among more choices than these no row that has a reading is suspected; then nothing may be broken.
_FEW_CHOICES = 8
_MOST_FAULTS = 2


class _Choice(NamedTuple):
    """A reading for each row: how many row sums are broken, and by how much the columns are."""

    faults: int
    rest: Vector
    rows: tuple[Cells, ...]

    @property
    def all_faults(self) -> int:
        """How many equations it breaks."""
        return self.faults + sum(map(bool, self.rest))


def settle(candidates: Candidates, stating: Stating) -> dict[str, Cells]:
    """The rows that the equations settle, a cell on which they leave two readings unsettled.

    ``candidates`` are the readings of each row of the table: one where it is certain, none where
    no way of reading it adds up.
    """
    results = [row for row in candidates if row not in _ENDS]
    equations = ({**dict.fromkeys(results, 1), "handled_total": -1}, _BALANCE)
    left: dict[str, Sequence[Cells]] = dict(candidates)
    settled: set[str] = set()
    for signs in (*equations, equations[0]):
        if all(row in left for row in signs):
            near = _near(signs, left, stating)
            left.update(near)
            settled.update(near)
    return {row: common(left[row]) for row in candidates if row in settled}


def common(readings: Sequence[Cells]) -> Cells:
    """The cells on which all readings of a row agree, the others ``UNSETTLED``."""
    return [
        first if all(_number(other) == _number(first) for other in others) else UNSETTLED
        for first, *others in zip(*readings, strict=True)
    ]


def _number(cell: Printed | None) -> str | None:
    return cell and cell.number


def adds_up(cells: Cells) -> bool:
    """Whether the last cell is the sum of the others, a blank counting as nothing."""
    values = _values(cells)
    return sum(values[:-1]) == values[-1]


def _values(cells: Cells) -> Vector:
    return tuple(
        int(cell.number) if cell and cell.number and cell.number.isdecimal() else 0
        for cell in cells
    )


def _near(
    signs: Mapping[str, int], candidates: Candidates, stating: Stating
) -> dict[str, list[Cells]]:
    """For each row of the equation its readings in all choices that break few equations."""
    ways = prod(len(candidates[row]) for row in signs)
    if not 0 < ways <= _MOST_CHOICES:
        return {}
    suspects = signs if ways <= _FEW_CHOICES else ()
    choices = _choices(signs, candidates)
    mended = [
        other
        for choice in choices
        if any(choice.rest)
        for row in suspects
        for other in _mended(choice, row, signs, stating)
    ]
    choices += mended
    best = min((choice.all_faults for choice in choices), default=_MOST_FAULTS + 1)
    if best > (_MOST_FAULTS if suspects else 0):
        return {}
    most = max(best + 1, _MOST_FAULTS)
    near = [choice.rows for choice in choices if choice.all_faults <= most]
    readings = zip(*near, strict=True)
    return {
        row: list({tuple(cells): cells for cells in own}.values())
        for row, own in zip(signs, readings, strict=True)
        if any(cells in candidates[row] for cells in own)
    }


def _choices(signs: Mapping[str, int], candidates: Candidates) -> list[_Choice]:
    """Every choice of a reading for each row; a row that has none adds nothing."""
    choices = [_Choice(0, (0,) * _WIDTH, ())]
    for row, sign in signs.items():
        choices = [
            _Choice(choice.faults + faults, _plus(choice.rest, vector, sign), (*choice.rows, cells))
            for faults, vector, cells in _weighed(candidates[row])
            for choice in choices
        ]
    return choices


def _weighed(readings: Sequence[Cells]) -> list[tuple[int, Vector, Cells]]:
    """Each reading of a row with the row sum that it breaks and its numbers; nothing if silent."""
    weighed = [(int(not adds_up(cells)), _values(cells), cells) for cells in readings]
    return weighed or [(0, (0,) * _WIDTH, [])]


def _mended(
    choice: _Choice, row: str, signs: Mapping[str, int], stating: Stating
) -> Iterator[_Choice]:
    """The choice with ``row`` read as the columns but one would have it, whatever its total."""
    place = list(signs).index(row)
    own = choice.rows[place]
    mine = _values(own) or (0,) * _WIDTH
    faults = choice.faults - int(bool(own) and not adds_up(own))
    wanted = _plus(mine, choice.rest, -signs[row])
    for cells in stating(row, wanted[:-1]):
        if not adds_up(cells):
            rest = _plus(choice.rest, _plus(_values(cells), mine, -1), signs[row])
            rows = (*choice.rows[:place], cells, *choice.rows[place + 1 :])
            yield _Choice(faults + 1, rest, rows)


def _plus(one: Vector, other: Vector, sign: int) -> Vector:
    return tuple(a + sign * b for a, b in zip(one, other, strict=True))
