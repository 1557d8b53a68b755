"""A new agency is proposed from its name; what the name leaves open stays open."""

import pytest

from parsing.intake.proposing import propose
from parsing.models import Agency
from tests.factories import RegionFactory, cloud_river

pytestmark = pytest.mark.django_db


def test_a_name_gives_region_level_field_and_scope_and_nothing_is_stored():
    _province, prefecture, _county = cloud_river()
    agency = propose("澜江市司法局", "").agency
    assert (agency.name, agency.region) == ("澜江市司法局", prefecture)
    assert (agency.level, agency.field, agency.scope) == ("prefectural", "justice", "own")
    assert not Agency.objects.exists()


def test_a_government_reports_for_its_whole_jurisdiction():
    county = cloud_river()[2]
    agency = propose("枫砚县人民政府", "").agency
    assert (agency.region, agency.scope) == (county, "jurisdiction")


def test_a_name_that_fits_several_places_leaves_the_region_open():
    _province, prefecture, _county = cloud_river()
    other = RegionFactory(code="980000", name="海陵省", full_name="海陵省")
    regions = {
        RegionFactory(code="990131", name="鼓楼区", level="county", parent=prefecture),
        RegionFactory(code="980131", name="鼓楼区", level="county", parent=other),
    }
    proposal = propose("鼓楼区司法局", "")
    assert proposal.agency.region is None
    assert set(proposal.regions) == regions


def test_a_name_without_a_place_proposes_none():
    cloud_river()
    proposal = propose("某某局", "")
    assert proposal.agency.region is None
    assert proposal.regions == ()
