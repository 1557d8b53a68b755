"""Agencies side by side."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parsing.comparing import LINES, State, compare
from parsing.indicators import INDICATORS
from parsing.milestones import MILESTONES
from parsing.models import Agency
from reports_site.charts.multiples import multiples
from reports_site.heat import of_changes, of_values
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db

BROKEN = r'<t[hd] [^>]*class="[^"]*\bbreak\b'


def received(agency: Agency, year: int, count: int | None) -> None:
    ReportFactory(agency=agency, year=year, cells={"requests.new.total": count})


def page(client: Client, query: str) -> str:
    return client.get(f"{reverse('compare')}?{query}").content.decode()


def test_numbers_stand_side_by_side_with_their_change_on_the_year() -> None:
    agency = AgencyFactory()
    received(agency, 2022, 20)
    received(agency, 2023, 23)
    (series,) = compare([agency], [2022, 2023], [LINES["requests.new"]])
    first, second = series.points
    assert (first.value, first.change) == (20, None)
    assert (second.value, second.change, str(second.percent)) == (23, 3, "15.0")


def test_there_is_no_change_in_per_cent_on_a_base_below_ten() -> None:
    agency = AgencyFactory()
    received(agency, 2022, 9)
    received(agency, 2023, 18)
    (series,) = compare([agency], [2023], [LINES["requests.new"]])
    assert (series.points[0].change, series.points[0].percent) == (9, None)


def test_a_blank_an_unread_number_and_a_missing_report_are_not_zero() -> None:
    agency = AgencyFactory()
    received(agency, 2021, None)
    ReportFactory(agency=agency, year=2022, cells__uncertain=["requests.new.total"])
    received(agency, 2023, 0)
    (series,) = compare([agency], [2021, 2022, 2023, 2024], [LINES["requests.new"]])
    states = [point.state for point in series.points]
    assert states == [State.BLANK, State.UNREAD, State.NUMBER, State.MISSING]
    assert [point.change for point in series.points] == [None, None, None, None]


def test_other_results_are_one_line_over_both_forms() -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2020, cells={"requests.other.total": 5})
    three = {f"requests.other_{code}.total": 2 for code in ("overdue_correction", "other")}
    ReportFactory(agency=agency, year=2021, cells=three)
    (series,) = compare([agency], [2020, 2021], [LINES["requests.other"]])
    assert [point.value for point in series.points] == [5, 4]


def test_what_only_one_form_has_is_not_compared_across_the_break() -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2020)
    ReportFactory(agency=agency, year=2021, cells={"disclosure.normative.in_force": 7})
    (series,) = compare([agency], [2020, 2021], [LINES["disclosure.normative.in_force"]])
    assert [point.state for point in series.points] == [State.NOT_ON_FORM, State.NUMBER]
    assert series.points[1].change is None


def test_drafts_are_not_compared() -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2022, draft=True)
    (series,) = compare([agency], [2022], [LINES["requests.new"]])
    assert series.points[0].state == State.MISSING


def test_the_page_shows_what_its_address_says(client: Client) -> None:
    agency = AgencyFactory(name="澜江市司法局")
    received(agency, 2022, 1198)
    shown = page(client, f"agency={agency.pk}&year=2022&line=requests.new")
    assert "澜江市司法局" in shown
    assert "1,198" in shown


def test_a_search_offers_agencies_to_add(client: Client) -> None:
    agency = AgencyFactory(name="澜江市司法局")
    shown = page(client, "q=澜江")
    assert f'name="agency" value="{agency.pk}"' in shown


@pytest.mark.parametrize(
    "query",
    [
        "agency=abc",
        "agency=999999",
        "year=1800",
        "line=nonsense",
        "year=x&line=&q=%00",
        "q=" + "长" * 500,
    ],
)
def test_nonsense_in_the_address_is_answered_with_a_page(client: Client, query: str) -> None:
    ReportFactory()
    assert client.get(f"{reverse('compare')}?{query}").status_code == 200


def test_more_agencies_than_the_limit_are_refused_in_words(client: Client) -> None:
    agencies = AgencyFactory.create_batch(51)
    shown = page(client, "&".join(f"agency={agency.pk}" for agency in agencies))
    assert "50" in shown
    assert "data-table" not in shown


def test_an_address_of_ten_thousand_agencies_is_answered_with_the_limit(client: Client) -> None:
    query = "&".join(f"agency={pk}" for pk in range(10_000))
    answer = client.get(f"{reverse('compare')}?{query}")
    assert answer.status_code == 414
    assert "50" in answer.content.decode()


def test_more_numbers_than_a_page_carries_are_refused_in_words_and_what_was_ticked_stays(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports_site.forms.compare.MOST_NUMBERS", 3)
    agencies = AgencyFactory.create_batch(2)
    for year in (2021, 2022):
        received(agencies[0], year, 5)
    query = "&".join(f"agency={agency.pk}" for agency in agencies) + "&line=requests.granted"
    shown = client.get(f"/en/compare/?{query}").content.decode()
    assert "At most 3 numbers" in shown
    assert "data-table" not in shown
    assert 'value="requests.granted" checked' in shown
    assert f'name="agency" value="{agencies[1].pk}"' in shown
    assert "data-table" in page(client, f"{query}&year=2022")


def test_the_number_of_queries_does_not_grow_with_agencies(
    client: Client, django_assert_max_num_queries
) -> None:
    agencies = AgencyFactory.create_batch(12)
    for agency in agencies:
        for year in (2021, 2022, 2023):
            received(agency, year, 5)
    query = "&".join(f"agency={agency.pk}" for agency in agencies)
    with django_assert_max_num_queries(12):
        assert client.get(f"{reverse('compare')}?{query}").status_code == 200


def test_the_page_speaks_english(client: Client) -> None:
    shown = client.get("/en/compare/").content.decode()
    assert "Received this year" in shown


def test_an_indicator_stands_in_place_of_a_line_with_its_n(client: Client) -> None:
    agency = AgencyFactory()
    for year, granted in ((2022, 30), (2023, 45)):
        cells = {"requests.granted.total": granted, "requests.handled_total.total": 60}
        ReportFactory(agency=agency, year=year, cells=cells)
    (series,) = compare([agency], [2023], [INDICATORS["disclosure_rate"]])
    point = series.points[0]
    assert (str(point.value), point.held.base) == ("75.0", 60)
    assert (str(point.change), point.percent) == ("25.0", None)
    shown = page(client, f"agency={agency.pk}&line=disclosure_rate")
    assert "75.0%" in shown
    assert "n = 60" in shown
    assert f"{reverse('indicators')}#disclosure_rate" in shown


def test_a_share_of_fewer_than_twenty_is_greyed(client: Client) -> None:
    cells = {"requests.granted.total": 3, "requests.handled_total.total": 19}
    report = ReportFactory(cells=cells)
    assert "small-base" in page(client, f"agency={report.agency_id}&line=disclosure_rate")


def test_changes_come_first_where_they_are_asked_for(client: Client) -> None:
    agency = AgencyFactory()
    received(agency, 2022, 20)
    received(agency, 2023, 23)
    shown = page(client, f"agency={agency.pk}&show=changes")
    assert shown.index("+3 (+15.0%)") < shown.index(">23<")


def test_a_missing_report_is_hatched_and_said(client: Client) -> None:
    agency = AgencyFactory()
    received(agency, 2021, 5)
    received(agency, 2023, 5)
    received(AgencyFactory(), 2022, 5)
    shown = page(client, f"agency={agency.pk}")
    assert len(re.findall(r'<td class="[^"]*\bhatched\b', shown)) == 1


def test_the_break_between_the_forms_is_drawn_and_explained(client: Client) -> None:
    agency = AgencyFactory()
    for year in (2020, 2021):
        received(agency, year, 5)
    shown = page(client, f"agency={agency.pk}")
    assert len(re.findall(BROKEN, shown)) == 2
    assert MILESTONES[1].meaning.zh in shown
    assert not re.findall(BROKEN, page(client, f"agency={agency.pk}&year=2021"))


def test_numbers_are_as_dark_as_they_are_large_in_their_row() -> None:
    agency = AgencyFactory()
    for year, count in ((2021, 0), (2022, 1), (2023, 50), (2024, 100)):
        received(agency, year, count)
    (series,) = compare([agency], [2021, 2022, 2023, 2024], [LINES["requests.new"]])
    assert of_values(series.points) == [0, 1, 3, 5]
    assert of_changes(series.points) == [0, 1, 5, 5]


def test_what_suggests_itself_is_one_click_away(client: Client) -> None:
    first = AgencyFactory(name="澜江市甲局")
    same_city = AgencyFactory(field="education")
    same_field = AgencyFactory(region__code="110000")
    jurisdiction = AgencyFactory(scope="jurisdiction")
    example = AgencyFactory(is_example=True)
    answer = client.get(reverse("compare"), {"agency": first.pk, "line": "handled", "year": 2022})
    city, field, years = (preset.address for preset in answer.context["presets"])
    assert f"agency={same_city.pk}" in city
    assert f"agency={same_field.pk}" in field
    assert "line=handled" in city
    assert "year" not in years
    for address in (city, field):
        assert f"agency={jurisdiction.pk}" not in address
        assert f"agency={example.pk}" not in address


def test_small_charts_share_a_scale_or_have_their_own() -> None:
    agencies = AgencyFactory.create_batch(2)
    for agency, count in zip(agencies, (10, 1000), strict=True):
        received(agency, 2022, count)
    series = compare(agencies, [2021, 2022], [LINES["requests.new"]])
    for has_own_scales, ends in ((False, 1), (True, 2)):
        (held,) = multiples(series, [2021, 2022], has_own_scales=has_own_scales)
        assert len({drawing.top_value for drawing in held.drawings}) == ends


def test_years_that_were_not_chosen_break_the_line() -> None:
    agency = AgencyFactory()
    for year in (2021, 2022, 2024):
        received(agency, year, 5)
    series = compare([agency], [2021, 2022, 2024], [LINES["requests.new"]])
    (held,) = multiples(series, [2021, 2022, 2024], has_own_scales=False)
    assert held.drawings[0].lines[0].path.count("M") == 2


def test_where_nothing_is_chosen_the_largest_groups_of_peers_are_one_click_away(
    client: Client,
) -> None:
    for _ in range(3):
        AgencyFactory(level="county", field="education")
    for _ in range(2):
        AgencyFactory(level="county", field="justice")
    AgencyFactory(level="prefectural", field="justice")
    starts = client.get("/en/compare/").context["presets"]
    assert [(each.label, each.agencies) for each in starts] == [
        ("county level · Education", 3),
        ("county level · Justice", 2),
    ]
    assert len(client.get(f"/en/compare/{starts[0].address}").context["form"].agencies) == 3


def test_nobody_begins_with_examples_where_there_are_agencies(client: Client) -> None:
    for _ in range(3):
        AgencyFactory(level="county", field="education", is_example=True)
    assert len(client.get("/compare/").context["presets"]) == 1
    for _ in range(2):
        AgencyFactory(level="county", field="justice")
    starts = client.get("/en/compare/").context["presets"]
    assert [each.label for each in starts] == ["county level · Justice"]


def test_ways_to_begin_take_as_many_queries_whatever_there_is(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for field in ("education", "justice", "finance", "health", "police", "government"):
        for _ in range(12):
            AgencyFactory(level="county", field=field)
    with django_assert_max_num_queries(10):
        client.get("/compare/")
