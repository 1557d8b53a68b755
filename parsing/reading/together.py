"""Cells that run together: ``…申请数量2093738294212683``, ``规章0 　30``, ``予以公开/—-/—-/``.

Text that lost its cells keeps their order. Between a label and the next word stands a run of
digits, marks and white space; every way to read it is a path through it, a cell a step: over 0,
over digits that do not begin with 0, over ``1,234``, over a mark that says there is no number.
White space ends a cell. Nothing is decided here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from .lexing import Printed

_SPACE = re.compile(r"[\s\x00]*")
_MONEY = re.compile("[^\\S\n]?(?:(万元|亿元|元|万)|[件项个宗条次份人部])")
_REMARK = r"[(（](?:[^()（）\n]|[(（][^()（）\n]{0,60}[)）]){1,200}[)）]"
_NOTHING = r"(?:[-—–―/\\]|无(?![\u4e00-\u9fff])|无(?=无))"
_BEHIND = "(?:万元|亿元|元|万|[件项个宗条次份人部])"
_RUN = re.compile(
    rf"""[\s\x00”"」]*+(?:{_REMARK})?+[\s\x00]*+"""
    rf"((?:\d|[-+](?=\d)|{_NOTHING}|(?<=\d)(?:{_BEHIND}|[,，](?=\d{{3}})|[.](?=\d))"
    rf"|[\s\x00]++(?=\d|[-+]\d|{_NOTHING}))+)"
)
_NUMBER = re.compile(r"([+-]?)(\d+)((?:[,，]\d{3})*)(\.\d+)?")
_MARK = re.compile(r"-{1,2}|[—–―]{1,4}|[/\\无]")
# A dash before a digit may be a sign.
_SURE_MARK = re.compile(r"[—–―/\\无]|-(?!\d)")
# The look behind comes after the 0, so that a search skips from one to the next.
_LEADING_ZERO = re.compile(r"0(?<![\d.,，]0)\d")
_NUMBERING = re.compile(r"[\s\x00]*[.．、](?!\d)")
_GOES_ON = re.compile(r"[.．]\d|[%％年月日]")
# Fifteen cells print less; a run that is longer is no row's.
_LONGEST = 150
# More steps than these, and the digits settle nothing.
_MOST_STEPS = 30_000
_MOST_PATHS = 500
# No count and no amount has more digits.
_MOST_DIGITS = 12


class TooMany(Exception):
    """There are more ways than can be looked at."""


class Step(NamedTuple):
    """A cell that begins at ``start``: where it ends, where the next begins, and its number.

    ``value`` is what it adds to a sum: a mark nothing, nor what has decimals.
    """

    start: int
    stop: int
    next: int
    number: str | None = None
    value: int = 0
    unit: str | None = None

    def printed(self) -> Printed:
        """The cell as a value of the text."""
        return Printed(self.start, self.stop, 0, self.number, self.unit, is_glued=True)


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Run:
    """Cells that run together, from ``start`` to ``end`` of the folded text.

    How they can be cut is found when first asked for: most runs show at a glance that their cells
    stand apart.
    """

    folded: str
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The run itself."""
        return self.folded[self.start : self.end]

    @property
    def pieces(self) -> int:
        """How many pieces stand between its spaces."""
        return len(self.text.split())

    @property
    def has_marks(self) -> bool:
        """Whether a cell has a mark that says there is no number."""
        return _SURE_MARK.search(self.text) is not None

    @cached_property
    def steps(self) -> dict[int, list[Step]]:
        """For each place the cells that can begin there and lead to the run's end."""
        steps: dict[int, list[Step]] = {self.end: []}
        for place in range(self.end - 1, self.start - 1, -1):
            steps[place] = [
                step
                for step in _steps(self.folded, place, self.end)
                if step.next == self.end or steps[step.next]
            ]
        return steps

    @cached_property
    def most(self) -> int:
        """The most cells that the run can have; 0 where it cannot be cut into cells."""
        return self._cells(max)

    @cached_property
    def least(self) -> int:
        """The fewest cells that the run can have; 0 where it cannot be cut into cells."""
        return self._cells(min)

    def _cells(self, choose: Callable[[Iterable[int]], int]) -> int:
        cells = {self.end: 0}
        for place in range(self.end - 1, self.start - 1, -1):
            if self.steps[place]:
                cells[place] = 1 + choose(cells[step.next] for step in self.steps[place])
        return cells.get(self.start, 0)

    def options(self, width: int) -> list[list[Step]]:
        """For each of ``width`` cells the steps that some way of reading the run gives it."""
        before = [{self.start}]
        for _ in range(width):
            before.append({step.next for place in before[-1] for step in self.steps[place]})
        behind = {self.end}
        found: list[list[Step]] = []
        for places in reversed(before[:-1]):
            own = [step for place in places for step in self.steps[place] if step.next in behind]
            found.append(own)
            behind = {step.start for step in own}
        return found[::-1]

    def paths(self, width: int) -> list[Path]:
        """All ways to read ``width`` cells. Raises TooMany."""
        paths: list[Path] = [()]
        for steps in self.options(width):
            begin: dict[int, list[Step]] = defaultdict(list)
            for step in steps:
                begin[step.start].append(step)
            paths = [
                (*path, step)
                for path in paths
                for step in begin[path[-1].next if path else self.start]
            ]
            if len(paths) > _MOST_PATHS:
                raise TooMany
        return paths

    def adding(self, width: int) -> list[Path]:
        """The ways to read ``width`` cells of which the last is the sum of the others.

        Raises TooMany.
        """
        return list(_Sums(self).ways(width))

    def stating(self, values: Sequence[int]) -> list[Path]:
        """The ways to read these numbers, one of them another, and a total of any size behind them."""
        found: list[Path] = []
        stack: list[tuple[Path, int, bool]] = [((), self.start, True)]
        while stack:
            path, place, may_differ = stack.pop()
            if len(path) == len(values):
                found += [(*path, step) for step in self.steps[place] if step.next == self.end]
                continue
            for step in self.steps[place]:
                is_same = step.value == values[len(path)]
                if is_same or may_differ:
                    stack.append(((*path, step), step.next, may_differ and is_same))
        return found


