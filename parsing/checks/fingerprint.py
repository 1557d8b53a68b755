"""What tells one finding from another."""

from hashlib import blake2b
from json import dumps

from .equations import plain
from .values import Equation, Finding

FINGERPRINT_LENGTH = 32


def fingerprint(finding: Finding) -> str:
    """What stays the same as long as the finding says the same of the same numbers.

    Hexadecimal digits made from its rule, its cells and every number that it states of its report;
    not from its words, its severity, where in a text it stands, or which other reports it names.
    """
    told = (
        finding.rule,
        finding.cells,
        finding.expected,
        finding.actual,
        finding.equation and _numbers(finding.equation),
        finding.known_by or finding.detail,
    )
    written = dumps(told, sort_keys=True, ensure_ascii=False)
    return blake2b(written.encode(), digest_size=FINGERPRINT_LENGTH // 2).hexdigest()


def _numbers(equation: Equation) -> list[list[tuple[object, ...]]]:
    return [
        [(term.cell, plain(term.value), term.sign, term.year) for term in side]
        for side in (equation.left, equation.right)
    ]
