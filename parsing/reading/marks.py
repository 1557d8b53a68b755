"""Marks of Markdown within words and cells: ``1\\.属于``, ``3627\\.83``, ``属于国<br>家秘密``.

They are blanked out in place, so that every place in the text stays what it is.
"""

import re

from .fold import FILLER

# An escape, a line end in a cell, and what a tool calls a column that has no head.
_MARKS = re.compile(r"\\(?=[.()+_*#>\[\]-])|<br[ ]?/?>|(?<![A-Za-z])Col\d{1,2}(?![\dA-Za-z])")
# The point of a numbering stays right behind its digits: ``1.`` is no number.
_NUMBERING = re.compile(r"(?<=\d)\\([.)])(?!\d)")


def blanked(text: str) -> str:
    """The text without such marks, of the same length."""
    if "\\" not in text and "<br" not in text:
        return text
    text = _NUMBERING.sub(rf"\1{FILLER}", text)
    return _MARKS.sub(lambda mark: FILLER * len(mark.group()), text)
