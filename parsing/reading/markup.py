"""HTML source → text of the same length, every character in its place.

Each tag is replaced by the separator that it stands for, filled up with ``FILLER``: a tab
between two cells, a line end behind a row and around a block outside of tables. An entity becomes its
character. Line ends and tabs of the source are only spaces. So a number found in the projection
stands at the same place in the source. Spans of cells (rowspan, colspan) are of no matter: what a
merged cell covers is simply not there, as in text copied from a browser.
"""

import re
from functools import lru_cache

from .fold import FILLER
from .marks import character_of

_IS_MARKUP = re.compile(r"<(?:table|td|tr|html|body|tbody)\b[^<>]*>", re.IGNORECASE)
# Each piece begins with one of a few letters, by which a search skips to the next.
_PIECE = re.compile(
    r"""
[<&\n\r\t] (?:
    (?<=<) (?P<hidden> !--.*?(?:-->|\Z) | (?P<name>script|style|noscript|template)\b.*?(?:</(?P=name)\s*>|\Z) | ![^>]*> )
  | (?<=<) (?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9:]*)(?:[^<>"']++|"[^"]*"|'[^']*')*+>
  | (?<=&) (?P<entity> (?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}); )
  | (?<=[\n\r\t]) (?P<space> [\n\r\t]* )
)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# No page has tags of so many names.
_MOST_TAGS = 500
# The last two are those of XML: tables of TEI and of DocBook.
_CELLS = frozenset(("td", "th", "cell", "entry"))
_BLOCKS = re.compile(
    "p|div|br|h[1-6]|li|[ou]l|d[dt]|hr|section|article|header|footer|nav|pre|title|form|option"
    "|blockquote|center|caption"
)


def is_markup(text: str) -> bool:
    """Whether the text is HTML source with a table, or a whole page of it."""
    return _IS_MARKUP.search(text) is not None


def project(source: str) -> str:
    """The text of the HTML ``source``, each character at its place, of the same length."""
    depth = 0
    is_first = True
    pieces: list[str] = []
    end = 0
    for match in _PIECE.finditer(source):
        start = match.start()
        pieces.append(source[end:start])
        end = match.end()
        depth += _nesting(match)
        shown = _shown(match, depth > 0)
        if shown == "\t" and is_first:
            shown = ""
            is_first = False
        elif shown == "\n":
            is_first = True
        pieces.append(shown.ljust(end - start, FILLER))
    pieces.append(source[end:])
    return "".join(pieces)


def _nesting(match: re.Match[str]) -> int:
    if (match["tag"] or "").lower() != "table":
        return 0
    return -1 if match["close"] else 1


def _shown(match: re.Match[str], is_in_table: bool) -> str:
    kind = match.lastgroup
    if kind == "tag":
        return _separator(match["tag"].lower(), bool(match["close"]), is_in_table)
    if kind == "space":
        return " " * len(match[0])
    return character_of(match[0]) if kind == "entity" else ""


@lru_cache(_MOST_TAGS)
def _separator(tag: str, closes: bool, is_in_table: bool) -> str:
    """What the tag stands for."""
    if tag in _CELLS:
        return "" if closes else "\t"
    if tag in ("tr", "row", "table"):
        return "\n"
    if _BLOCKS.fullmatch(tag):
        return " " if is_in_table else "\n"
    return ""
