"""The rules drawn on a page → its tables: rows of boxes.

Rules that lie on one line are one; rules that touch belong to one table. The lines of a table cut
its frame into small fields; fields with no rule between them are one box, a merged cell.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .content import Rule

# Lines nearer than this are one: double lines, the two edges of a thick one.
_SNAP = 3.0
# Gaps in a rule: dashes, and the corners that other rules fill.
_GAP = 4.0
_SHORTEST = 6.0
_COVERED = 0.5
# More crossings than these are a drawing.
_MOST_CROSSINGS = 400_000
_MOST_FIELDS = 20_000


@dataclass(slots=True)
class Box:
    """A cell as it is drawn: its frame, and how many lines of the table it covers."""

    left: float
    right: float
    top: float
    bottom: float
    row: int
    rows: int


@dataclass(slots=True)
class Ruled:
    """A table as it is drawn: the places of its vertical and horizontal lines, and its boxes."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    owner: dict[tuple[int, int], Box]

    def box_at(self, x: float, y: float) -> Box | None:
        """The box in which a point stands; None outside of the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        return self.owner.get((row, column))


def ruled_tables(across: Sequence[Rule], down: Sequence[Rule]) -> list[Ruled]:
    """The tables that the rules draw, from the top of the page to its bottom.

    A frame around a single box is none.
    """
    across, down = _joined(across), _joined(down)
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    tables = [_table(lines, posts) for lines, posts in _together(across, down)]
    found = [table for table in tables if table and len(table.boxes) > 1]
    return sorted(found, key=lambda table: table.ys[0])


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, those on one line that meet made one."""
    joined: list[Rule] = []
    places = _clusters([rule.at for rule in rules])
    by_place: dict[float, list[Rule]] = {}
    for rule in rules:
        by_place.setdefault(_nearest(places, rule.at), []).append(rule)
    for at, together in by_place.items():
        start, end = 0.0, -1.0
        for rule in sorted(together, key=lambda each: each.start):
            if end >= start and rule.start <= end + _GAP:
                end = max(end, rule.end)
                continue
            if end - start >= _SHORTEST:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if end - start >= _SHORTEST:
            joined.append(Rule(at, start, end))
    return joined


def _clusters(places: Sequence[float]) -> list[float]:
    """The middles of the groups of places that are nearer than ``_SNAP`` to the group's first."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][0] <= _SNAP:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups]


def _nearest(places: Sequence[float], at: float) -> float:
    index = bisect_right(places, at)
    return min(places[max(index - 1, 0) : index + 1], key=lambda place: abs(place - at))


def _together(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules that touch each other, directly or over others."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for i, line in enumerate(across):
        for j, post in enumerate(down, start=len(across)):
            if (
                line.start - _SNAP <= post.at <= line.end + _SNAP
                and post.start - _SNAP <= line.at <= post.end + _SNAP
            ):
                parents[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, post in enumerate(down, start=len(across)):
        groups.setdefault(root(j), ([], []))[1].append(post)
    return [group for group in groups.values() if len(group[0]) > 1 and group[1]]


def _table(across: Sequence[Rule], down: Sequence[Rule]) -> Ruled | None:
    """The boxes between rules that touch; the frame's sides may be missing."""
    xs = _clusters(
        [*(post.at for post in down), min(r.start for r in across), max(r.end for r in across)]
    )
    ys = _clusters(
        [*(line.at for line in across), min(r.start for r in down), max(r.end for r in down)]
    )
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or height < 1 or width * height > _MOST_FIELDS:
        return None
    right_of = _walls(down, xs, ys)
    below = _walls(across, ys, xs)
    return Ruled(xs, ys, *_boxes(xs, ys, right_of, below))


def _walls(
    rules: Sequence[Rule], places: Sequence[float], cuts: Sequence[float]
) -> set[tuple[int, int]]:
    """(line, field along it) for each stretch between two cuts along which a rule is drawn."""
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        line = list(places).index(_nearest(places, rule.at))
        for index in range(len(cuts) - 1):
            start, end = cuts[index], cuts[index + 1]
            if min(rule.end, end) - max(rule.start, start) >= _COVERED * (end - start):
                walls.add((line, index))
    return walls


def _boxes(
    xs: Sequence[float],
    ys: Sequence[float],
    right_of: set[tuple[int, int]],
    below: set[tuple[int, int]],
) -> tuple[list[Box], dict[tuple[int, int], Box]]:
    """The fields put together where no rule parts them."""
    owner: dict[tuple[int, int], Box] = {}
    boxes: list[Box] = []
    width, height = len(xs) - 1, len(ys) - 1
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            fields = [(row, column)]
            seen = {(row, column)}
            for r, c in fields:
                for there, is_parted in (
                    ((r, c + 1), (c + 1, r) in right_of),
                    ((r, c - 1), (c, r) in right_of),
                    ((r + 1, c), (r + 1, c) in below),
                    ((r - 1, c), (r, c) in below),
                ):
                    is_inside = 0 <= there[0] < height and 0 <= there[1] < width
                    if is_inside and not is_parted and there not in seen:
                        seen.add(there)
                        fields.append(there)
            rows, columns = [r for r, _ in fields], [c for _, c in fields]
            box = Box(
                xs[min(columns)],
                xs[max(columns) + 1],
                ys[min(rows)],
                ys[max(rows) + 1],
                min(rows),
                max(rows) - min(rows) + 1,
            )
            boxes.append(box)
            owner.update(dict.fromkeys(fields, box))
    return boxes, owner
