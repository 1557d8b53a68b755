"""What an agency's name says about region, level, field and scope."""

import pytest

from parsing.examples.agencies import AGENCIES
from parsing.examples.province import REGIONS
from parsing.reading.names import FIELDS, Hints, Resolution, field_of, resolve
from parsing.reading.places import Gazetteer, Place, gazetteer


def resolved(name: str) -> Resolution:
    return resolve(name, gazetteer())


@pytest.mark.parametrize(
    ("name", "region", "level", "field"),
    [
        ("湖南省人民政府", "湖南省", "provincial", "government"),
        ("内蒙古自治区自然资源厅", "内蒙古自治区", "provincial", "natural_resources"),
        ("温州市司法局", "温州市", "prefectural", "justice"),
        ("荆门司法局", "荆门市", "prefectural", "justice"),
        ("乐清市司法局", "乐清市", "county", "justice"),
        ("泉州市石狮生态环境局", "石狮市", "prefectural", "ecology"),
        ("杭州市规划和自然资源局余杭分局", "余杭区", "prefectural", "natural_resources"),
        ("甘南藏族自治州人民政府", "甘南藏族自治州", "prefectural", "government"),
        ("阿克苏地区行政公署", "阿克苏地区", "prefectural", "government"),
        ("兴安盟行政公署办公室", "兴安盟", "prefectural", "government_office"),
        ("通辽市科尔沁左翼中旗司法局", "科尔沁左翼中旗", "county", "justice"),
        ("大同市新荣区人民政府外事办公室", "新荣区", "county", "foreign_affairs"),
        ("昭通市昭阳区人民政府办公室", "昭阳区", "county", "government_office"),
        ("北海市人民政府国有资产监督管理委员会", "北海市", "prefectural", "state_assets"),
        ("上海市浦东新区规划和自然资源局", "浦东新区", "county", "natural_resources"),
        ("临沧市临翔区凤翔街道办事处", "临翔区", "township", "township"),
        ("黄陂区罗汉寺街道", "黄陂区", "township", "township"),
        ("平阳县鳌江镇人民政府", "平阳县", "township", "township"),
        ("新疆生产建设兵团教育局", "新疆维吾尔自治区", "provincial", "education"),
        ("新疆生产建设兵团第三师图木舒克市", "图木舒克市", "prefectural", "government"),
        ("温州经济技术开发区管理委员会", "温州市", None, "development_zone"),
        ("国家药品监督管理局", None, "central", "drug_administration"),
        ("财政部", None, "central", "finance"),
        ("国务院办公厅", None, "central", "government_office"),
        ("云川省大桥街道办事处", None, "township", "township"),
    ],
)
def test_a_name_tells_region_level_and_field(
    name: str, region: str | None, level: str | None, field: str
) -> None:
    found = resolved(name)
    assert (found.region and found.region.name) == region
    assert found.level == level
    assert found.field is not None
    assert found.field.code == field


@pytest.mark.parametrize(
    ("name", "region", "field"),
    [
        ("国家税务总局青岛市税务局", "青岛市", "taxation"),
        ("中华人民共和国湛江海关", "湛江市", "customs"),
        ("汕尾市气象局", "汕尾市", "meteorology"),
        ("国家统计局温州调查队", "温州市", "statistics"),
        ("中国证券监督管理委员会浙江监管局", "浙江省", "financial_regulation"),
    ],
)
def test_an_organ_of_a_central_body_is_in_a_place(name: str, region: str, field: str) -> None:
    found = resolved(name)
    assert found.is_vertical
    assert found.region is not None
    assert found.field is not None
    assert (found.region.name, found.field.code) == (region, field)


def test_an_office_of_a_local_government_is_no_organ_of_a_central_body() -> None:
    assert not resolved("温州市司法局").is_vertical


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("温州市人民政府", "jurisdiction"),
        ("阿克苏地区行政公署", "jurisdiction"),
        ("温州市人民政府办公室", "own"),
        ("温州市司法局", "own"),
        ("平阳县鳌江镇人民政府", "own"),
    ],
)
def test_only_a_whole_government_reports_for_its_jurisdiction(name: str, scope: str) -> None:
    assert resolved(name).scope == scope


def test_an_ambiguous_place_stays_open() -> None:
    found = resolved("鼓楼区司法局")
    assert found.region is None
    assert len(found.candidates) == 4
    assert found.level == "county"


def test_candidates_on_several_levels_leave_the_level_open() -> None:
    found = resolved("吉林教育局")
    assert {place.name for place in found.candidates} == {"吉林省", "吉林市"}
    assert found.level is None


def test_a_provincial_kind_of_office_settles_a_short_name() -> None:
    found = resolved("吉林教育厅")
    assert found.region is not None
    assert (found.region.name, found.level) == ("吉林省", "provincial")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("按照南京市的部署，鼓楼区司法局推进公开。", {"320106"}),
        ("通信地址：某路1号，邮编：350001。", {"350102"}),
        ("电话：0371-23456789", {"410204"}),
        ("电话：025-83456789", {"320106", "320302"}),
        ("没有地址。", {"320106", "320302", "350102", "410204"}),
    ],
)
def test_the_text_hints_at_the_place(text: str, codes: set[str]) -> None:
    found = resolve("鼓楼区司法局", gazetteer(), hints=Hints.of(text))
    assert {place.code for place in found.candidates} == codes


def test_the_agencies_of_another_gazetteer_are_resolved_in_it() -> None:
    regions = Gazetteer(Place(each.code, each.name, each.level, each.parent) for each in REGIONS)
    wrong = [
        (agency.name, found)
        for agency in AGENCIES
        if (found := resolve(agency.name, regions)).level != agency.level
        or found.scope != agency.scope
        or agency.region not in {place.code for place in found.candidates}
        or found.field is None
    ]
    assert wrong == []


def test_every_field_has_a_code_of_its_own_and_both_labels() -> None:
    assert len({field.code for field in FIELDS}) == len(FIELDS)
    assert all(field.label.zh and field.label.en for field in FIELDS)


def test_the_word_government_does_not_show_civil_affairs() -> None:
    field = field_of("人民政府")
    assert field is not None
    assert field.code == "government"
    assert field_of("某某事务所") is None
