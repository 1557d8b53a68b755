"""The way in."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.review import Identity, publish, revise
from parsing.models import Agency, Region
from parsing.reading.names import FIELDS
from parsing.remarkable import largest_changes, most_flagged
from tests.factories import AdminFactory, AgencyFactory, RegionFactory, ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")


def page(client: Client) -> str:
    return client.get(reverse("home")).content.decode()


def test_an_empty_site_says_so_in_both_languages(client: Client) -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            answer = client.get(reverse("home"))
        assert answer.status_code == 200
        assert 'name="q"' in answer.content.decode()
        assert 'class="empty' in answer.content.decode()


def test_the_search_field_leads_to_the_list_of_agencies(client: Client) -> None:
    assert f'action="{reverse("agencies")}"' in page(client)


def test_the_numbers_count_published_reports_and_agencies_not_merged(client: Client) -> None:
    agency = AgencyFactory()
    AgencyFactory(merged_into=agency)
    ReportFactory(agency=agency, year=2021)
    ReportFactory(agency=agency, year=2023, errors=2)
    ReportFactory(agency=agency, year=2023, state="superseded", revision=2)
    ReportFactory(draft=True)
    answer = client.get(reverse("home"))
    assert answer.context["overview"].agencies == 2
    assert answer.context["overview"].totals == {
        "reports": 2,
        "with_errors": 1,
        "first_year": 2021,
        "latest_year": 2023,
    }


def test_provinces_and_fields_lead_to_their_pages(client: Client) -> None:
    AgencyFactory(field="justice")
    RegionFactory(code="110000", name="空省")
    shown = page(client)
    assert f'href="{reverse("region", args=("990000",))}"' in shown
    assert f'href="{reverse("field", args=("justice",))}"' in shown
    assert "空省" not in shown


def test_a_correction_of_a_published_number_is_news(client: Client) -> None:
    report = ReportFactory(cells={"requests.new.total": 203})
    correct(
        report,
        {TOTAL: "200"},
        by=AdminFactory(username="wang.wu"),
        version=report.version,
        reason="分项之和为 200",
    )
    shown = page(client)
    assert f"{report.get_absolute_url()}#requests.new.total" in shown
    assert "203" in shown
    assert "wang.wu" not in shown


def test_what_a_reviewer_mended_before_publishing_is_no_news(client: Client) -> None:
    draft, clerk = ReportFactory(draft=True), StaffFactory()
    stands = Identity(draft.agency, draft.year, draft.form)
    revise(draft, {TOTAL: "203"}, identity=stands, by=clerk, version=1)
    publish(draft, by=clerk, version=2)
    assert f"{draft.get_absolute_url()}#{TOTAL}" not in page(client)


def test_the_number_of_queries_does_not_grow_with_what_is_there(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(client)
        return len(captured)

    ReportFactory()
    few = queries()
    for field in FIELDS[:6]:
        ReportFactory(agency__field=field.code)
    assert Region.objects.count() > 0
    assert queries() == few


def changed(before: int, after: int, **options) -> Agency:
    agency = AgencyFactory(**options)
    for year, received in ((2022, before), (2023, after)):
        ReportFactory(agency=agency, year=year, cells={"requests.new.total": received})
    return agency


def test_the_largest_changes_stand_first_and_need_a_base_of_ten() -> None:
    halved, doubled = changed(100, 50), changed(20, 40)
    changed(9, 900)
    changed(10, 10)
    changed(20, 2000, scope="jurisdiction")
    changed(20, 2000, is_example=True)
    found = largest_changes(2023)
    assert [(report.agency, before) for report, before, _change in found] == [
        (doubled, 20),
        (halved, 100),
    ]
    assert [str(change.percent) for _report, _before, change in found] == ["100.0", "-50.0"]


def test_examples_are_remarkable_only_where_there_is_nothing_else() -> None:
    example = changed(20, 40, is_example=True)
    assert [report.agency for report, _before, _change in largest_changes(2023)] == [example]


def test_most_flags_come_with_a_caution(client: Client) -> None:
    few, many = (ReportFactory(year=2023, errors=errors) for errors in (1, 4))
    ReportFactory(year=2022, errors=9)
    ReportFactory(year=2023, errors=0, warnings=9)
    assert most_flagged(2023) == [many, few]
    answer = client.get("/en/")
    assert "no verdict" in answer.content.decode()


def test_an_agency_that_published_many_years_at_once_stands_once_among_the_latest(
    client: Client,
) -> None:
    other = ReportFactory(year=2020)
    agency = AgencyFactory()
    for year in (2021, 2022, 2023):
        ReportFactory(agency=agency, year=year)
    found = client.get(reverse("home")).context["newest"]
    assert [report.agency for report in found] == [agency, other.agency]
