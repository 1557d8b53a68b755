"""The map of tiles: regions with the share of reports that contradict themselves."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parsing.models import Agency
from reports_site.tile_map import PLACES, Tile, tile_map
from tests.factories import AgencyFactory, RegionFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db


def tiles() -> dict[str, Tile]:
    held = tile_map(Agency.objects.current().not_mixed())
    return {tile.region.name: tile for tile in held.tiles}


def test_one_province_is_shown_by_its_parts_and_its_own_agencies() -> None:
    province, prefecture, county = cloud_river()
    for region, errors in ((province, 0), (prefecture, 1), (county, 0)):
        ReportFactory(agency=AgencyFactory(region=region), errors=errors)
    AgencyFactory(region=county)
    found = tiles()
    assert set(found) == {"云川省", "澜江市"}
    held = found["澜江市"]
    assert (held.agencies, held.reports, held.flagged) == (3, 2, 1)
    assert held.share.rounded == 50


def test_several_provinces_stand_at_about_their_places() -> None:
    for code, name in (("110000", "北京市"), ("460000", "海南省"), ("150000", "内蒙古自治区")):
        RegionFactory(code=code, name=name)
    for code in ("110000", "460000"):
        ReportFactory(agency=AgencyFactory(region_id=code))
    found = tiles()
    assert found["海南省"].place == PLACES["46"]
    assert found["海南省"].place[1] > found["北京市"].place[1]
    assert [tile.short_name for tile in found.values()] == ["北京", "内蒙古", "海南"]
    assert found["内蒙古自治区"].reports == 0


def test_no_two_provinces_share_a_place_and_none_is_left_out() -> None:
    assert len(set(PLACES.values())) == len(PLACES) == 31


def test_examples_are_no_part_of_a_map_of_what_exists() -> None:
    ReportFactory(agency=AgencyFactory(region=cloud_river()[1], is_example=True), errors=1)
    real = RegionFactory(code="110000", name="北京市")
    AgencyFactory(region=real)
    assert set(tiles()) == {"北京市"}


@pytest.mark.parametrize(
    ("flagged", "reports", "step"), [(0, 9, 0), (1, 20, 1), (1, 19, 2), (1, 5, 3), (1, 4, 4)]
)
def test_a_tile_is_darker_the_larger_the_share(flagged: int, reports: int, step: int) -> None:
    assert Tile(cloud_river()[0], 1, reports, flagged).step == step


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_tile_leads_to_its_region_and_stands_in_the_table_too(
    client: Client, prefix: str
) -> None:
    ReportFactory(agency=AgencyFactory(region=cloud_river()[1]), errors=1)
    shown = client.get(f"{prefix}/").content.decode()
    assert shown.count(f'href="{prefix}/regions/990100/"') == 2
    assert "100.0%" in shown


def test_the_number_of_queries_does_not_grow_with_regions() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            tiles()
        return len(captured)

    ReportFactory(agency=AgencyFactory(region=cloud_river()[1]))
    few = queries()
    ReportFactory(agency=AgencyFactory(region=cloud_river()[2]))
    assert queries() == few
