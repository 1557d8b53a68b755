"""大字版: larger letters, remembered by a cookie, on every page and in both languages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import ReportFactory

pytestmark = pytest.mark.django_db

LARGE = 'class="large-text"'


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(("prefix", "words"), [("", "大字版"), ("/en", "Larger text")])
def test_every_page_offers_large_letters_and_leads_back_to_itself(
    client: Client, prefix: str, words: str
) -> None:
    address = f"{prefix}/agencies/?q=sfj&level=county"
    shown = page(client, address)
    assert words in shown
    assert LARGE not in shown
    answer = client.get(reverse("text_size", args=("large",)), {"next": address})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert LARGE in page(client, address)
    assert LARGE in page(client, ReportFactory().get_absolute_url())


def test_letters_are_of_the_ordinary_size_again_when_asked(client: Client) -> None:
    client.get(reverse("text_size", args=("large",)))
    assert "标准字号" in page(client, "/")
    client.get(reverse("text_size", args=("standard",)))
    assert LARGE not in page(client, "/")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:x", "", "foo", "review"]
)
def test_nobody_is_led_away_from_the_site(client: Client, back: str) -> None:
    answer = client.get(reverse("text_size", args=("large",)), {"next": back})
    assert answer["Location"] == reverse("home")


def test_a_size_that_there_is_not_is_not_found(client: Client) -> None:
    assert client.get("/text-size/enormous/").status_code == 404


def test_the_way_to_larger_letters_is_kept_by_nobody(client: Client) -> None:
    answer = client.get(reverse("text_size", args=("large",)))
    assert "public" not in answer["Cache-Control"]
    assert client.cookies["text_size"]["httponly"]
