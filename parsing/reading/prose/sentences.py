"""The sentence in which a statement stands."""

import re

from parsing.reading.plain import Plain
from parsing.reading.values import Span

_END = re.compile("[。！!？?；;]")
_LONGEST = 200


def sentence_around(plain: Plain, start: int, end: int) -> Span:
    """The sentence around bare characters ``start`` to ``end``, at most 200 either side."""
    text = plain.text
    first = max(0, start - _LONGEST)
    for stop in _END.finditer(text, first, start):
        first = stop.end()
    stop_after = _END.search(text, end, min(len(text), end + _LONGEST))
    last = stop_after.end() if stop_after else min(len(text), end + _LONGEST)
    return plain.span(first, last)
