"""Which reports are there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import AgencyFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    return client.get(f"{reverse('coverage')}?{query}").content.decode()


def test_a_published_report_leads_to_its_page(client: Client) -> None:
    report = ReportFactory(agency__name="澜江市司法局")
    shown = page(client)
    assert "澜江市司法局" in shown
    assert report.get_absolute_url() in shown


def test_a_draft_counts_as_missing(client: Client) -> None:
    ReportFactory(year=2022)
    draft = ReportFactory(year=2022, draft=True)
    assert draft.get_absolute_url() not in page(client)


def test_the_list_can_be_narrowed_by_name(client: Client) -> None:
    ReportFactory(agency__name="澜江市司法局")
    ReportFactory(agency__name="澜江市教育局")
    shown = page(client, "q=教育")
    assert "澜江市教育局" in shown
    assert "澜江市司法局" not in shown


def test_an_empty_site_is_answered_with_a_page(client: Client) -> None:
    assert client.get(reverse("coverage")).status_code == 200


def test_the_number_of_queries_does_not_grow_with_agencies(
    client: Client, django_assert_max_num_queries
) -> None:
    for agency in AgencyFactory.create_batch(20):
        ReportFactory(agency=agency, year=2022)
        ReportFactory(agency=agency, year=2023)
    with django_assert_max_num_queries(16):
        page(client)


def cells(client: Client, name: str, query: str = "") -> dict[str, list[tuple[int, int]]]:
    answer = client.get(f"{reverse('coverage')}?{query}")
    return {
        row.name: [(cell.reports, cell.flagged) for cell in row.cells]
        for row in answer.context[name]
    }


def test_reports_are_counted_by_region_one_step_below_the_one_chosen(client: Client) -> None:
    province, prefecture, county = cloud_river()
    ReportFactory(agency__region=province, agency__level="provincial", year=2022)
    ReportFactory(agency__region=prefecture, year=2022, errors=1)
    ReportFactory(agency__region=county, agency__level="county", year=2023)
    assert cells(client, "regions") == {"云川省": [(2, 1), (1, 0)]}
    assert cells(client, "regions", "region=990000") == {
        "云川省": [(1, 0), (0, 0)],
        "澜江市": [(1, 1), (1, 0)],
    }


def test_reports_are_counted_by_field_and_examples_are_not_among_real_ones(client: Client) -> None:
    ReportFactory(agency__field="justice", year=2022)
    ReportFactory(agency__field="justice", agency__is_example=True, year=2022)
    ReportFactory(agency__field="education", year=2022, draft=True)
    assert cells(client, "fields") == {"司法": [(1, 0)], "教育": [(0, 0)]}


def test_published_flagged_and_missing_are_said_in_words_and_shapes(client: Client) -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2021)
    ReportFactory(agency=agency, year=2023, errors=2)
    ReportFactory(year=2022)
    shown = page(client, "q=" + agency.name)
    assert 'class="published-mark"' in shown
    assert 'class="flag-mark error"' in shown