def has_leading_zero(folded: str, start: int, end: int) -> bool:
    """Whether a 0 stands before a digit, where no number has one."""
    return _LEADING_ZERO.search(folded, start, end) is not None


def run_behind(folded: str, start: int, end: int) -> Run | None:
    """The run that stands between ``start`` and ``end`` behind a remark or nothing; None if none.

    A number and a point at the run's end are the numbering of the next label: ``00000002.其他``.
    """
    match = _RUN.match(folded, start, end)
    if match is None or match.end() - match.start() > _LONGEST:
        return None
    first, stop = match.span(1)
    if _NUMBERING.match(folded, stop):
        stop -= 1
    if _GOES_ON.match(folded, stop):
        return None
    return Run(folded, first, stop) if stop > first else None


def _steps(folded: str, place: int, end: int) -> Iterator[Step]:
    """Every cell that can begin at ``place``."""
    mark = _MARK.match(folded, place, end)
    for stop in range(mark.end(), place, -1) if mark else ():
        yield Step(place, stop, _next(folded, stop, end))
    number = _NUMBER.match(folded, place, end)
    if number is None:
        return
    sign, digits, thousands, decimals = number.groups()
    sign = sign.strip("+")
    longest = 1 if digits[0] == "0" else _MOST_DIGITS
    if len(digits) <= (min(longest, 3) if thousands else longest):
        plain = sign + digits + re.sub("[,，]", "", thousands) + (decimals or "")
        yield _whole(folded, number, plain, end)
    first = number.start(2)
    for stop in range(first + 1, first + min(len(digits) - 1, longest) + 1):
        part = sign + folded[first:stop]
        yield Step(place, stop, stop, part, int(part))


def _whole(folded: str, number: re.Match[str], plain: str, end: int) -> Step:
    """The cell that has all digits of the number, with the unit or the counter behind it."""
    behind = _MONEY.match(folded, number.end(), end)
    stop = behind.end() if behind else number.end()
    value = 0 if "." in plain else int(plain)
    return Step(number.start(), stop, _next(folded, stop, end), plain, value, behind and behind[1])


def _next(folded: str, stop: int, end: int) -> int:
    space = _SPACE.match(folded, stop, end)
    return space.end() if space else stop


class _Sums:
    """The search for cells that add up, within a limit of steps.

    A total is looked at only where casting out nines allows it: the digits of the cells and those
    of their sum leave the same rest, however the cells are cut. The first half of the cells and
    the second are then found apart, and meet.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.left = _MOST_STEPS
        self.has_negative = False
        digits = (int(letter) if letter.isdecimal() else 0 for letter in run.text)
        self.digits = list(accumulate(digits, initial=0))
        self.back: dict[int, list[Step]] = defaultdict(list)
        for steps in run.steps.values():
            for step in steps:
                self.back[step.next].append(step)
                self.has_negative |= step.value < 0

    def ways(self, width: int) -> Iterator[Path]:
        """Every way to read ``width`` cells, the last the sum of the others."""
        head = (width - 1) // 2
        for total in self.back[self.run.end]:
            if not self.can_be(total):
                continue
            sums: dict[tuple[int, int], list[Path]] = defaultdict(list)
            for path, sum_ in self.forward(head, width - 1 - head, total):
                sums[path[-1].next, sum_].append(path)
            places = {place for place, _ in sums}
            for path, sum_ in self.backward(width - 1 - head, head, total):
                if path[0].start in places:
                    for before in sums.get((path[0].start, total.value - sum_), ()):
                        yield (*before, *path, total)

    def can_be(self, total: Step) -> bool:
        """Whether the rest of nine of the digits before ``total`` is its own."""
        if self.has_negative:
            return True
        return (self.digits[total.start - self.run.start] - total.value) % 9 == 0

    def forward(self, cells: int, after: int, total: Step) -> Iterator[tuple[Path, int]]:
        """The first ``cells`` cells, ``after`` more behind them, with their sum."""
        stack: list[tuple[int, Path, int]] = [(self.run.start, (), 0)]
        while stack:
            place, path, sum_ = stack.pop()
            if len(path) == cells:
                yield path, sum_
                continue
            last = total.start - after - (cells - len(path) - 1)
            self.spend(len(self.run.steps[place]))
            stack += [
                (step.next, (*path, step), sum_ + step.value)
                for step in self.run.steps[place]
                if step.next <= last and sum_ + step.value <= total.value
            ]

    def backward(self, cells: int, before: int, total: Step) -> Iterator[tuple[Path, int]]:
        """The last ``cells`` cells before the total, ``before`` more in front of them, with their sum."""
        stack: list[tuple[int, Path, int]] = [(total.start, (), 0)]
        while stack:
            place, path, sum_ = stack.pop()
            if len(path) == cells:
                yield path, sum_
                continue
            first = self.run.start + before + (cells - len(path) - 1)
            self.spend(len(self.back[place]))
            stack += [
                (step.start, (step, *path), sum_ + step.value)
                for step in self.back[place]
                if step.start >= first and sum_ + step.value <= total.value
            ]

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise TooMany
