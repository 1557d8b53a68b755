"""Tables of regions, fields and coverage to take along; how many in a minute."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.factories import AgencyFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db

SHARE = {"indicator": "disclosure_rate", "year": "2022"}


def agency_with(granted: int, handled: int, **options: Any) -> None:
    cells = {"requests.granted.total": granted, "requests.handled_total.total": handled}
    ReportFactory(agency=AgencyFactory(region=cloud_river()[1], **options), year=2022, cells=cells)


def rows(client: Client, address: str, **query: str) -> list[dict[str, Any]]:
    answer = client.get(address, {"format": "json", **query})
    assert answer.status_code == 200
    held: list[dict[str, Any]] = json.loads(answer.getvalue())["rows"]
    return held


@pytest.fixture
def region() -> str:
    agency_with(5, 40, name="澜江市教育局", field="education")
    agency_with(1, 2, name="澜江市司法局")
    return reverse("region", args=("990100",))


def test_agencies_of_a_region_come_with_the_n_of_a_share(client: Client, region: str) -> None:
    AgencyFactory(region=cloud_river()[1], name="澜江市财政局", field="finance")
    found = rows(client, region, table="agencies", **SHARE)
    assert [(row["agency"], row["disclosure_rate"], row["n"]) for row in found] == [
        ("澜江市财政局", "no_report", None),
        ("澜江市教育局", "12.5", 40),
        ("澜江市司法局", "50.0", 2),
    ]


def test_totals_are_those_of_the_page_with_what_was_left_out(client: Client, region: str) -> None:
    ReportFactory(
        agency=AgencyFactory(region=cloud_river()[1]),
        year=2022,
        cells={"requests.handled_total.total": None},
    )
    found = {row["line"]: row for row in rows(client, region, table="totals", **SHARE)}
    shown = client.get(region, SHARE).context["together"].totals
    assert (found["handled"]["total"], found["handled"]["blank"]) == (42, 1)
    assert (found["disclosure_rate"]["total"], found["disclosure_rate"]["n"]) == ("14.3", 42)
    assert len(found) == len(shown.rows)


def test_spreads_and_ranks_are_those_of_the_page(client: Client) -> None:
    for granted in (5, 20, 40):
        agency_with(granted, 40)
    address = reverse("field", args=("justice",))
    (spread,) = rows(client, address, table="spread", **SHARE)
    assert [spread[at] for at in ("counted", "least", "median", "most", "middle_n")] == [
        3,
        "12.5",
        50,
        100,
        40,
    ]
    ranked = rows(client, address, table="ranks", **SHARE)
    assert [(row["rank"], row["disclosure_rate"], row["n"]) for row in ranked] == [
        (1, "100.0", 40),
        (2, "50.0", 40),
        (3, "12.5", 40),
    ]


def test_coverage_of_regions_and_fields(client: Client, region: str) -> None:
    address = reverse("coverage")
    assert [(row["group"], row["2022"]) for row in rows(client, address, table="regions")] == [
        ("云川省", 2)
    ]
    with override("en"):
        found = rows(client, reverse("coverage"), table="fields")
    assert {row["group"]: row["agencies"] for row in found} == {"Education": 1, "Justice": 1}


@pytest.mark.parametrize("table", ["", "nonsense", "ranks", "%00"])
def test_a_table_that_there_is_not_gives_the_agencies(
    client: Client, region: str, table: str
) -> None:
    assert len(rows(client, region, table=table)) == 2


def test_a_region_without_reports_has_no_table_to_give(client: Client) -> None:
    address = reverse("region", args=(cloud_river()[2].pk,))
    answer = client.get(address, {"format": "csv"})
    assert answer["Content-Type"].startswith("text/html")


def test_every_table_offers_its_twins(client: Client, region: str) -> None:
    pages = {
        region: ("totals", "spread", "agencies"),
        reverse("field", args=("justice",)): ("totals", "spread"),
        reverse("coverage"): ("regions", "fields", "agencies"),
    }
    for address, names in pages.items():
        shown = client.get(address).content.decode()
        for name in names:
            assert f"table={name}" in shown


def test_many_downloads_in_a_minute_are_told_to_wait(client: Client, settings: Any) -> None:
    settings.EXPORTS_A_MINUTE = 2
    address = reverse("agencies")
    for _ in range(2):
        assert client.get(address, {"format": "csv"}).status_code == 200
    for prefix in ("", "/en"):
        answer = client.get(prefix + address, {"format": "csv"})
        assert answer.status_code == 429
        assert 0 < int(answer["Retry-After"]) <= 60
        assert reverse("downloads") in answer.content.decode()
    assert client.get(address).status_code == 200
    other = client.get(address, {"format": "csv"}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 200
