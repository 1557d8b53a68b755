"""The catalogue: every rule, by family. A new rule is an entry in its family's module."""

from .disclosure import DISCLOSURE
from .identity import IDENTITY
from .prose import PROSE
from .readability import READABILITY
from .sums import SUMS
from .years import YEARS

RULES = (*SUMS, *DISCLOSURE, *PROSE, *YEARS, *IDENTITY, *READABILITY)
BY_NAME = {rule.name: rule for rule in RULES}

__all__ = ["BY_NAME", "RULES"]
