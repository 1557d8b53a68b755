"""How names are found: by their letters, by their pinyin, by its initials."""

from __future__ import annotations

from collections.abc import Iterable

from pypinyin import lazy_pinyin


def letters_of(name: str) -> str:
    """The name in small letters, without white space and NUL, which no stored text can have."""
    return "".join(name.replace("\0", "").split()).lower()


def pieces(name: str) -> list[str]:
    """The letters of a name and its pairs of neighbouring letters, each once."""
    letters = letters_of(name)
    return sorted({*letters, *pairs(letters)})


def pairs(letters: str) -> set[str]:
    """The pairs of neighbouring letters."""
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def spellings(name: str) -> list[str]:
    """The name in lower case without white space, its pinyin, and the initials of that.

    澜江市司法局, lanjiangshisifaju, ljssfj; a name without Chinese letters has one spelling.
    """
    letters = letters_of(name)
    syllables = lazy_pinyin(letters)
    initials = "".join(syllable[0] for syllable in syllables)
    return list(dict.fromkeys((letters, "".join(syllables).lower(), initials.lower())))


def search_names(names: Iterable[str]) -> str:
    """Every spelling of every name, one a line."""
    return "\n".join(spelling for name in names for spelling in spellings(name))


def search_pieces(names: Iterable[str]) -> list[str]:
    """The pieces of every spelling of every name, each once."""
    return sorted({piece for name in names for held in spellings(name) for piece in pieces(held)})


def searched(text: str) -> list[str]:
    """The words of a search: each must be in a name, in any order."""
    return text.lower().replace("\0", " ").split()
