"""Equations as they are written: ``198 + 2 ≠ 198 + 1，差 1``."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsing.forms import Number

from .formulas import RELATIONS
from .values import Equation, Term

NEGATED = {"=": "≠", "≠": "=", "≥": "<", "≤": ">"}

LONG = 6  # a side with more terms than this is written without those that add nothing


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between the numbers of an equation in one language."""

    blank: str
    year: str
    difference: str


CHINESE = Words(blank="空白", year="（{}年）", difference="，差 {}")
ENGLISH = Words(blank="blank", year=" ({})", difference=", off by {}")


def plain(value: Number | None) -> str:
    """The number as digits, never with an exponent; empty for None."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:f}"


def size(value: Number) -> str:
    """The number as digits without its sign."""
    return plain(-value if value < 0 else value)


def holds(equation: Equation) -> bool:
    """Whether the relation is true, blanks as nothing."""
    return RELATIONS[equation.relation](equation.difference, 0)


def sign(equation: Equation) -> str:
    """The relation that is true between the two sides: ``≠`` where they should be equal and are not."""
    return equation.relation if holds(equation) else NEGATED[equation.relation]


def telling(terms: Sequence[Term]) -> Sequence[Term]:
    """The terms of one side that are written: all of a short sum, of a long one those that count."""
    return terms if len(terms) <= LONG else [term for term in terms if term.value]


def written(equation: Equation, language: str = "zh") -> str:
    """The equation with its numbers: with the relation that is true and, if it fails, the gap.

    A number of another report carries its year; a blank is written as such. Long sums leave out
    what adds nothing.
    """
    words = ENGLISH if language.startswith("en") else CHINESE
    text = f"{_side(equation.left, words)} {sign(equation)} {_side(equation.right, words)}"
    if holds(equation) or not equation.difference:
        return text
    return text + words.difference.format(size(equation.difference))


def _side(terms: Sequence[Term], words: Words) -> str:
    text = ""
    for term in telling(terms):
        before = "−" if term.amount < 0 or term.sign < 0 else "+" if text else ""
        gap = " " if text else ""
        text += f"{gap}{before}{gap}{_term(term, words)}"
    return text or "0"


def _term(term: Term, words: Words) -> str:
    number = words.blank if term.value is None else size(term.value)
    return number if term.year is None else number + words.year.format(term.year)
