"""The catalogue: every rule, by family. A new rule is an entry in its family's module."""

from .amounts import AMOUNT_JUMP, AMOUNT_UNIT
from .bodies import MIXED_FORM, RULES_OF_ANOTHER
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
    RULES_OF_ANOTHER,
    *PROSE,
    *NARRATIVE,
    *SHARES,
    *LIKENESS,
    *YEARS,
    AMOUNT_JUMP,
    NARRATIVE_GROWTH,
    *IDENTITY,
    *PARTICULARS,
    MIXED_FORM,
    *READABILITY,
)
BY_NAME = {rule.name: rule for rule in RULES}

__all__ = ["BY_NAME", "RULES"]
