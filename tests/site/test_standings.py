"""Regions and fields: totals that may be added up, peers, ranks; and one number everywhere."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from parsing.comparing import compare
from parsing.forms import Address
from parsing.indicators import INDICATORS, MEASURES, Measure, Summary
from parsing.intake.corrections import correct
from parsing.models import Agency
from parsing.models.saying import said_by_each
from parsing.profiles import profile
from parsing.standings import Peers, said_by_peers, standings, summaries, together
from tests.factories import AdminFactory, AgencyFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db

RECEIVED = INDICATORS["received"]
NEW = Address("requests", "new", "total")


def agency_with(received: int | None, year: int = 2022, **options) -> Agency:
    agency = AgencyFactory(**options)
    ReportFactory(agency=agency, year=year, cells={"requests.new.total": received})
    return agency


def totals(client: Client, address: str) -> dict[str, object]:
    """The number of requests received in each column of the totals, by the column's head."""
    answer = client.get(address)
    assert answer.status_code == 200
    shown = answer.context["together"].totals
    ((_measure, cells),) = [row for row in shown.rows if row[0] is RECEIVED]
    return {group.label: cell.total.number for group, cell in zip(shown.groups, cells, strict=True)}


def everything(year: int, measures: list[Measure]) -> dict[str, Summary]:
    """What all agencies say together."""
    said = said_by_peers(Agency.objects.current(), year, measures)
    return summaries(together(said.values()))


def test_jurisdictions_are_never_added_to_agencies_nor_to_each_other(client: Client) -> None:
    province, prefecture, county = cloud_river()
    agency_with(100, region=province, level="provincial", scope="jurisdiction", field="government")
    agency_with(40, region=prefecture, scope="jurisdiction", field="government")
    agency_with(7, region=prefecture)
    agency_with(2, region=county, level="county")
    with override("en"):
        found = totals(client, reverse("region", args=("990000",)))
    assert found == {
        "the agency itself · all levels": 9,
        "the agency itself · prefectural": 7,
        "the agency itself · county level": 2,
        "the whole jurisdiction · provincial": 100,
        "the whole jurisdiction · prefectural": 40,
    }


def test_missing_blank_and_unread_reports_are_counted_not_taken_for_zero(client: Client) -> None:
    region = cloud_river()[1]
    agency_with(5, region=region)
    agency_with(None, region=region)
    AgencyFactory(region=region)
    ReportFactory(agency__region=region, year=2022, cells__uncertain=["requests.new.total"])
    held = everything(2022, [RECEIVED])["received"]
    assert held.total.number == 5
    assert (held.counted, held.blank, held.unread, held.missing) == (1, 1, 1, 1)
    shown = client.get(reverse("region", args=(region.pk,))).context["together"].totals.groups[0]
    assert (shown.agencies, shown.reports, shown.missing) == (4, 3, 1)


def test_a_region_has_what_lies_below_it(client: Client) -> None:
    province, _prefecture, county = cloud_river()
    agency_with(3, region=county, level="county", name="枫砚县司法局")
    shown = client.get(reverse("region", args=(province.pk,))).content.decode()
    assert "枫砚县司法局" in shown
    assert reverse("region", args=("990100",)) in shown


def test_peers_are_of_one_level_field_and_scope(client: Client) -> None:
    one = agency_with(10)
    agency_with(20)
    agency_with(1000, level="county")
    agency_with(1000, field="education")
    agency_with(1000, scope="jurisdiction")
    agency_with(1000, is_example=True)
    assert Peers.of(one).agencies().count() == 2
    headlines = client.get(one.get_absolute_url()).context["headlines"]
    assert headlines[0].peers.median == Decimal(15)


def test_an_agency_whose_field_is_not_known_has_no_peers(client: Client) -> None:
    one = agency_with(10, field="")
    agency_with(20, field="")
    headlines = client.get(one.get_absolute_url()).context["headlines"]
    assert headlines[0].peers is None


def test_peers_of_one_field_are_ranked_with_ties(client: Client) -> None:
    for received in (5, 9, 5, 1):
        agency_with(received)
    agency_with(100, level="county")
    table = client.get(reverse("field", args=("justice",))).context["table"]
    assert [row.record.rank for row in table.rows] == [1, 2, 2, 4]
    assert [row.record.is_tied for row in table.rows] == [False, True, True, False]


