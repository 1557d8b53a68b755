"""What was changed on a draft is put back, the latest first; so is a correction, in the open."""

import pytest

from parsing.forms import Address
from parsing.intake.corrections import correct, revert
from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, revise, undo
from parsing.models import Correction, Report
from tests.factories import ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")
PERSONS = Address("requests", "new", "natural_person")
PROCURED = Address("disclosure", "procurement", "amount")


def mended(report, typed):
    """The report after a reviewer typed something."""
    stands = Identity(report.agency, report.year, report.form)
    revise(report, typed, identity=stands, by=StaffFactory(), version=report.version)
    return fresh(report)


def fresh(report):
    return Report.objects.with_tables().with_ledger().get(pk=report.pk)


def undone(report):
    undo(report, by=StaffFactory(), version=report.version)
    return fresh(report)


def test_changes_are_undone_one_by_one_and_checked_again():
    report = ReportFactory(draft=True)
    once = mended(report, {TOTAL: "5"})
    twice = mended(once, {TOTAL: "6"})
    assert undone(twice).received == 5
    back = undone(fresh(report))
    assert (back.received, back.errors) == (0, 0)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(back, by=StaffFactory(), version=back.version)
    assert back.corrections.count() == 4


def test_a_row_that_was_added_goes_with_its_last_number():
    report = ReportFactory(draft=True, cells__without=["requests.new"])
    added = mended(report, {TOTAL: "5", PERSONS: "5"})
    assert "new" in undone(added).rows("requests")
    assert "new" not in undone(fresh(report)).rows("requests")


def test_a_unit_is_undone_with_its_amount():
    report = ReportFactory(draft=True, year=2020, cells={str(PROCURED): 3})
    back = undone(mended(report, {PROCURED: "3元"}))
    assert back.figures().units[str(PROCURED)] is None


def test_what_somebody_else_saved_meanwhile_is_not_undone():
    report = mended(ReportFactory(draft=True), {TOTAL: "5"})
    with pytest.raises(Refused, match="changed"):
        undo(report, by=StaffFactory(), version=report.version - 1)


def corrected(report, number, kind=Correction.Kind.CORRECTION):
    correct(
        report,
        {TOTAL: number},
        by=StaffFactory(),
        version=report.version,
        reason="核对登记簿",
        kind=kind,
    )
    return fresh(report)


def taken_back(report, entry):
    revert(entry, by=StaffFactory(), version=report.version, reason="登记簿有误")
    return fresh(report)


def test_a_correction_is_reverted_by_an_entry_that_points_to_it():
    report = corrected(ReportFactory(cells={str(TOTAL): 203}), "200")
    back = taken_back(report, report.corrections.get())
    first, second = back.corrections.all()
    assert (second.reverts, second.before, second.after) == (first, "200", "203")
    assert second.reason == "登记簿有误"
    assert back.received == 203
    assert back.printed() == {}


def test_reverting_what_was_reverted_puts_the_correction_in_force_again():
    report = corrected(ReportFactory(cells={str(TOTAL): 203}), "200")
    back = taken_back(report, report.corrections.get())
    again = taken_back(back, back.corrections.last())
    assert again.received == 200
    assert again.printed() == {TOTAL: "203"}


def test_a_mended_reading_that_was_reverted_says_nothing_of_the_print():
    report = corrected(ReportFactory(cells={str(TOTAL): 203}), "200")
    report = corrected(report, "210", kind=Correction.Kind.READING)
    assert report.printed() == {}
    back = taken_back(report, report.corrections.last())
    assert back.received == 200
    assert back.printed() == {TOTAL: "203"}


def test_a_correction_is_reverted_once_and_not_below_a_later_one():
    report = corrected(ReportFactory(cells={str(TOTAL): 203}), "200")
    first = report.corrections.get()
    report = corrected(report, "201")
    with pytest.raises(Refused, match="changed_since"):
        taken_back(report, first)
    report = taken_back(report, report.corrections.last())
    report = taken_back(report, first)
    with pytest.raises(Refused, match="changed_since"):
        taken_back(report, first)


def test_no_correction_is_reverted_without_a_reason_or_on_a_draft():
    report = corrected(ReportFactory(cells={str(TOTAL): 203}), "200")
    with pytest.raises(Refused, match="no_reason"):
        revert(report.corrections.get(), by=StaffFactory(), version=report.version, reason=" ")
    draft = mended(ReportFactory(draft=True), {TOTAL: "5"})
    with pytest.raises(Refused, match="not_published"):
        revert(draft.corrections.get(), by=StaffFactory(), version=draft.version, reason="x")
