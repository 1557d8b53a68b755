"""An agency's name → candidates for its region, its level, its field and its scope.

    name = [superior] [place …] [seat] office

泉州市石狮生态环境局 belongs to the place 泉州市 and has its seat in 石狮市; 国家税务总局青岛市税务局
is an organ of its superior in the place 青岛市.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parsing.reading.places import Gazetteer, Place, PlaceLevel, Prefix

from .fields import Field, field_of
from .hints import Hints

Level = Literal["central", "provincial", "prefectural", "county", "township"]
Scope = Literal["own", "jurisdiction"]

_LEVELS: dict[PlaceLevel, Level] = {
    "province": "provincial",
    "prefecture": "prefectural",
    "county": "county",
}
_SUPERIOR = re.compile(
    "国家税务总局|国家统计局|国家外汇管理局|国家矿山安全监察局|国家金融监督管理总局|国家邮政局|国家能源局"
    "|国家粮食和物资储备局|中国人民银行|中国证券监督管理委员会|中国银行保险监督管理委员会|中国气象局"
    "|中国地震局|中国民用航空|中华人民共和国|自然资源部|生态环境部|水利部|交通运输部|国家林业和草原局"
)
_VERTICAL = re.compile(
    "税务局$|海关$|气象局$|海事局$|邮政管理局$|烟草专卖局$|调查总?队$|证监局$|矿山安全监察局$"
)
_CENTRAL = re.compile(
    "^(?:国务院|国家|中国|中华人民共和国|全国|最高|中央|中共中央)|(?:部|总署|总局|审计署)$"
)
_TOWNSHIP = re.compile("(?:街道|街道办|街道办事处|[镇乡](?:人民政府|政府)?|苏木(?:人民政府)?)$")
_GOVERNMENT = re.compile("^(?:人民政府|政府|行政公署|公署|国务院)?$")
_PROVINCIAL_OFFICE = re.compile("(?:厅|办公厅)$")
_ZONE = re.compile("开发区|高新区|试验区|示范区|园区|保税|合作区|新区|片区|管委会$")
_SEAT_INSIDE = re.compile("(?:局|区)(?P<seat>[\u4e00-\u9fff]{2,7}?)(?:分局|片区)")
_CORPS = "新疆生产建设兵团"
_CORPS_UNIT = re.compile("^(?:第?[一二三四五六七八九十]+师)?(?P<city>[\u4e00-\u9fff]{2,5}市)?")
_REGIMENT = re.compile("[一二三四五六七八九十〇零]团")
_XINJIANG = "650000"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name says.

    ``candidates`` are the regions where the agency may be, none for a central body. ``level`` and
    ``field`` are None where the name does not tell. ``is_vertical`` marks an organ of a central
    body in a place.
    """

    name: str
    candidates: tuple[Place, ...]
    level: Level | None
    field: Field | None
    scope: Scope = "own"
    is_vertical: bool = False

    @property
    def region(self) -> Place | None:
        """The region, where there is one candidate."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class _Parts(NamedTuple):
    places: tuple[Place, ...]
    office: str
    seats: tuple[Place, ...] = ()


def resolve(name: str, gazetteer: Gazetteer, *, hints: Hints | None = None) -> Resolution:
    """The region, level, field and scope that an agency's name states.

    Several candidates stay where the name fits several places and ``hints`` settle nothing.
    """
    if name.startswith(_CORPS):
        return _of_corps(name, gazetteer)
    superior = _SUPERIOR.match(name)
    parts = _parts(name[superior.end() :] if superior else name, gazetteer)
    field = field_of(parts.office) or field_of(name)  # the superior's, where the organ shows none
    if not parts.places:
        return Resolution(name, (), _level_without_place(name), field)
    candidates = parts.seats or parts.places
    if hints is not None and len(candidates) > 1:
        candidates = hints.choose(candidates, gazetteer)
    return Resolution(
        name,
        candidates,
        _level(parts, candidates),
        field,
        _scope(parts.office),
        superior is not None or _VERTICAL.search(parts.office) is not None,
    )


def _parts(name: str, gazetteer: Gazetteer) -> _Parts:
    prefixes = gazetteer.prefixes(name) or _in_brackets(name, gazetteer)
    if not prefixes:
        return _Parts((), name)
    office = name[prefixes[0].length :]
    places = tuple(prefix.place for prefix in prefixes)
    if _PROVINCIAL_OFFICE.search(office) and len(places) > 1:
        places = tuple(place for place in places if place.level == "province") or places
    seats, rest = _seats(places, office, gazetteer)
    if seats and all(place.level == "province" for place in places):
        return _Parts(seats, rest)
    return _Parts(places, rest, seats)


def _in_brackets(name: str, gazetteer: Gazetteer) -> tuple[Prefix, ...]:
    """The place in 中国（云南）自由贸易试验区…."""
    found = re.match("[\u4e00-\u9fff]{0,4}（([\u4e00-\u9fff]{2,8})）", name)
    if not found:
        return ()
    places = (*gazetteer.named(found[1]), *gazetteer.called(found[1]))
    return tuple(Prefix((place,), found.end()) for place in places)


def _seats(
    places: tuple[Place, ...], office: str, gazetteer: Gazetteer
) -> tuple[tuple[Place, ...], str]:
    """The places inside ``places`` where the office sits, and the office without them."""
    inside = _SEAT_INSIDE.search(office)
    if inside:
        return tuple(_within(places, inside["seat"], gazetteer)), office
    for length in range(min(8, len(office) - 1), 1, -1):
        found = tuple(_within(places, office[:length], gazetteer))
        if found:
            return found, office[length:]
    return (), office


def _within(places: tuple[Place, ...], name: str, gazetteer: Gazetteer) -> Iterator[Place]:
    for seat in dict.fromkeys((*gazetteer.named(name), *gazetteer.called(name))):
        if any(gazetteer.is_within(seat, place) for place in places):
            yield seat


def _level(parts: _Parts, candidates: tuple[Place, ...]) -> Level | None:
    """The level of the place that the office belongs to, not of the one where it sits."""
    if _TOWNSHIP.search(parts.office):
        return "township"
    if _ZONE.search(parts.office):
        return None
    levels = {place.level for place in (parts.places if parts.seats else candidates)}
    return _LEVELS[levels.pop()] if len(levels) == 1 else None


def _level_without_place(name: str) -> Level | None:
    if _CENTRAL.search(name) or _SUPERIOR.match(name):
        return "central"
    return "township" if _TOWNSHIP.search(name) else None


def _scope(office: str) -> Scope:
    return "jurisdiction" if _GOVERNMENT.search(office) else "own"


def _of_corps(name: str, gazetteer: Gazetteer) -> Resolution:
    """The corps is on the level of a province, its divisions on that of a prefecture."""
    rest = name[len(_CORPS) :]
    unit = _CORPS_UNIT.match(rest)
    city = gazetteer.named(unit["city"]) if unit and unit["city"] else ()
    office = rest[unit.end() :] if unit else rest
    level: Level = "prefectural" if unit and unit.group() else "provincial"
    if _REGIMENT.search(office):
        level = "township"
    region = city or (gazetteer[_XINJIANG],)
    return Resolution(name, region, level, field_of(office), _scope(office))