@pytest.mark.parametrize("code", ["received", "disclosure_rate"])
def test_a_ranking_never_stands_without_its_caution(client: Client, code: str) -> None:
    for received in (5, 9):
        agency_with(received)
    shown = client.get(reverse("field", args=("justice",)), {"indicator": code}).content.decode()
    assert INDICATORS[code].caution.zh in shown


def test_examples_are_not_added_to_real_agencies(client: Client) -> None:
    agency_with(5)
    agency_with(1000, is_example=True)
    address = reverse("field", args=("justice",))
    assert set(totals(client, address).values()) == {5}
    assert set(totals(client, f"{address}?examples=1").values()) == {1000}


def test_the_year_is_the_latest_unless_the_address_says_so(client: Client) -> None:
    agency = agency_with(5, year=2021)
    ReportFactory(agency=agency, year=2023, cells={"requests.new.total": 8})
    address = reverse("field", args=("justice",))
    assert set(totals(client, address).values()) == {8}
    assert set(totals(client, f"{address}?year=2021").values()) == {5}


@pytest.mark.parametrize(
    "query",
    ["year=1066", "year=abc", "indicator=nonsense", "level=x&scope=%00", "page=99", "sort=-value"],
)
def test_nonsense_in_the_address_is_no_error(client: Client, query: str) -> None:
    agency_with(5)
    agency_with(6)
    for address in (reverse("region", args=("990100",)), reverse("field", args=("justice",))):
        assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/regions/000000/", "/regions/x/", "/fields/nonsense/"])
def test_what_does_not_exist_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/regions/990100/", "/fields/justice/", "/regions/", "/fields/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_without_reports_answer(client: Client, path: str, prefix: str) -> None:
    cloud_river()
    assert client.get(prefix + path).status_code == 200


def test_list_agency_comparison_region_field_exports_and_api_say_the_same_number(
    client: Client,
) -> None:
    agency = AgencyFactory()
    cells = {
        "requests.new.total": 37,
        "requests.granted.total": 20,
        "requests.partly_granted.total": 4,
        "requests.handled_total.total": 36,
    }
    ReportFactory(agency=agency, year=2022, cells=cells)
    for code in ("received", "disclosure_rate"):
        measure = MEASURES[code]
        held = profile(agency.reports.published()).latest.value(measure)
        (series,) = compare([agency], [2022], [measure])
        (standing,) = standings(Agency.objects.current(), 2022, [measure])
        assert series.points[0].held == held
        assert standing.value(measure) == held
        assert everything(2022, [measure])[code].total == held
        assert said_by_each(Agency.objects.current(), 2022, measure) == {agency.pk: held}
    report = agency.reports.get()
    assert shown_received(client, agency) == {"37"}
    correct(report, {NEW: "39"}, by=AdminFactory(), version=report.version, reason="核对")
    assert shown_received(client, agency) == {"39"}


def shown_received(client: Client, agency: Agency) -> set[str]:
    """The number of requests received, as list, agency, field, comparison, exports and API say."""
    report = agency.reports.published().get()
    row = client.get(reverse("agencies")).context["table"].paginated_rows[0]
    field = reverse("field", args=("justice",))
    places = {
        f"{reverse('agencies')}?format=csv": "Received that year",
        f"{agency.get_absolute_url()}?format=csv": "Received",
        f"{reverse('region', args=(agency.region_id,))}?format=csv&table=agencies": "Requests received",
        f"{field}?format=csv": "Requests received",
        f"{reverse('compare')}?agency={agency.pk}&line=received&year=2022&format=csv": "2022",
    }
    exported = {exported_row(client, f"/en{address}")[column] for address, column in places.items()}
    said = client.get(reverse("api:report", args=(report.pk,))).json()
    headlines = client.get(agency.get_absolute_url()).context["headlines"]
    return {
        row.get_cell("received").strip(),
        *map(str, totals(client, field).values()),
        *exported,
        str(said["received"]),
        str(said["tables"]["requests"]["new"]["total"]),
        str(headlines[0].value.number),
    }


def exported_row(client: Client, address: str) -> dict[str, str]:
    """The only row of an export in English, by its heads."""
    text = client.get(address).getvalue().decode("utf-8-sig")
    (found,) = csv.DictReader(io.StringIO(text))
    return found


@pytest.mark.parametrize("path", ["/regions/990000/", "/fields/justice/", "/agencies/{agency}/"])
def test_the_number_of_queries_does_not_grow_with_agencies(client: Client, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(path.format(agency=first.pk))
        return len(captured)

    first = agency_with(5)
    agency_with(6)
    few = queries()
    for received in range(8):
        agency_with(received)
    assert queries() == few
