"""Example reports of 云川省, a province that does not exist, written from a seed number.

``examples(seed)`` yields sixty agencies' reports for 2019–2025 as texts in several layouts, each
with the facts it states and the faults that were planted in it. Pure: no Django, no files.
"""

from .agencies import AGENCIES, Agency, FormerName
from .corrections import CORRECTIONS, ExampleCorrection
from .drafts import Planted
from .province import PROVINCE, REGIONS, Region
from .reports import Example, examples

__all__ = [
    "AGENCIES",
    "CORRECTIONS",
    "PROVINCE",
    "REGIONS",
    "Agency",
    "Example",
    "ExampleCorrection",
    "FormerName",
    "Planted",
    "Region",
    "examples",
]
