"""The tree of regions."""

import pytest
from django.core.management import call_command

from parsing.models import Region

pytestmark = pytest.mark.django_db


def test_the_regions_of_china_are_loaded_with_their_tree() -> None:
    call_command("load_regions", verbosity=0)
    county = Region.objects.get(code="330302")
    assert county.full_name == "浙江省温州市鹿城区"
    assert (county.parent.code, county.parent.parent.code) == ("330300", "330000")
    assert Region.objects.filter(level="province").count() == 34
    assert Region.objects.filter(name="鼓楼区").count() == 4


def test_loading_again_changes_nothing() -> None:
    call_command("load_regions", verbosity=0)
    before = list(Region.objects.values_list("code", "full_name", "parent"))
    call_command("load_regions", verbosity=0)
    assert list(Region.objects.values_list("code", "full_name", "parent")) == before
