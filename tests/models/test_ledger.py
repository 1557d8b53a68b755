"""The ledger keeps who, when and why, and nobody can change it."""

import pytest
from django.db import IntegrityError, transaction

from parsing.models import Correction, Report
from tests.factories import CorrectionFactory, ReportFactory

pytestmark = pytest.mark.django_db


def test_an_entry_cannot_be_changed() -> None:
    entry = CorrectionFactory()
    entry.reason = "another reason"
    with pytest.raises(IntegrityError, match="ledger"), transaction.atomic():
        entry.save()
    assert Correction.objects.get().reason != "another reason"


def test_an_entry_of_a_published_report_cannot_be_deleted() -> None:
    entry = CorrectionFactory()
    with pytest.raises(IntegrityError, match="ledger"), transaction.atomic():
        entry.delete()
    with pytest.raises(IntegrityError, match="ledger"), transaction.atomic():
        entry.report.delete()
    assert Correction.objects.count() == 1


def test_the_entries_of_a_draft_go_with_the_draft() -> None:
    entry = CorrectionFactory(report=ReportFactory(draft=True), kind="reading", reason="")
    entry.report.delete()
    assert not Correction.objects.exists()


def test_a_correction_without_a_reason_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="correction_has_a_reason"):
        CorrectionFactory(reason="")


def test_an_entry_that_changes_nothing_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="correction_changes_something"):
        CorrectionFactory(before="5", after="5")


@pytest.mark.parametrize(
    ("entries", "printed"),
    [
        ([("correction", "203", "200")], "203"),
        ([("reading", "208", "203")], None),
        ([("reading", "208", "203"), ("correction", "203", "200")], "203"),
        ([("correction", "208", "200"), ("reading", "200", "203")], None),
        ([("correction", "203", "200"), ("correction", "200", "203")], None),
        ([("correction", "", "0")], ""),
        ([("reading", "?", "203"), ("correction", "203", "")], "203"),
    ],
)
def test_what_the_report_prints_is_known_from_the_ledger(
    entries: list[tuple[str, str, str]], printed: str | None
) -> None:
    report = ReportFactory()
    for kind, before, after in entries:
        CorrectionFactory(report=report, kind=kind, before=before, after=after)
    known = {str(address): text for address, text in report.printed().items()}
    assert known == ({} if printed is None else {"requests.new.total": printed})


def test_two_published_reports_for_one_agency_and_year_are_refused_by_the_database() -> None:
    first = ReportFactory(year=2022)
    with pytest.raises(IntegrityError, match="report_one_published_a_year"):
        ReportFactory(agency=first.agency, year=2022, revision=2)


def test_a_published_report_without_a_year_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="report_complete_unless_draft"):
        Report.objects.filter(pk=ReportFactory().pk).update(year=None)
