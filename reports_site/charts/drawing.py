"""A plot laid out as marks at places: what a template writes as SVG."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from parsing.indicators import State, Value
from parsing.milestones import milestones_within

from . import paint
from .marks import Break, Gap, Key, Line, Part, PlacedKey, Point, Size, Text
from .plots import Plot, PlotSeries, printed

STEPS = (1, 2, 5)
PICTURE_HEAD = 48
KEY_HEIGHT = 18
ROOM_FOR_BASES = 40
ALL = Decimal(100)
HEADROOM = Decimal("1.06")  # for the numbers that stand over points and columns
PLAIN_STATES = {State.UNREAD: "？", State.BLANK: "–", State.NOT_ON_FORM: "·", State.NO_BASE: "–"}


@dataclass(frozen=True)
class Drawing:
    """Everything that a chart shows, each at its place."""

    plot: Plot
    size: Size = field(default_factory=Size)
    most: Decimal | None = None

    @cached_property
    def top_value(self) -> Decimal:
        """The end of the scale: a round number that nothing exceeds; 100 for shares."""
        most = highest(self.plot) if self.most is None else self.most
        return most if self.plot.is_share and most == ALL else round_up(most)

    @property
    def bottom(self) -> int:
        return self.size.height - self.size.bottom

    @property
    def end(self) -> int:
        return self.size.width - self.size.right

    @property
    def room(self) -> int:
        return self.bottom - self.size.top

    @property
    def break_top(self) -> int:
        """Where the lines of breaks begin, at their names, above the labels of the points."""
        return self.size.top - 18

    @property
    def bottom_text(self) -> int:
        return self.bottom - self.room // 2

    @cached_property
    def step(self) -> Decimal:
        return Decimal(self.end - self.size.left) / len(self.plot.years)

    def x(self, at: int) -> Decimal:
        return place(self.size.left + self.step * (at + Decimal("0.5")))

    def y(self, number: Decimal | int) -> Decimal:
        return place(self.bottom - self.room * Decimal(number) / self.top_value)

    @property
    def scale(self) -> list[Text]:
        """The numbers at the axis with the heights of their lines."""
        marks = (self.top_value * part / 2 for part in range(3))
        sign = "%" if self.plot.is_share else ""
        return [
            Text(Decimal(self.size.left - 6), self.y(mark), f"{mark.normalize():,f}{sign}", "end")
            for mark in marks
            if mark == mark.to_integral() or mark == 0
        ]

    @property
    def years(self) -> list[Text]:
        return [
            Text(self.x(at), Decimal(self.bottom + 17), str(year))
            for at, year in enumerate(self.plot.years)
        ]

    @property
    def bases(self) -> list[Text]:
        """Below the years of a chart of one share: of how many cases it is."""
        if not self.plot.is_share or len(self.plot.series) > 1 or self.size.bottom < ROOM_FOR_BASES:
            return []
        return [
            Text(
                self.x(at), Decimal(self.bottom + 33), f"n={value.base:,}", is_quiet=value.is_small
            )
            for at, value in enumerate(self.plot.series[0].values)
            if value.base is not None
        ]

    @property
    def gaps(self) -> list[Gap]:
        return [
            Gap(place(self.size.left + self.step * at), place(self.step))
            for at, year in enumerate(self.plot.years)
            if year in self.plot.missing
        ]

    @property
    def breaks(self) -> list[Break]:
        years = self.plot.years
        first = {one: bisect_left(years, one.year) for one in milestones_within(years)}
        return [Break(place(self.size.left + self.step * at), one) for one, at in first.items()]

    @property
    def open_years(self) -> list[Text]:
        """What stands at the axis where a report has no number: – for blank, ？ for unread."""
        found = []
        for at, year in enumerate(self.plot.years):
            words = [PLAIN_STATES[state] for state in self._states(at) if state in PLAIN_STATES]
            if words and year not in self.plot.missing:
                found.append(Text(self.x(at), Decimal(self.bottom - 6), words[0]))
        return found

    def _states(self, at: int) -> list[State]:
        return [series.values[at].state for series in self.plot.series]

    @cached_property
    def lines(self) -> list[Line]:
        if self.plot.kind != "lines":
            return []
        styles = zip(self.plot.series, paint.LINES, strict=False)
        return [self._line(series, *style) for series, style in styles]

    def _line(self, series: PlotSeries, colour: str, dashes: str, shape: str) -> Line:
        points = {at: self._point(series, at, number) for at, number in series.numbers}
        path = " ".join(
            f"{'L' if self._follows(at, points) else 'M'}{point.x},{point.y}"
            for at, point in points.items()
        )
        return Line(series.label, colour, dashes, shape, path, tuple(points.values()))

    def _follows(self, at: int, points: Collection[int]) -> bool:
        """Whether the year before is drawn too: only then does the line go on."""
        return at - 1 in points and self.plot.years[at] - self.plot.years[at - 1] == 1

    def _point(self, series: PlotSeries, at: int, number: Decimal | int) -> Point:
        alone = len(self.plot.series) == 1
        label = printed(series, at) if alone else ""
        title = told(series.label, self.plot.years[at], printed(series, at), series.values[at])
        return Point(self.x(at), self.y(number), title, label, series.values[at].is_small)

    @cached_property
    def parts(self) -> list[Part]:
        if self.plot.kind != "stack":
            return []
        return [part for at in range(len(self.plot.years)) for part in self._column(at)]

    def _column(self, at: int) -> Iterator[Part]:
        numbers = [series.values[at].number for series in self.plot.series]
        if any(number is None for number in numbers):
            return
        width = place(min(self.step * Decimal("0.68"), Decimal(40)))
        below = Decimal(0)
        for series, number, (colour, is_hatched) in zip(
            self.plot.series, numbers, self.plot.paints, strict=False
        ):
            if not number:
                continue
            top, bottom = self.y(below + number), self.y(below)
            title = told(series.label, self.plot.years[at], printed(series, at), series.values[at])
            label = f"{number:,}" if bottom - top >= 15 and not is_hatched else ""
            yield Part(
                self.x(at) - width / 2, top, width, bottom - top, colour, is_hatched, title, label
            )
            below += number

    @property
    def sums(self) -> list[Text]:
        """The height of each column in numbers."""
        found = []
        for at in range(len(self.plot.years)):
            numbers = [series.values[at].number for series in self.plot.series]
            if self.plot.kind == "stack" and all(number is not None for number in numbers):
                total = sum(number or 0 for number in numbers)
                found.append(Text(self.x(at), self.y(total) - 5, f"{total:,}"))
        return found

    @property
    def keys(self) -> list[Key]:
        """The legend, in the order of the columns from above, or of the lines."""
        if self.plot.kind == "stack":
            pairs = list(zip(self.plot.series, self.plot.paints, strict=False))
            return [Key(series.label, colour, hatched) for series, (colour, hatched) in pairs[::-1]]
        if len(self.plot.series) == 1:
            return []
        return [
            Key(line.label, line.colour, dashes=line.dashes, shape=line.shape)
            for line in self.lines
        ]

    @property
    def placed_keys(self) -> list[PlacedKey]:
        """The legend below the chart."""
        below = PICTURE_HEAD + self.size.height
        return [PlacedKey(key, below + KEY_HEIGHT * at) for at, key in enumerate(self.keys)]

    @property
    def source_y(self) -> int:
        return PICTURE_HEAD + self.size.height + KEY_HEIGHT * len(self.keys) + 14

    @property
    def picture_height(self) -> int:
        return self.source_y + 10

    @property
    def picture_width(self) -> int:
        return 2 * self.size.width


def told(label: str, year: int, number: str, value: Value) -> str:
    """A value in words, for the tooltip that every browser has: 公开率 2022：75.3%（n=198）."""
    base = f" (n={value.base:,})" if value.base is not None else ""
    return f"{label} {year}: {number}{base}"


def highest(plot: Plot) -> Decimal:
    """The largest height that the plot draws; 100 for shares that do not exceed it."""
    columns = [
        [series.values[at].number or 0 for series in plot.series] for at in range(len(plot.years))
    ]
    heights = [sum(column) if plot.kind == "stack" else max(column) for column in columns]
    largest = Decimal(max(heights, default=0))
    return ALL if plot.is_share and largest <= ALL else largest * HEADROOM


def round_up(number: Decimal) -> Decimal:
    """The next of 2, 4, 10, 20, 40, 100, …: round numbers whose halves are round too."""
    power = Decimal(1)
    while True:
        for step in STEPS:
            if number <= 2 * step * power:
                return 2 * step * power
        power *= 10


def place(number: Decimal) -> Decimal:
    """A coordinate, to a tenth."""
    return number.quantize(Decimal("0.1"))


def drawings(plots: Sequence[Plot]) -> list[Drawing]:
    """The plots, each on its own scale."""
    return [Drawing(held) for held in plots]
