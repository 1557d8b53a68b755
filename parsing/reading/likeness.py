"""How alike the prose of two reports is, numbers, years and the agency's own name aside.

The prose is taken as the set of its fragments, each six Chinese characters in a row; two reports
are alike by the share of their fragments that both have. That share is expensive to find among
very many reports, so that each gets *bands*: two reports whose fragments are alike by 80% have a
band in common in 998 of 1,000 cases, two that are alike by 30% in 2 of 100, by 10% never. The
bands are made of minimal hashes (MinHash), a fixed number of them for a text of any length.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain

from rensa import RMinHash

from .paragraphs import paragraphs
from .values import Section

FRAGMENT = 6  # characters
# Less than this is alike by chance, or by the few things that there are to say.
SHORTEST = 200  # fragments
BANDS, ROWS = 21, 6
SEED = 2019
METHOD = f"{FRAGMENT}.{SHORTEST}.{BANDS}.{ROWS}.{SEED}.{RMinHash.ALGORITHM_VERSION}"

_WORDS = re.compile("[\u4e00-\u9fff]+")
# 六、其他需要报告的事项 says the same everywhere: that there are none.
_LEFT_OUT = frozenset(("other",))

Fragments = frozenset[str]


def fragments_of(text: str, sections: Iterable[Section], *, names: Iterable[str]) -> Fragments:
    """The fragments of the prose of the report in ``text``; none where there is too little of it.

    What stands before the first section is left out: its words are those of the notice. ``names``
    are left out wherever they stand.
    """
    told = [section for section in sections if section.code not in _LEFT_OUT]
    words = "".join(chain.from_iterable(paragraphs(text, told)))
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, "")
    letters = "".join(_WORDS.findall(words))
    found = frozenset(letters[at : at + FRAGMENT] for at in range(len(letters) - FRAGMENT + 1))
    return found if len(found) >= SHORTEST else frozenset()


def percent_alike(first: Fragments, second: Fragments) -> int:
    """How many in a hundred of the fragments of both stand in either; 0 where one has none."""
    shared = len(first & second)
    return 100 * shared // (len(first) + len(second) - shared) if shared else 0


def bands_of(fragments: Fragments) -> list[int]:
    """The bands by which to look for what is alike; none where there are no fragments.

    As many whole numbers as there are bands, each of 32 bits with its sign.
    """
    if not fragments:
        return []
    hashed = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    hashed.update(sorted(fragments))
    least = hashed.digest()
    return [_band(at, least[at * ROWS : (at + 1) * ROWS]) for at in range(BANDS)]


def _band(at: int, least: Sequence[int]) -> int:
    content = b"".join(value.to_bytes(4, "little") for value in (at, *least))
    return int.from_bytes(blake2b(content, digest_size=4).digest(), "little", signed=True)
