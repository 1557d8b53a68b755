"""What an agency's name says: region, level, field, and what its report covers.

温州市司法局 → 温州市 (330300), prefectural, justice, the office's own report. Where a name fits
several places (鼓楼区), all stay as candidates unless the text hints at one.
"""

from .fields import FIELDS, Field, field_of
from .hints import Hints
from .resolution import Level, Resolution, Scope, resolve

__all__ = ["FIELDS", "Field", "Hints", "Level", "Resolution", "Scope", "field_of", "resolve"]
