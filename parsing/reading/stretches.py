"""Stretches of a text: where they begin and end, trimmed, and whether they are a number."""

import re

Stretch = tuple[int, int]

_NUMBER = re.compile(r"[-+－＋增减]?\d[\d,，]*(?:[.．]\d+)?")


def is_number(text: str, stretch: Stretch) -> bool:
    """Whether the stretch is a number and nothing else."""
    return _NUMBER.fullmatch(text, *stretch) is not None


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without the spaces at its ends; an empty one where there is nothing else."""
    words = text[start:end]
    at = start + len(words) - len(words.lstrip())
    return at, at + len(words.strip())
