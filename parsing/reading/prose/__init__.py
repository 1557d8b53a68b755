"""What the prose states: 共收到政府信息公开申请198件 → received, 198.

A statement missed is a check that is not made; a wrong one accuses an agency of an error. So
only wordings that can mean nothing else are read (``wordings``), and a number counts only where
its sentence speaks of this agency, this year and the whole (``context``).
"""

from .particulars import particulars, particulars_of
from .reading import statements, statements_of

__all__ = ["particulars", "particulars_of", "statements", "statements_of"]
