"""The equations of table 三 as witnesses of where digits belong.

They never make a number: a row whose digits allow several readings is settled only if exactly one
choice for all such rows satisfies the sum of every row and the equations of every column:

    results       all results add up to （七）总计
    balance       一 + 二 = （七）总计 + 四

A report that does not add up where a row is in doubt has no witness; the row stays uncertain.
"""

from collections.abc import Mapping, Sequence

from .lexing import Printed

Cells = list[Printed | None]
Candidates = Mapping[str, Sequence[Cells]]

_ENDS = ("new", "carried_in", "handled_total", "carried_out")
_MOST_CHOICES = 5_000


def settle(certain: Mapping[str, Cells], doubtful: Candidates) -> dict[str, Cells]:
    """The settled rows: those of ``certain``, and of ``doubtful`` those with one choice left.

    ``certain`` are the table's settled rows; ``doubtful`` the readings of each other row, each of
    which adds up. An equation in which a row has no reading at all is no witness.
    """
    settled = dict(certain)
    rows = [*certain, *doubtful]
    results = [row for row in rows if row not in _ENDS]
    signs = (
        {**dict.fromkeys(results, 1), "handled_total": -1},
        {"new": 1, "carried_in": 1, "handled_total": -1, "carried_out": -1},
    )
    for equation in signs:
        if all(row in settled or doubtful.get(row) for row in equation):
            settled.update(_only_choice(equation, settled, doubtful) or {})
    return settled


def adds_up(cells: Cells) -> bool:
    """Whether the last cell is the sum of the others, a blank counting as nothing."""
    values = _values(cells)
    return sum(values[:-1]) == values[-1]


def _values(cells: Cells) -> list[int]:
    return [
        int(cell.number) if cell and cell.number and cell.number.isdecimal() else 0
        for cell in cells
    ]


def _only_choice(
    signs: Mapping[str, int], certain: Mapping[str, Cells], doubtful: Candidates
) -> dict[str, Cells] | None:
    """The one choice that makes every column's signed sum zero; None where none or several do."""
    width = len(next(iter((*certain.values(), *(each[0] for each in doubtful.values() if each)))))
    rest = [0] * width
    for row, sign in signs.items():
        if row in certain:
            rest = [
                sum_ + sign * value for sum_, value in zip(rest, _values(certain[row]), strict=True)
            ]
    open_rows = sorted(
        (row for row in signs if row not in certain), key=lambda row: len(doubtful[row])
    )
    choices: dict[tuple[int, ...], list[tuple[int, ...]]] = {tuple(rest): [()]}
    for row in open_rows:
        vectors = [[signs[row] * value for value in _values(cells)] for cells in doubtful[row]]
        following: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        for sums, paths in choices.items():
            for index, vector in enumerate(vectors):
                key = tuple(a + b for a, b in zip(sums, vector, strict=True))
                # Two paths are enough to know that the choice is not the only one.
                kept = following.setdefault(key, [])
                kept.extend([(*path, index) for path in paths][: 2 - len(kept)])
        if len(following) > _MOST_CHOICES:
            return None
        choices = following
    answers = choices.get((0,) * width, [])
    if len(answers) != 1:
        return None
    return {
        row: list(doubtful[row][index]) for row, index in zip(open_rows, answers[0], strict=True)
    }
