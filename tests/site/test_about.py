"""What the site says of itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_way_on_from_the_page_on_how_the_site_works_leads_somewhere(
    client: Client, prefix: str
) -> None:
    page = client.get(f"{prefix}/about/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    links = re.findall(r'href="([^"#]+)', main)
    assert len(links) >= 5
    assert {client.get(link).status_code for link in links} == {200}


def test_home_and_every_foot_of_a_page_lead_to_how_the_site_works(client: Client) -> None:
    assert client.get("/").content.decode().count(f'href="{reverse("about")}"') == 2
    assert f'href="{reverse("about")}"' in client.get(reverse("rules")).content.decode()


def test_the_page_asks_for_nothing_but_the_version_of_the_data(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(1):
        client.get(reverse("about"))
