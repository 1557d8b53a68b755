"""Corrections of published numbers, in the open."""

import pytest

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.refusal import Refused
from parsing.models import Correction, Report
from tests.factories import AdminFactory, ReportFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")
BALANCED = {
    "requests.new.natural_person": 3,
    "requests.new.total": 3,
    "requests.granted.natural_person": 3,
    "requests.granted.total": 3,
    "requests.handled_total.natural_person": 3,
    "requests.handled_total.total": 3,
}


def now(report: Report) -> Report:
    return Report.objects.with_tables().get(pk=report.pk)


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in now(report).findings.all()}


def test_a_correction_changes_the_number_and_keeps_what_is_printed() -> None:
    report, admin = ReportFactory(cells=BALANCED), AdminFactory()
    assert correct(report, {TOTAL: "4"}, by=admin, version=1, reason="抄写有误") == 1
    corrected = now(report)
    assert corrected.figures().get(TOTAL) == 4
    assert corrected.printed() == {TOTAL: "3"}
    entry = Correction.objects.get()
    assert (entry.before, entry.after, entry.reason, entry.by) == ("3", "4", "抄写有误", admin)


def test_flags_follow_a_correction_and_its_revert() -> None:
    report, admin = ReportFactory(cells=BALANCED), AdminFactory()
    correct(report, {TOTAL: "4"}, by=admin, version=1, reason="抄写有误")
    assert {"balance", "row_sum"} <= rules(report)
    correct(report, {TOTAL: "3"}, by=admin, version=2, reason="原报无误")
    assert not rules(report) & {"balance", "row_sum"}
    assert now(report).printed() == {}


def test_the_headline_figure_of_lists_follows_a_correction() -> None:
    report = ReportFactory(cells=BALANCED)
    correct(report, {TOTAL: "4"}, by=AdminFactory(), version=1, reason="抄写有误")
    assert now(report).received == 4


def test_the_next_years_flags_follow_a_correction() -> None:
    carried = {f"requests.carried_out.{column}": 2 for column in ("natural_person", "total")}
    taken = {f"requests.carried_in.{column}": 2 for column in ("natural_person", "total")}
    first = ReportFactory(year=2022, cells=carried)
    second = ReportFactory(agency=first.agency, year=2023, cells=taken)
    out = Address("requests", "carried_out", "total")
    correct(first, {out: "1"}, by=AdminFactory(), version=1, reason="抄写有误")
    assert "carry_over" in rules(second)
    correct(first, {out: "2"}, by=AdminFactory(), version=2, reason="原报无误")
    assert "carry_over" not in rules(second)


def test_a_correction_without_a_reason_is_refused() -> None:
    report = ReportFactory(cells=BALANCED)
    with pytest.raises(Refused) as refused:
        correct(report, {TOTAL: "4"}, by=AdminFactory(), version=1, reason="  ")
    assert refused.value.code == "no_reason"
    assert now(report).figures().get(TOTAL) == 3


def test_a_correction_based_on_older_numbers_is_refused() -> None:
    report, admin = ReportFactory(cells=BALANCED), AdminFactory()
    correct(report, {TOTAL: "4"}, by=admin, version=1, reason="抄写有误")
    with pytest.raises(Refused) as refused:
        correct(report, {TOTAL: "5"}, by=admin, version=1, reason="抄写有误")
    assert refused.value.code == "changed"
    assert now(report).figures().get(TOTAL) == 4


def test_one_wrong_entry_keeps_all_from_being_stored() -> None:
    report = ReportFactory(cells=BALANCED)
    typed = {TOTAL: "4", Address("requests", "new", "natural_person"): "-4"}
    with pytest.raises(Refused):
        correct(report, typed, by=AdminFactory(), version=1, reason="抄写有误")
    assert now(report).figures().get(TOTAL) == 3
    assert not Correction.objects.exists()


def test_typing_what_stands_there_is_no_correction() -> None:
    report = ReportFactory(cells=BALANCED)
    assert correct(report, {TOTAL: "３"}, by=AdminFactory(), version=1, reason="核对") == 0
    assert not Correction.objects.exists()


def test_zero_blank_and_unreadable_stay_three_things() -> None:
    report, admin = ReportFactory(cells=BALANCED), AdminFactory()
    for version, typed in enumerate(("", "0", "?"), start=1):
        correct(report, {TOTAL: typed}, by=admin, version=version, reason="核对原文")
        figures = now(report).figures()
        assert figures.is_uncertain(TOTAL) == (typed == "?")
        assert figures.get(TOTAL) == (0 if typed == "0" else None)
    assert [entry.after for entry in Correction.objects.all()] == ["", "0", "?"]


def test_a_draft_is_reviewed_not_corrected() -> None:
    draft = ReportFactory(draft=True, cells=BALANCED)
    with pytest.raises(Refused) as refused:
        correct(draft, {TOTAL: "4"}, by=AdminFactory(), version=1, reason="抄写有误")
    assert refused.value.code == "not_published"
