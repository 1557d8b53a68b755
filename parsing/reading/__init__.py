"""Bytes → text → tokens → tables → Reading. Pure: no Django, no database, nothing but the text."""

from .decode import DecodeError, decode
from .reader import read
from .values import Cell, ExtraRow, Problem, Reading, Recognised, Span, Statement

__all__ = [
    "Cell",
    "DecodeError",
    "ExtraRow",
    "Problem",
    "Reading",
    "Recognised",
    "Span",
    "Statement",
    "decode",
    "read",
]
