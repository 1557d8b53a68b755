"""Whoever writes a number: the report repeats it for sums over many."""

from __future__ import annotations

import pytest
from django.utils import timezone

from parsing.forms import Address
from parsing.intake.corrections import correct, revert
from parsing.intake.deciding import accept
from parsing.intake.rereading import behind, reports_to_reread, reread_all
from parsing.intake.review import Identity, revise, undo
from parsing.intake.upload import receive
from parsing.models import Report, Rereading
from parsing.models.numbers import ABSENT, BLANK, PLACES, UNREAD, numbers_of
from tests.factories import AdminFactory, AgencyFactory, ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")


def repeated(report: Report) -> int:
    """What the report repeats of the number received; all that it repeats stands in its tables."""
    held = Report.objects.get(pk=report.pk)
    assert held.numbers == numbers_of(held.figures())
    return held.numbers[PLACES.index(TOTAL)]


def test_a_text_that_is_received(text: str) -> None:
    report = receive(text.encode(), by=None).report
    assert repeated(report) == report.received


def test_a_correction_and_another_one() -> None:
    report, admin = ReportFactory(cells={str(TOTAL): 3}), AdminFactory()
    correct(report, {TOTAL: "4"}, by=admin, version=1, reason="抄写有误")
    assert repeated(report) == 4
    correct(report, {TOTAL: ""}, by=admin, version=2, reason="原报未填")
    assert repeated(report) == BLANK
    correct(report, {TOTAL: "?"}, by=admin, version=3, reason="原报模糊")
    assert repeated(report) == UNREAD


def test_a_correction_that_is_reverted() -> None:
    report, admin = ReportFactory(cells={str(TOTAL): 3}), AdminFactory()
    correct(report, {TOTAL: "4"}, by=admin, version=1, reason="抄写有误")
    assert repeated(report) == 4
    revert(report.corrections.get(), by=admin, version=2, reason="更正有误")
    assert repeated(report) == 3


def test_a_draft_that_is_mended_and_a_change_that_is_undone() -> None:
    draft, clerk = ReportFactory(draft=True, cells={str(TOTAL): 3}), StaffFactory()
    identity = Identity(draft.agency, draft.year, draft.form)
    revise(draft, {TOTAL: "4"}, identity=identity, by=clerk, version=1)
    assert repeated(draft) == 4
    undo(draft, by=clerk, version=2)
    assert repeated(draft) == 3


def read_again(report: Report) -> None:
    """As if an earlier reader had not found the row, and this one does."""
    report.request_rows.filter(row=TOTAL.row).delete()
    report.repeat(Report.objects.get(pk=report.pk).figures())
    report.read_with = ""
    report.save()
    assert repeated(report) == ABSENT
    list(reread_all(reports_to_reread(which=behind())))


def test_what_a_draft_takes_over_when_it_is_read_again(text: str) -> None:
    draft = receive(text.encode(), by=None).report
    number = draft.received
    read_again(draft)
    assert repeated(draft) == number


def test_what_is_read_again_of_a_published_report_and_accepted(text: str) -> None:
    report = receive(text.encode(), by=None).report
    number = report.received
    Report.objects.filter(pk=report.pk).update(
        state="published",
        agency=AgencyFactory(),
        year=2022,
        revision=1,
        published_at=timezone.now(),
    )
    report.refresh_from_db()
    read_again(report)
    assert repeated(report) == ABSENT
    accept(Rereading.objects.all(), by=AdminFactory())
    assert repeated(report) == number
