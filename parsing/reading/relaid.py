"""A text laid out anew, each stretch remembering where it was."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .values import Span


class Piece(NamedTuple):
    """A stretch of the source, or letters that stand for the place ``start`` in it."""

    start: int
    text: str


class Row(NamedTuple):
    """A stretch of the source, end exclusive, and the pieces that stand in its place."""

    start: int
    end: int
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Relaid:
    """The text, and for the stretches that begin at ``starts`` where they were."""

    text: str
    starts: Sequence[int] = (0,)
    origins: Sequence[int] = (0,)

    @classmethod
    def of(cls, source: str, rows: Iterable[Row]) -> "Relaid":
        """The source with each of the rows, given in their order, laid out as its pieces."""
        pieces: list[Piece] = []
        end = 0
        for row in rows:
            pieces += (Piece(end, source[end : row.start]), *row.pieces)
            end = row.end
        pieces.append(Piece(end, source[end:]))
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece.text)
        return cls("".join(piece.text for piece in pieces), starts, [p.start for p in pieces])

    @property
    def is_moved(self) -> bool:
        """Whether any of the text stands elsewhere than in the source."""
        return len(self.starts) > 1

    def place(self, span: Span) -> Span:
        """Where the stretch stands in the source: from its first character to its last."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        return self.origins[index] + at - self.starts[index]
