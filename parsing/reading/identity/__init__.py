"""Who reports, and for which year: recognised from title, first sentence, period and prose.

What the text does not say is None. Every answer carries the words it was read from and the reason,
a key of ``REASONS``.
"""

from .reasons import REASONS
from .recognition import Identity, identify, recognise

__all__ = ["REASONS", "Identity", "identify", "recognise"]
