"""The list of agencies."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from parsing.models import Agency
from tests.factories import AgencyFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db


def names(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{reverse('agencies')}?{query}")
    assert answer.status_code == 200
    return [row.record.name for row in answer.context["table"].paginated_rows]


@pytest.mark.parametrize("piece", ["荆", "荆棠", "荆棠市司", "司法局", "荆棠市 司法局"])
def test_an_agency_is_found_by_any_piece_of_its_name(client: Client, piece: str) -> None:
    AgencyFactory(name="荆棠市司法局")
    AgencyFactory(name="澜江市教育局")
    assert names(client, f"q={piece}") == ["荆棠市司法局"]


def test_an_agency_is_found_by_a_former_name(client: Client) -> None:
    AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"])
    assert names(client, "q=法制") == ["澜江市司法局"]


def test_a_merged_agency_is_not_listed(client: Client) -> None:
    kept = AgencyFactory(name="澜江市司法局")
    AgencyFactory(name="澜江市法制办公室", merged_into=kept)
    assert names(client) == ["澜江市司法局"]


def test_nothing_that_matches_is_said_with_a_way_on(client: Client) -> None:
    AgencyFactory()
    shown = client.get(reverse("agencies"), {"q": "火星"}).content.decode()
    assert 'class="empty"' in shown
    assert f'href="{reverse("agencies")}"' in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("region=990000", {"省厅", "市局", "县局"}),
        ("region=990100", {"市局", "县局"}),
        ("region=990121", {"县局"}),
        ("level=county", {"县局"}),
        ("field=education", {"市局"}),
        ("year=2020", {"县局"}),
        ("year=2020&field=education", set()),
    ],
)
def test_filters_choose_by_region_level_field_and_year(
    client: Client, query: str, expected: set[str]
) -> None:
    province, prefecture, county = cloud_river()
    AgencyFactory(name="省厅", region=province, level="provincial")
    city = AgencyFactory(name="市局", region=prefecture, field="education")
    ReportFactory(agency=AgencyFactory(name="县局", region=county, level="county"), year=2020)
    ReportFactory(agency=city, year=2021)
    assert set(names(client, query)) == expected


def test_the_regions_to_choose_from_go_down_from_the_one_chosen(client: Client) -> None:
    _province, _prefecture, county = cloud_river()
    AgencyFactory(region=county)

    def offered(query: str) -> list[str]:
        form = client.get(f"{reverse('agencies')}?{query}").context["filter"].form
        return [str(value) for value, _words in form.fields["region"].choices if value]

    assert offered("") == ["990000"]
    assert offered("region=990000") == ["990000", "990100"]
    assert offered("region=990100") == ["990000", "990100", "990121"]


@pytest.mark.parametrize(
    "query",
    [
        "region=abc",
        "region=%00",
        "region=123456",
        "level=galactic",
        "field=%00",
        "year=abc",
        "year=1066",
        "page=0",
        "page=zzz",
        "page=99",
        "sort=nonsense",
        "sort=-",
        "q=" + "字" * 500,
        "q=%00",
        "q=%25_",
    ],
)
def test_nonsense_in_the_address_is_no_error(client: Client, query: str) -> None:
    AgencyFactory()
    assert client.get(f"{reverse('agencies')}?{query}").status_code == 200


def test_names_are_in_the_order_of_their_pinyin(client: Client) -> None:
    for name in ("云泊市司法局", "澜江市司法局", "芷泉县司法局", "泊桥区司法局"):
        AgencyFactory(name=name)
    assert names(client) == ["澜江市司法局", "泊桥区司法局", "云泊市司法局", "芷泉县司法局"]


@pytest.mark.parametrize("column", ["reports", "latest", "received", "flags", "level", "region"])
def test_every_column_sorts_both_ways_and_agencies_without_reports_stand_last_by_figures(
    client: Client, column: str
) -> None:
    province, prefecture, county = cloud_river()
    AgencyFactory(name="无报告", region=county, level="county")
    one = AgencyFactory(name="一份", region=prefecture, level="prefectural")
    two = AgencyFactory(name="两份", region=province, level="provincial")
    ReportFactory(agency=one, year=2020, cells={"requests.new.total": 5}, errors=1)
    ReportFactory(agency=two, year=2021, cells={"requests.new.total": 7})
    ReportFactory(agency=two, year=2022, cells={"requests.new.total": 9}, errors=2)
    upwards, downwards = names(client, f"sort={column}"), names(client, f"sort=-{column}")
    assert [name for name in upwards if name != "无报告"] == [
        name for name in reversed(downwards) if name != "无报告"
    ]
    if column in ("latest", "received", "flags"):
        assert upwards[-1] == downwards[-1] == "无报告"


def test_levels_sort_from_the_centre_down(client: Client) -> None:
    for level in reversed(Agency.Level.values):
        AgencyFactory(name=level, level=level)
    assert names(client, "sort=level") == list(Agency.Level.values)


@pytest.mark.parametrize(
    ("prefix", "order"),
    [
        ("", ["finance", "education", "justice", ""]),
        ("/en", ["education", "finance", "justice", ""]),
    ],
)
def test_fields_sort_by_their_names_not_their_codes(
    client: Client, prefix: str, order: list[str]
) -> None:
    for field in ("justice", "", "finance", "education"):
        AgencyFactory(field=field)
    table = client.get(f"{prefix}/agencies/?sort=field").context["table"]
    assert [row.record.field for row in table.rows] == order


def test_figures_are_those_of_the_latest_published_report(client: Client) -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2021, cells={"requests.new.total": 5})
    ReportFactory(agency=agency, year=2022, cells={"requests.new.total": 9})
    ReportFactory(agency=agency, year=2023, state="withdrawn")
    answer = client.get(reverse("agencies"))
    row = answer.context["table"].paginated_rows[0]
    shown = [str(row.get_cell(name)).strip() for name in ("reports", "latest", "received")]
    assert shown == ["2", "2022", "9"]


def test_zero_blank_and_unread_are_three_things(client: Client) -> None:
    for name, options in {
        "甲零": {"cells": {"requests.new.total": 0}},
        "乙空": {"cells": {"requests.new.total": None}},
        "丙疑": {"cells__uncertain": ["requests.new.total"]},
    }.items():
        ReportFactory(agency__name=name, **options)
    table = client.get(reverse("agencies")).context["table"]
    shown = {row.record.name: row.get_cell("received") for row in table.paginated_rows}
    assert shown["甲零"].strip() == "0"
    assert 'class="blank"' in shown["乙空"]
    assert 'class="unread-mark"' in shown["丙疑"]


def test_the_address_carries_all_state_through_heads_and_pages(client: Client) -> None:
    for number in range(51):
        AgencyFactory(name=f"澜江市第{number}司法局")
    shown = client.get(reverse("agencies"), {"q": "司法", "sort": "-name"}).content.decode()
    assert "q=%E5%8F%B8%E6%B3%95&amp;sort=-name&amp;page=2" in shown


def test_the_number_of_queries_does_not_grow_with_rows(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("agencies"))
        return len(captured)

    ReportFactory()
    few = queries()
    for _ in range(10):
        ReportFactory()
    assert queries() == few


def test_the_list_answers_in_english(client: Client) -> None:
    AgencyFactory()
    with override("en"):
        shown = client.get(reverse("agencies")).content.decode()
    assert '<html lang="en">' in shown
    assert "prefectural" in shown


def test_large_figures_of_the_list_have_their_thousands_apart(client: Client) -> None:
    ReportFactory(cells={"requests.new.total": 3471})
    assert "3,471" in client.get("/agencies/").content.decode()


def test_a_list_that_is_empty_offers_to_clear_filters_only_where_there_are_some(
    client: Client,
) -> None:
    nothing = client.get("/en/agencies/").content.decode()
    assert "Nothing here yet" in nothing
    assert nothing.count("Clear filters") == 1  # the form's own
    filtered = client.get("/en/agencies/", {"q": "教育"}).content.decode()
    assert "Nothing matches" in filtered
    assert filtered.count("Clear filters") == 2
