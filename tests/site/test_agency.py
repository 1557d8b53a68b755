"""An agency and its reports over the years."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from reports_site.history import history
from tests.factories import AgencyFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db


def test_the_head_names_place_and_former_names(client: Client) -> None:
    _province, _prefecture, county = cloud_river()
    agency = AgencyFactory(name="枫砚县司法局", region=county, former=["枫砚县法制办公室"])
    shown = client.get(agency.get_absolute_url()).content.decode()
    for words in ("枫砚县司法局", "枫砚县法制办公室", "云川省", "澜江市", "司法"):
        assert words in shown


def test_every_published_year_leads_to_its_report(client: Client) -> None:
    agency = AgencyFactory()
    reports = [ReportFactory(agency=agency, year=year) for year in (2021, 2022)]
    shown = client.get(agency.get_absolute_url()).content.decode()
    for report in reports:
        assert f'href="{report.get_absolute_url()}"' in shown


def test_drafts_and_other_revisions_are_not_among_the_years(client: Client) -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2022, revision=2)
    hidden = [
        ReportFactory(agency=agency, year=2022, state="superseded", revision=1),
        ReportFactory(agency=agency, year=2023, state="withdrawn"),
        ReportFactory(agency=agency, year=2024, draft=True),
    ]
    shown = client.get(agency.get_absolute_url()).content.decode()
    for report in hidden:
        assert f'href="{report.get_absolute_url()}"' not in shown


def test_a_missing_year_is_shown_as_a_gap(client: Client) -> None:
    agency = AgencyFactory()
    for year in (2020, 2023):
        ReportFactory(agency=agency, year=year)
    answer = client.get(agency.get_absolute_url())
    years = [(year.year, year.report is None) for year in answer.context["years"]]
    assert years == [(2023, False), (2022, True), (2021, True), (2020, False)]
    assert answer.content.decode().count('class="gap') == 2


def test_the_change_of_form_is_marked_only_between_years_that_are_shown() -> None:
    agency = AgencyFactory()
    for year in (2019, 2020, 2021, 2022):
        ReportFactory(agency=agency, year=year)
    years = history(agency.reports.all())
    assert [year.year for year in years if year.opens_form] == [2021]
    after = history(agency.reports.filter(year__gte=2021))
    assert not any(year.opens_form for year in after)


def test_zero_blank_and_unread_are_three_things(client: Client) -> None:
    report = ReportFactory(
        cells={"requests.new.total": 0, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted"],
    )
    answer = client.get(report.agency.get_absolute_url())
    row = answer.context["table"].rows[0]
    assert row.get_cell("received").strip() == "0"
    assert 'class="blank"' in row.get_cell("carried_in")
    assert 'class="unread-mark"' in row.get_cell("granted")


def test_an_agency_without_reports_says_so(client: Client) -> None:
    shown = client.get(AgencyFactory().get_absolute_url()).content.decode()
    assert 'class="empty"' in shown


def test_a_merged_agency_leads_for_good_to_what_it_became(client: Client) -> None:
    kept = AgencyFactory()
    merged = AgencyFactory(merged_into=kept)
    with override("en"):
        answer = client.get(merged.get_absolute_url())
        assert answer.status_code == 301
        assert answer["Location"] == kept.get_absolute_url()


@pytest.mark.parametrize("pk", [999, 10**30])
def test_an_unknown_agency_is_not_found(client: Client, pk: int) -> None:
    assert client.get(f"/agencies/{pk}/").status_code == 404


def test_the_page_answers_in_english(client: Client) -> None:
    agency = ReportFactory().agency
    with override("en"):
        shown = client.get(agency.get_absolute_url()).content.decode()
    assert "prefectural" in shown


def test_the_number_of_queries_does_not_grow_with_years(client: Client) -> None:
    def queries(agency) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("agency", args=(agency.pk,)))
        return len(captured)

    one, many = AgencyFactory(), AgencyFactory(former=["旧名甲", "旧名乙"])
    ReportFactory(agency=one)
    for year in range(2019, 2026):
        ReportFactory(agency=many, year=year)
    assert queries(one) == queries(many)
