"""Which reports are there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import AgencyFactory, ReportFactory

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
    with django_assert_max_num_queries(12):
        page(client)
