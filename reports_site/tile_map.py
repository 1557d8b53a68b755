"""Regions as tiles: how many of their reports contradict themselves, at about their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parsing.indicators import Value
from parsing.indicators.formulas import share
from parsing.models import Region
from parsing.models.agencies import AgencyQuerySet
from parsing.models.coverage import Covered, coverage_by_region

# The provinces by the first digits of their codes, roughly as they lie: column and row.
PLACES = {
    "23": (8, 0),
    "15": (5, 1),
    "21": (7, 1),
    "22": (8, 1),
    "65": (0, 2),
    "62": (2, 2),
    "64": (3, 2),
    "14": (4, 2),
    "13": (5, 2),
    "11": (6, 2),
    "12": (7, 2),
    "63": (1, 3),
    "61": (3, 3),
    "41": (4, 3),
    "37": (5, 3),
    "54": (0, 4),
    "51": (2, 4),
    "50": (3, 4),
    "42": (4, 4),
    "34": (5, 4),
    "32": (6, 4),
    "31": (7, 4),
    "52": (3, 5),
    "43": (4, 5),
    "36": (5, 5),
    "33": (6, 5),
    "53": (2, 6),
    "45": (3, 6),
    "44": (4, 6),
    "35": (5, 6),
    "46": (3, 7),
}
SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市")
ENDS = tuple(map(Decimal, (0, 5, 10, 20)))  # where a darker tile begins: above so many per cent


@dataclass(frozen=True, slots=True)
class Tile:
    """A region with its agencies, their published reports, and the share that has errors.

    ``place`` is a column and a row, None where the tile follows the one before it.
    """

    region: Region
    agencies: int
    reports: int
    flagged: int
    place: tuple[int, int] | None = None

    @property
    def short_name(self) -> str:
        """The name of a province as people say it; that of any other region in whole."""
        ending = next((end for end in SUFFIXES if self.region.name.endswith(end)), "")
        return self.region.name.removesuffix(ending) if self.place else self.region.name

    @property
    def share(self) -> Value:
        """The reports with errors, in per cent of all."""
        return share(self.flagged, self.reports)

    @property
    def step(self) -> int:
        """How dark it is, from 0 for none with errors to 4."""
        number = self.share.number or 0
        return sum(number > end for end in ENDS)


@dataclass(frozen=True, slots=True)
class TileMap:
    """The regions one step below ``within``, or the provinces; ``within`` itself, if it has agencies."""

    within: Region | None
    tiles: tuple[Tile, ...]


def tile_map(agencies: AgencyQuerySet) -> TileMap:
    """The provinces in which the agencies lie; where that is one alone, its parts. Four queries."""
    provinces = list(agencies.regions().provinces())
    within = provinces[0] if len(provinces) == 1 else None
    found = {held.code: held for held in coverage_by_region(agencies, within)}
    regions = Region.objects.filter(code__in=found)
    if within is None:
        regions |= Region.objects.filter(code__in=[f"{digits}0000" for digits in PLACES])
    return TileMap(within, tuple(_tiles(regions.order_by("code"), found)))


def _tiles(regions: Iterator[Region], found: dict[str, Covered]) -> Iterator[Tile]:
    for region in regions:
        held = found.get(region.code, Covered(region.code, 0, {}))
        yield Tile(
            region,
            held.agencies,
            held.altogether.reports,
            held.altogether.flagged,
            PLACES.get(region.code[:2]) if region.level == Region.Level.PROVINCE else None,
        )


def region_tree(agencies: AgencyQuerySet) -> list[tuple[Region, list[Region]]]:
    """The provinces in which the agencies lie, each with its parts in which some do. One query."""
    held = agencies.regions().filter(level__in=(Region.Level.PROVINCE, Region.Level.PREFECTURE))
    tree: dict[str, tuple[Region, list[Region]]] = {}
    for region in held.order_by("code"):
        if region.level == Region.Level.PROVINCE:
            tree[region.code] = (region, [])
        elif region.parent_id in tree:
            tree[region.parent_id][1].append(region)
    return list(tree.values())
