"""Page numbers and the heads and feet that every page repeats: they are no part of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence

from .lines import Line
from .page import Blocks

_REACH = 2
_SAME_HEIGHT = 4.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*第?\s*(\d{1,4})\s*页?(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[-—–·•\s]*"
)
_DECORATED = re.compile(r"[-—–·•页/]")


def without_furniture(pages: Sequence[Blocks]) -> list[Blocks]:
    """The pages' blocks without what repeats at their tops and bottoms.

    A head stays where it stands first, for it may be the report's title.
    """
    spare: set[int] = set()
    for edge in (_tops, _bottoms):
        groups: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
        for number, blocks in enumerate(pages):
            for line in edge(blocks):
                groups[_DIGITS.sub("#", line.text)].append((number, line))
        for group in groups.values():
            spare.update(id(line) for line in _repeated(group, len(pages), edge is _tops))
    return [[block for block in blocks if id(block) not in spare] for blocks in pages]


def _tops(blocks: Blocks) -> list[Line]:
    return [block for block in blocks[:_REACH] if isinstance(block, Line)]


def _bottoms(blocks: Blocks) -> list[Line]:
    return [block for block in blocks[-_REACH:] if isinstance(block, Line)]


def _repeated(group: list[tuple[int, Line]], pages: int, is_head: bool) -> list[Line]:
    """Those of lines alike that are furniture: page numbers that count, or the same on most pages."""
    numbers = [_PAGE_NUMBER.fullmatch(line.text) for _, line in group]
    if all(numbers):
        counted = [
            int(match[1]) - page for match, (page, _) in zip(numbers, group, strict=True) if match
        ]
        is_decorated = _DECORATED.search(group[0][1].text) is not None
        is_only_page = pages == 1 and counted == [1]
        counts = len(set(counted)) == 1 and (len(group) > 1 or is_decorated or is_only_page)
        return [line for _, line in group] if counts else []
    heights = [line.base for _, line in group]
    is_level = max(heights) - min(heights) <= _SAME_HEIGHT
    if len({page for page, _ in group}) < max(2, (pages + 1) // 2) or not is_level:
        return []
    return [line for _, line in (group[1:] if is_head else group)]
