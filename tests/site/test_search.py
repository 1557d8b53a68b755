"""One search field: names, pieces of names, former names, pinyin, regions."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from parsing.models import Agency, Region
from parsing.models.spelling import spellings
from tests.factories import AgencyFactory, cloud_river

pytestmark = pytest.mark.django_db


def found(client: Client, text: str) -> list[str]:
    answer = client.get(reverse("agencies"), {"q": text})
    assert answer.status_code == 200
    return [row.record.name for row in answer.context["table"].paginated_rows]


def test_a_name_is_spelled_in_letters_pinyin_and_initials() -> None:
    assert spellings("澜江市 司法局") == ["澜江市司法局", "lanjiangshisifaju", "ljssfj"]
    assert spellings("ABC") == ["abc", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "lanjiang sifa",
        "ljssfj",
        "LJSSFJ",
        "sifaju",
        "lanjiangshisifaju",
        "lan jiang",
        "sfj",
        "lj 司",
    ],
)
def test_an_agency_is_found_by_pinyin_and_initials(client: Client, text: str) -> None:
    AgencyFactory(name="澜江市司法局")
    AgencyFactory(name="云泊市教育局")
    assert found(client, text) == ["澜江市司法局"]


def test_a_former_name_is_found_by_pinyin(client: Client) -> None:
    AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"])
    assert found(client, "fazhiban") == ["澜江市司法局"]


def test_words_stand_in_any_order(client: Client) -> None:
    AgencyFactory(name="澜江市司法局")
    AgencyFactory(name="云泊市司法局")
    assert found(client, "司法 澜江") == ["澜江市司法局"]


def test_readings_of_a_letter_follow_the_word_it_stands_in() -> None:
    agency = Agency(name="重庆市司法局")
    agency.prepare_search()
    assert "chongqingshisifaju" in agency.search_names


@pytest.mark.parametrize("text", ["枫砚", "fengyan", "fyx"])
def test_regions_are_found_beside_agencies(client: Client, text: str) -> None:
    county = cloud_river()[2]
    answer = client.get(reverse("agencies"), {"q": text})
    assert list(answer.context["filter"].regions) == [county]
    assert reverse("region", args=(county.pk,)) in answer.content.decode()


def test_no_search_offers_no_region(client: Client) -> None:
    cloud_river()
    assert client.get(reverse("agencies")).context["filter"].regions == []
    assert not Region.objects.named_like("  ").exists()


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE parsing_agency; --", "🦀", "%", "_", "\\", "\0", "字" * 10_000, "a " * 30],
)
def test_nonsense_finds_nothing_and_breaks_nothing(client: Client, text: str) -> None:
    AgencyFactory()
    assert client.get(reverse("agencies"), {"q": text}).status_code == 200
