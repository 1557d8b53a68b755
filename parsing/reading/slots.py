"""A row to place, and the cells it is cut into."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .lexing import Printed
from .rows import Strip

Cells = list[Printed | None]
# A cell that the text does not settle, in a row of which it settles others.
UNSETTLED = Printed(0, 0, 0)


class Scale(NamedTuple):
    """With one cell a line: the line ends between two cells, and those that a blank cell adds."""

    base: int
    step: int


@dataclass(frozen=True, slots=True)
class Source:
    """The folded text that rows are placed from, and whether any of its rows has blank cells.

    Where one has, as many values as columns are no proof that none of a row's cells is blank: one
    may be blank and a number stand there twice. ``scale`` is how empty lines stand for blank cells.
    ``ends_lines`` tells that a bar closes the last cell of a line too.
    """

    folded: str
    has_blanks: bool
    scale: Scale | None = None
    ends_lines: bool = True


class Slots(NamedTuple):
    """A row to place: its strip, its number of columns, and how deep the next label stands.

    ``merged`` counts the blank cells that a label's merged ones may leave behind it, ``next_depth`` the blank cells that merged headings may leave before the next label: 0,
    1 under one heading, 2 under two. ``is_last`` marks the table's last row, ``has_label`` is
    False where the words before the row are the table's header. ``repeats`` is how often the text
    has each column where it repeats some; ``width`` counts them all.
    """

    strip: Strip
    width: int
    next_depth: int = 0
    is_last: bool = False
    has_label: bool = True
    repeats: tuple[int, ...] = ()
    merged: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether as many values are printed as there are columns."""
        return len(self.strip.values) == self.width

    @property
    def lacks_values(self) -> bool:
        """Whether fewer values are printed than there are columns."""
        return self.strip.is_settled and len(self.strip.values) < self.width


class Cut(NamedTuple):
    """A row cut into cells: those behind its label, and the place of the first in its line."""

    slots: Slots
    cells: Cells
    first: int = 0
    is_line: bool = False

    @property
    def total(self) -> int:
        """How many cells the line has, the label's included."""
        return self.first + len(self.cells)


def leaves_merged(streams: Sequence[Cut]) -> bool:
    """Whether a layout without lines prints blank cells where the form's headings are merged."""
    bare = sum(len(cut.cells) == cut.slots.width for cut in streams)
    merged = sum(len(cut.cells) == cut.slots.width + cut.slots.next_depth for cut in streams)
    return merged > bare


def in_stream(cut: Cut, has_merged: bool) -> Cells | None:
    """The row's columns, where the blank cells behind them are those of merged headings."""
    width = cut.slots.width
    extra = cut.slots.next_depth if has_merged and not cut.slots.is_last else 0
    if len(cut.cells) != width + extra or any(cut.cells[width:]):
        return None
    return cut.cells[:width]
