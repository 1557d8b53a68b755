"""What readers report is kept, throttled, answered once, and forgets who told."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.refusal import Refused
from parsing.intake.tips import Told, deny, tell
from parsing.models import DataVersion, Tip
from tests.factories import AdminFactory, ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")
OTHER = Address("requests", "new", "business")
HERE = "203.0.113.7"


def told(**more):
    return Told(more.pop("cell", TOTAL), more.pop("proposed", "200"), "原件第 3 页", **more)


def test_a_tip_keeps_the_cell_what_stands_and_what_it_should_say():
    report = ReportFactory(cells={str(TOTAL): 203})
    tip = tell(report, told(contact="reader@example.org"), sender=HERE)
    assert (tip.cell, tip.stands, tip.proposed) == (str(TOTAL), "203", "200")
    assert tip.is_open
    assert HERE not in tip.sender


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"cell": Address("requests", "nothing", "total")}, "no_such_cell"),
        ({"proposed": "zwölf"}, "not_a_number"),
    ],
)
def test_a_tip_about_nothing_is_refused(wrong, code):
    with pytest.raises(Refused, match=code):
        tell(ReportFactory(), told(**wrong), sender=HERE)


def test_one_address_tells_so_much_in_an_hour_and_no_more():
    report = ReportFactory()
    for _ in range(settings.TIPS_AN_HOUR):
        tell(report, told(), sender=HERE)
    with pytest.raises(Refused, match="too_many"):
        tell(report, told(), sender=HERE)
    assert tell(report, told(), sender="203.0.113.8").is_open


def test_the_hour_goes_on_when_the_clock_strikes(monkeypatch):
    report, midnight = ReportFactory(), datetime(2026, 3, 1, tzinfo=get_current_timezone())
    now = midnight - timedelta(minutes=5)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    tips = [tell(report, told(), sender=HERE) for _ in range(settings.TIPS_AN_HOUR)]
    now = midnight + timedelta(minutes=5)
    with pytest.raises(Refused, match="too_many"):
        tell(report, told(), sender=HERE)
    now = midnight + timedelta(minutes=56)
    assert tell(report, told(), sender=HERE).sender != tips[0].sender  # nothing tells who it was


def test_answering_that_it_is_no_mistake_needs_a_reason_and_forgets_who_told():
    tip = tell(ReportFactory(), told(contact="reader@example.org"), sender=HERE)
    with pytest.raises(Refused, match="no_reason"):
        deny(tip, by=StaffFactory(), reason=" ")
    deny(tip, by=StaffFactory(), reason="原件即为 203")
    tip.refresh_from_db()
    assert (tip.state, tip.answer) == ("no_mistake", "原件即为 203")
    assert (tip.contact, tip.sender) == ("", "")
    with pytest.raises(Refused, match="answered"):
        deny(tip, by=StaffFactory(), reason="again")


def corrected(report, tip, cell=TOTAL):
    return correct(
        report, {cell: "200"}, by=AdminFactory(), version=report.version, reason="见原件", tip=tip
    )


def test_a_correction_answers_the_tip_that_it_follows():
    report = ReportFactory(cells={str(TOTAL): 203})
    tip = tell(report, told(), sender=HERE)
    corrected(report, tip)
    tip.refresh_from_db()
    assert (tip.state, tip.correction) == ("corrected", report.corrections.get())


@pytest.mark.parametrize(("cell", "stands"), [(OTHER, 0), (TOTAL, 200)])
def test_a_tip_is_not_answered_by_a_change_of_another_cell_or_by_none(cell, stands):
    report = ReportFactory(cells={str(TOTAL): stands})
    tip = tell(report, told(), sender=HERE)
    with pytest.raises(Refused, match="other_cell"):
        corrected(report, tip, cell)
    tip.refresh_from_db()
    assert tip.is_open
    assert not report.corrections.exists()


def test_the_database_keeps_what_was_promised():
    tip = tell(ReportFactory(), told(contact="reader@example.org"), sender=HERE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(state="corrected")


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_public_and_a_tip_is_not():
    report = ReportFactory()
    before = DataVersion.now().number
    tip = tell(report, told(), sender=HERE)
    assert DataVersion.now().number == before
    deny(tip, by=StaffFactory(), reason="原件即为 203")
    assert DataVersion.now().number == before + 1
