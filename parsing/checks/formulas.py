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
    """A cell of a formula with its sign; ``back`` counts the years that its report lies behind."""

    address: Address
    sign: int
    back: int

    @property
    def place(self) -> int:
        """Where its number stands in a sheet."""
        return PLACES[self.address] + self.back * len(CELLS)


@dataclass(frozen=True, slots=True)
class Formula:
    """How two sums of cells should stand to each other.

    ``steps`` are places in a sheet with the factor (1 or -1) by which left less right takes their
    number. ``asked_where`` are the cells that must hold a number other than 0 for the question to
    have a meaning.
    """

    left: tuple[Operand, ...]
    relation: str
    right: tuple[Operand, ...]
    steps: tuple[tuple[int, int], ...]
    holds: Callable[[Any, Any], bool]
    asked_where: tuple[Address, ...] = ()

    @property
    def operands(self) -> tuple[Operand, ...]:
        """All cells, the left side first."""
        return self.left + self.right

    @property
    def looks_back(self) -> bool:
        """Whether it takes a number from the report of the year before."""
        return any(operand.back for operand in self.operands)


def formula(text: str, *, asked_where: Sequence[str] = ()) -> Formula:
    """The formula written as ``text``; KeyError for a cell or a relation that does not exist."""
    words = text.split()
    cut = next(place for place, word in enumerate(words) if word in RELATIONS)
    left, right = _side(words[:cut]), _side(words[cut + 1 :])
    steps = [(operand.place, operand.sign) for operand in left]
    steps += [(operand.place, -operand.sign) for operand in right]
    return Formula(
        left,
        words[cut],
        right,
        tuple(steps),
        RELATIONS[words[cut]],
        tuple(Address.parse(cell) for cell in asked_where),
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


def _side(words: list[str]) -> tuple[Operand, ...]:
    if words == ["0"]:
        return ()
    signs = [1, *(SIGNS[word] for word in words[1::2])]
    return tuple(_operand(word, sign) for word, sign in zip(words[::2], signs, strict=True))


def _operand(word: str, sign: int) -> Operand:
    back = int(word.startswith(LAST))
    return Operand(Address.parse(word.removeprefix(LAST)), sign, back)
