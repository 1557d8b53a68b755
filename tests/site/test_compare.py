"""Agencies side by side."""

import pytest
from django.test import Client
from django.urls import reverse

from parsing.comparing import LINES, State, compare
from parsing.models import Agency
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db


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
