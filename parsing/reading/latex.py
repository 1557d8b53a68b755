r"""Tables in the notation of LaTeX → a line with bars for each row, every letter in its place.

``&`` becomes a bar and ``\\`` a line end; line ends of the source are only spaces. What a command
says of the look is blanked out, the words that it sets are kept.
"""

import re

from .fold import FILLER

_ARGUMENT = r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}"
_OPTION = r"\[[^][\n]{0,80}\]"
_BEGIN = re.compile(
    rf"\\begin\{{(longtable|tabular[xy*]?|tabulary|tabu|supertabular|tblr|longtblr)\}}"
    rf"(?:[ ]*(?:{_OPTION}|{_ARGUMENT})){{0,3}}"
)
_PIECE = re.compile(
    rf"""
  (?P<row> \\\\\*?(?:{_OPTION})? | \\tabularnewline\b )
| (?P<cell> & )
| (?P<space> [\n~] )
| \\(?:multicolumn|multirow(?:cell)?\*?(?:{_OPTION})?) {_ARGUMENT}(?:{_OPTION})?{_ARGUMENT}
| \\(?:begin|end|cline|cmidrule|(?:row|cell|column)?color|[hv]space|noalign|label|SetCell|SetRow
      |addlinespace|rule|setlength)\*?
      (?:\([a-z]*\))?(?:{_OPTION})?(?:{_ARGUMENT}){{0,2}}(?:{_OPTION})?
| \\[A-Za-z@]+\*?
| \\[&%#_$]
| [{{}}]
| %[^\n]*
""",
    re.VERBOSE,
)


def project(text: str) -> str:
    """The text with such tables as lines with bars, of the same length."""
    if "\\begin{" not in text:
        return text
    pieces = []
    at = 0
    while begin := _BEGIN.search(text, at):
        stop = text.find(rf"\end{{{begin[1]}}}", begin.end())
        stop = len(text) if stop < 0 else stop
        pieces.append(text[at : begin.start()] + FILLER * len(begin[0]))
        pieces.append(_PIECE.sub(_shown, text[begin.end() : stop]))
        at = stop
    return "".join(pieces) + text[at:]


def _shown(match: re.Match[str]) -> str:
    shown = {"row": "\n", "cell": "|", "space": " "}.get(match.lastgroup or "", FILLER)
    return shown + FILLER * (len(match[0]) - 1)
