"""Marks within words and cells of a plain text: ``1\\.属于``, ``属于国<br>家秘密``, ``&nbsp;``.

Escapes of Markdown, tags that stand in a line, entities. They are blanked out in place, so that
every place in the text stays what it is.
"""

import re
from html import unescape

from .fold import FILLER

_IS_MARKED = re.compile(r"\\|<[/a-z]|&[a-z#]")
# An escape, a tag in a line, an entity, and what a tool calls a column that has no head.
_MARKS = re.compile(
    r"""
  \\(?=[.()+_*#>\[\]-])
| </?(?:br|span|font|strong|em|[biu]|su[bp])\b[^<>\n]{0,200}>
| (?P<entity> &(?:\#\d{1,7}|\#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}); )
| (?<![A-Za-z])Col\d{1,2}(?![\dA-Za-z])
""",
    re.VERBOSE,
)
# The point of a numbering stays right behind its digits: ``1.`` is no number.
_NUMBERING = re.compile(r"(?<=\d)\\([.)])(?!\d)")


def project(text: str) -> str:
    """The text without such marks, of the same length."""
    if not _IS_MARKED.search(text):
        return text
    return _MARKS.sub(_shown, _NUMBERING.sub(rf"\1{FILLER}", text))


def character_of(entity: str) -> str:
    """The character that an entity such as ``&quot;`` stands for; nothing where it is none."""
    character = unescape(entity)
    return character if len(character) == 1 and character != FILLER else ""


def _shown(mark: re.Match[str]) -> str:
    shown = character_of(mark[0]) if mark["entity"] else ""
    return shown + FILLER * (len(mark[0]) - len(shown))
