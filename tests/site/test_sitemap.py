"""How pages are found: the map, the rules for robots, and what a page says of itself."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from reports_site.sitemaps import InLanguage
from reports_site.structured import block
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db

PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
SITE = "http://testserver"


def places(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [found.text or "" for found in ElementTree.fromstring(answer.content).iter(PLACE)]


def all_places(client: Client) -> set[str]:
    files = places(client, reverse("sitemap"))
    return {place for file in files for place in places(client, file.removeprefix(SITE))}


def test_every_public_page_is_on_the_map_in_both_languages(client: Client) -> None:
    report = ReportFactory()
    found = all_places(client)
    for path in ("/", "/agencies/", report.agency.get_absolute_url(), report.get_absolute_url()):
        assert f"{SITE}{path}" in found
        assert f"{SITE}/en{path}" in found


def test_every_place_on_the_map_is_there(client: Client) -> None:
    ReportFactory()
    for place in all_places(client):
        assert client.get(place.removeprefix(SITE)).status_code == 200, place


@pytest.mark.parametrize("state", ["draft", "superseded", "withdrawn"])
def test_only_published_reports_are_on_the_map(client: Client, state: str) -> None:
    report = ReportFactory(state=state)
    assert f"{SITE}{report.get_absolute_url()}" not in all_places(client)


def test_a_merged_agency_is_not_on_the_map(client: Client) -> None:
    merged = AgencyFactory(merged_into=AgencyFactory())
    assert f"{SITE}{merged.get_absolute_url()}" not in all_places(client)


def test_a_long_list_is_split(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InLanguage, "limit", 2)
    AgencyFactory.create_batch(5)
    files = [file for file in places(client, reverse("sitemap")) if "agencies-en" in file]
    assert len(files) == 3
    told = [place for file in files for place in places(client, file.removeprefix(SITE))]
    assert len(told) == len(set(told)) == 5


@pytest.mark.parametrize("query", ["?p=0", "?p=99", "?p=x", "?p=-1"])
def test_a_part_of_the_map_that_is_not_there_is_404(client: Client, query: str) -> None:
    assert client.get(f"/sitemap-agencies-en.xml{query}").status_code == 404
    assert client.get(f"/sitemap-nothing.xml{query}").status_code == 404


def test_the_map_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for _ in range(12):
        ReportFactory()
    with django_assert_max_num_queries(12):
        client.get(reverse("sitemap"))
    with django_assert_max_num_queries(4):
        client.get("/sitemap-reports-en.xml")


def test_robots_are_told_where_the_map_is_and_what_is_for_staff(client: Client) -> None:
    told = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in told
    assert "Disallow: /en/review/" in told


def structured(client: Client, address: str) -> dict[str, Any]:
    page = client.get(address).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_report_says_that_it_is_a_dataset(client: Client) -> None:
    report = ReportFactory(agency__name="澜江市司法局", year=2022)
    told = structured(client, report.get_absolute_url())
    assert told["@type"] == "Dataset"
    assert (told["creator"]["name"], told["temporalCoverage"]) == ("澜江市司法局", "2022")
    for held in told["distribution"]:
        answer = client.get(held["contentUrl"].removeprefix(SITE))
        assert answer["Content-Type"].startswith(held["encodingFormat"])


def test_the_site_says_which_years_its_data_cover(client: Client) -> None:
    ReportFactory(year=2020)
    ReportFactory(year=2023)
    assert structured(client, "/en/")["temporalCoverage"] == "2020/2023"
    assert structured(client, "/en/")["inLanguage"] == "en"


def test_no_name_can_end_the_block() -> None:
    held = block({"name": "</script><script>alert(1)</script>&"})
    assert "<" not in held
    assert json.loads(held)["name"] == "</script><script>alert(1)</script>&"


@pytest.mark.parametrize("path", ["/agencies/?q=司法&page=2", "/flags/", "/"])
def test_a_page_names_its_own_address_and_its_languages(client: Client, path: str) -> None:
    for prefix in ("", "/en"):
        page = client.get(prefix + path).content.decode()
        links = dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]*)"', page))
        assert links["zh-Hans"] == links["x-default"]
        assert links["en"].startswith(f"{SITE}/en/")
        canonical = re.search(r'rel="canonical" href="([^"]*)"', page)
        assert canonical
        assert canonical[1] == links["en" if prefix else "zh-Hans"]
