"""Whatever stands in an address gets a designed answer with ways on, and the right status."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db

LISTS = ("/", "/agencies/", "/flags/", "/coverage/", "/compare/", "/regions/", "/fields/justice/")
PARAMETERS = ("q", "region", "level", "year", "sort", "page", "rule", "indicator")
NONSENSE = {
    "emoji": "😀👩‍👩‍👧",
    "sql": "'; DROP TABLE parsing_agency; --",
    "markup": "<script>alert(1)</script>",
    "long": "司" * 10_000,
    "nul": "\0",
    "wildcards": "%_\\%",
    "right to left": "\u202eedoc",
}
NOWHERE = (
    "/agencies/999999/",
    "/agencies/999999/charts/volume.svg",
    "/agencies/0/",
    "/reports/999999/",
    "/reports/999999/source/",
    "/reports/99999999999999999999/",
    "/regions/000000/",
    "/regions/司法/",
    "/fields/nonsense/",
    "/downloads/1066/csv/",
    "/downloads/2022/exe/",
    "/nowhere/",
)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", LISTS)
def test_nonsense_to_look_for_is_answered_with_a_page(
    client: Client, prefix: str, path: str
) -> None:
    ReportFactory()
    for text in NONSENSE.values():
        answer = client.get(prefix + path, dict.fromkeys(PARAMETERS, text))
        assert answer.status_code == 200, text[:40]
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_said_with_ways_on(client: Client, prefix: str, path: str) -> None:
    answer = client.get(prefix + path)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert f'action="{prefix}/agencies/"' in page
    assert f'href="{prefix}/"' in page


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_withdrawn_report_says_so_and_leads_to_its_agency(client: Client, prefix: str) -> None:
    report = ReportFactory(state="withdrawn")
    answer = client.get(f"{prefix}/reports/{report.pk}/")
    assert answer.status_code == 410
    assert f"{prefix}/agencies/{report.agency_id}/" in answer.content.decode()


def test_a_merged_agency_leads_to_what_it_became(client: Client) -> None:
    old = AgencyFactory(merged_into=AgencyFactory())
    answer = client.get(old.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, old.merged_into.get_absolute_url())


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_unknown_agencies_years_and_figures_are_left_out_of_a_comparison(
    client: Client, prefix: str
) -> None:
    agency = ReportFactory(year=2022).agency
    query = {"agency": [agency.pk], "year": [2022, 1066], "line": ["requests.new", "nonsense"]}
    answer = client.get(f"{prefix}/compare/", query)
    assert answer.status_code == 200
    assert agency.name in answer.content.decode()
