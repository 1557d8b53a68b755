"""The data's version counts what everybody sees, and nothing else."""

import pytest
from django.db import connection, transaction

from parsing.intake.findings import recheck
from parsing.models import Agency, DataVersion, Report
from tests.factories import AgencyFactory, FindingFactory, ReportFactory

pytestmark = pytest.mark.django_db(transaction=True)


def version() -> int:
    return DataVersion.now().number


def test_a_published_report_counts_once_a_transaction() -> None:
    agency = AgencyFactory()
    before = version()
    with transaction.atomic():
        for year in (2021, 2022, 2023):
            ReportFactory(agency=agency, year=year)
    assert version() == before + 1


def test_a_draft_does_not_count() -> None:
    agency = AgencyFactory()
    before = version()
    draft = ReportFactory(agency=agency, draft=True, cells={"requests.new.total": 3})
    with transaction.atomic():
        recheck(draft)
    assert draft.findings.exists()
    draft.delete()
    assert version() == before


@pytest.mark.parametrize("state", ["published", "superseded", "withdrawn"])
def test_every_other_state_counts(state: str) -> None:
    draft = ReportFactory(draft=True, revision=1)
    before = version()
    Report.objects.filter(pk=draft.pk).update(state=state)
    assert version() == before + 1


def test_flags_of_a_published_report_count_though_the_report_stays_as_it_is() -> None:
    report = ReportFactory()
    before = version()
    flag = FindingFactory(report=report)
    assert version() == before + 1
    flag.delete()
    assert version() == before + 2


def test_a_renamed_agency_counts_and_one_saved_as_it_was_does_not() -> None:
    agency = AgencyFactory()
    before = version()
    agency.save()
    assert version() == before
    Agency.objects.filter(pk=agency.pk).update(name="澜江市数据局")
    assert version() == before + 1


def test_the_time_of_the_last_change_is_kept() -> None:
    first = DataVersion.now()
    AgencyFactory()
    assert DataVersion.now().changed_at > first.changed_at


def test_asking_for_the_version_is_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        DataVersion.now()


def test_there_is_one_version() -> None:
    AgencyFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM parsing_dataversion")
        assert cursor.fetchone() == (1,)
