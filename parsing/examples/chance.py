"""Draws that come out the same for the same words, whatever the version of Python.

Only ``Random.random()`` and seeding with a string are promised to stay as they are, so every
draw here is made of these two.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws that belongs to the words it was made from."""

    def __init__(self, *words: object) -> None:
        self._draw = Random(":".join(map(str, words))).random  # noqa: S311 (nothing secret)

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit`` - 1."""
        return int(self._draw() * limit)

    def between(self, low: float, high: float) -> float:
        """A number from ``low`` up to ``high``."""
        return low + self._draw() * (high - low)

    def near(self, value: float, spread: float = 0.2) -> int:
        """A whole number around ``value``, at most the share ``spread`` away; never below 0."""
        return int(value * self.between(1 - spread, 1 + spread) + self._draw())

    def happens(self, probability: float) -> bool:
        """True as often as ``probability`` says."""
        return self._draw() < probability

    def pick(self, choices: Sequence[T]) -> T:
        """One of ``choices``, each as likely."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """``count`` different ones of ``choices``, in their order; all where there are fewer."""
        ranks = sorted((self._draw(), place) for place in range(len(choices)))
        return [choices[place] for place in sorted(place for _, place in ranks[:count])]

    def of(self, tries: int, *, probability: float) -> int:
        """In how many of ``tries`` something happened that has this probability."""
        return sum(self._draw() < probability for _ in range(tries))

    def spread(self, count: int, weights: Sequence[float]) -> list[int]:
        """``count`` things dealt out over as many places as there are ``weights``."""
        edges = list(accumulate(weights))
        dealt = [0] * len(weights)
        for _ in range(count):
            dealt[bisect_right(edges, self._draw() * edges[-1])] += 1
        return dealt
