"""The page that explains every figure."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from parsing.indicators import INDICATORS
from parsing.milestones import MILESTONES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_indicator_is_explained_under_an_address_of_its_own(
    client: Client, language: str
) -> None:
    with override(language):
        shown = client.get(reverse("indicators")).content.decode()
    for code, indicator in INDICATORS.items():
        assert f'id="{code}"' in shown
        assert escape(indicator.meaning.in_language(language)) in shown


def test_an_example_is_worked_through(client: Client) -> None:
    shown = client.get(reverse("indicators")).content.decode()
    assert "<b>61.5%</b>" in shown
    assert "<b>8.7</b>" in shown


def test_breaks_in_the_series_come_with_their_sources(client: Client) -> None:
    shown = client.get(reverse("indicators")).content.decode()
    for one in MILESTONES:
        assert one.source.zh in shown
