"""Whoever writes a number: the report repeats it for sums over many."""

from __future__ import annotations

import pytest

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.upload import receive
from parsing.models import Report
from parsing.models.numbers import BLANK, PLACES, UNREAD, numbers_of
from tests.factories import AdminFactory, ReportFactory

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
