"""The catalogue: every rule, by family. A new rule is an entry in its family's module."""

from .amounts import AMOUNT_JUMP, AMOUNT_UNIT
from .bodies import BODIES
from .disclosure import DISCLOSURE
from .identity import IDENTITY
from .likeness import LIKENESS
from .narrative import NARRATIVE
from .particulars import PARTICULARS
from .prose import PROSE
from .readability import READABILITY
from .shares import NARRATIVE_GROWTH, SHARES
from .sums import SUMS
from .years import YEARS

RULES = (
    *SUMS,
    *DISCLOSURE,
    AMOUNT_UNIT,
    *PROSE,
    *NARRATIVE,
    *SHARES,
    *LIKENESS,
    *YEARS,
    AMOUNT_JUMP,
    NARRATIVE_GROWTH,
    *IDENTITY,
    *PARTICULARS,
    *BODIES,
    *READABILITY,
)
BY_NAME = {rule.name: rule for rule in RULES}

__all__ = ["BY_NAME", "RULES"]
