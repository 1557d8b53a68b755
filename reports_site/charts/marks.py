"""What a drawing is made of: marks at places, in the drawing's own units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from parsing.milestones import Milestone

from . import paint


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a drawing in its own units, about one CSS pixel each."""

    width: int = 420
    height: int = 248
    left: int = 44
    right: int = 14
    top: int = 42
    bottom: int = 42


@dataclass(frozen=True, slots=True)
class Text:
    x: Decimal
    y: Decimal
    text: str
    anchor: str = "middle"
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a line: ``title`` says it in words, ``label`` is printed beside it."""

    x: Decimal
    y: Decimal
    title: str
    label: str = ""
    is_small: bool = False

    @property
    def label_y(self) -> Decimal:
        return self.y - 9

    @property
    def triangle(self) -> str:
        return f"{self.x},{self.y - 5} {self.x + 5},{self.y + 4} {self.x - 5},{self.y + 4}"

    @property
    def corner(self) -> tuple[Decimal, Decimal]:
        return self.x - 4, self.y - 4


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a line chart: a path broken at gaps, and its points."""

    label: str
    colour: str
    dashes: str
    shape: str
    path: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column."""

    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    colour: str
    is_hatched: bool
    title: str
    label: str = ""

    @property
    def ink(self) -> str:
        return paint.INK if self.colour in paint.PALE else paint.SHEET

    @property
    def middle(self) -> tuple[Decimal, Decimal]:
        return self.x + self.width / 2, self.y + self.height / 2 + 4


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    label: str
    colour: str
    is_hatched: bool = False
    dashes: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class PlacedKey:
    """A line of the legend where it stands in a picture that was taken along."""

    key: Key
    y: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line between two years at which figures stop being the same."""

    x: Decimal
    milestone: Milestone


@dataclass(frozen=True, slots=True)
class Gap:
    """A year without a report."""

    x: Decimal
    width: Decimal

    @property
    def middle(self) -> Decimal:
        return self.x + self.width / 2
