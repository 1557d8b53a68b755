"""The catalogue: every rule, by family. A new rule is an entry in its family's module."""

from .disclosure import DISCLOSURE
from .identity import IDENTITY
from .narrative import NARRATIVE
from .prose import PROSE
from .readability import READABILITY
from .shares import NARRATIVE_GROWTH, SHARES
from .sums import SUMS
from .years import YEARS

RULES = (
    *SUMS,
    *DISCLOSURE,
    *PROSE,
    *NARRATIVE,
    *SHARES,
    *YEARS,
    NARRATIVE_GROWTH,
    *IDENTITY,
    *READABILITY,
)
BY_NAME = {rule.name: rule for rule in RULES}

__all__ = ["BY_NAME", "RULES"]
