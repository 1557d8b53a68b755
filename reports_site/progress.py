"""How far a batch is, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parsing.models.batches import AGAIN, OPEN, STATUSES


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files stand at one status; ``is_chosen`` where only these are shown."""

    status: str
    label: Any
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Progress:
    """The files of a batch counted by status, ``chosen`` being the one that is shown."""

    counts: Mapping[str, int]
    chosen: str = ""

    @cached_property
    def tallies(self) -> list[Tally]:
        """The statuses at which files stand, and the chosen one."""
        return [
            Tally(status, label, self.counts[status], is_chosen=status == self.chosen)
            for status, label in STATUSES.items()
            if self.counts[status] or status == self.chosen
        ]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """How many are still to be read."""
        return sum(self.counts[state] for state in OPEN)

    @property
    def done(self) -> int:
        return self.total - self.waiting

    @property
    def queued(self) -> int:
        return self.counts["queued"]

    @property
    def again(self) -> int:
        """How many were not read and might be tried again."""
        return sum(self.counts[state] for state in AGAIN)
