"""Equations over cells, written as text: data from which equations with numbers are made.

``requests.new.total + requests.carried_in.total = …`` names cells by their addresses. ``last:``
before an address means the report of the year before. Relations are ``=``, ``≠``, ``≥`` and ``≤``.
"""

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from parsing.forms import Address

from .sheet import CELLS, PLACES
from .values import Term

RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "≥": operator.ge,
    "≤": operator.le,
}
SIGNS = {"+": 1, "-": -1}
LAST = "last:"


@dataclass(frozen=True, slots=True)
class Operand:
    """A cell of a formula with the sign it has there.

    ``factor`` is the sign by which left less right takes it, ``back`` the years that its report
    lies behind, ``place`` where its number stands in a sheet. ``zero`` and ``blank`` are what it is
    in an equation of the report at hand where the cell holds 0, or nothing.
    """

    address: Address
    cell: str
    sign: int
    factor: int
    back: int
    place: int
    zero: Term
    blank: Term


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """How two sums of cells should stand to each other; a formula equals itself only.

    ``steps`` are places in a sheet with the factor (1 or -1) by which left less right takes their
    number. ``asked_where`` are the places that must hold a number other than 0 for the question to
    have a meaning.
    """

    left: tuple[Operand, ...]
    relation: str
    right: tuple[Operand, ...]
    steps: tuple[tuple[int, int], ...]
    holds: Callable[[Any, Any], bool]
    asked_where: tuple[int, ...] = ()

    @property
    def looks_back(self) -> bool:
        """Whether it takes a number from the report of the year before."""
        return any(operand.back for operand in self.left + self.right)


def formula(text: str, *, asked_where: Sequence[str] = ()) -> Formula:
    """The formula written as ``text``; KeyError for a cell or a relation that does not exist."""
    words = text.split()
    cut = next(place for place, word in enumerate(words) if word in RELATIONS)
    left, right = _side(words[:cut], 1), _side(words[cut + 1 :], -1)
    return Formula(
        left,
        words[cut],
        right,
        tuple((operand.place, operand.factor) for operand in left + right),
        RELATIONS[words[cut]],
        tuple(PLACES[Address.parse(cell)] for cell in asked_where),
    )


def each(
    codes: Iterable[str], template: str, *, asked_where: Sequence[str] = ()
) -> tuple[Formula, ...]:
    """One formula for each code, put in place of ``*`` in the template."""
    return tuple(
        formula(
            template.replace("*", code),
            asked_where=[cell.replace("*", code) for cell in asked_where],
        )
        for code in codes
    )


def _side(words: list[str], side: int) -> tuple[Operand, ...]:
    if words == ["0"]:
        return ()
    signs = [1, *(SIGNS[word] for word in words[1::2])]
    return tuple(_operand(word, sign, side) for word, sign in zip(words[::2], signs, strict=True))


def _operand(word: str, sign: int, side: int) -> Operand:
    back = int(word.startswith(LAST))
    cell = word.removeprefix(LAST)
    address = Address.parse(cell)
    place = PLACES[address] + back * len(CELLS)
    zero, blank = Term(cell, 0, sign), Term(cell, None, sign)
    return Operand(address, cell, sign, sign * side, back, place, zero, blank)
