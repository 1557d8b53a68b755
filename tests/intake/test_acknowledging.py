"""Flags held against the original: known by the numbers they state, and by nothing else."""

from dataclasses import replace

import pytest
from django.db import transaction

from parsing.checks import Equation, Severity, Term, fingerprint
from parsing.checks import Finding as Found
from parsing.forms import Address
from parsing.intake.acknowledging import acknowledge, retract
from parsing.intake.corrections import correct
from parsing.intake.findings import recheck
from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, publish, revise
from parsing.models import Acknowledgement, DataVersion, Finding, Report
from tests.factories import AdminFactory, ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

NEW, GRANTED = (Address("requests", row, "total") for row in ("new", "granted"))


def flagged(**more) -> Report:
    """A report with the flags ``balance`` and ``row_sum``."""
    report = ReportFactory(cells={str(NEW): 3}, **more)
    recheck(report)
    return report


def flag(report: Report, rule: str) -> Finding:
    return report.findings.get(rule=rule)


def stands(report: Report) -> Identity:
    return Identity(report.agency, report.year, report.form)


def test_it_belongs_to_the_one_flag_that_was_looked_at():
    report, clerk = flagged(), StaffFactory()
    acknowledge(report, flag(report, "row_sum").fingerprint, by=clerk, reason=" 原文\0即为 3 ")
    held = flag(report, "row_sum").acknowledgement
    assert (held.rule, held.reason, held.by) == ("row_sum", "原文即为 3", clerk)
    assert flag(report, "balance").acknowledgement is None
    assert [found.rule for found in Finding.objects.acknowledged()] == ["row_sum"]
    assert [found.rule for found in Finding.objects.not_acknowledged()] == ["balance"]


def test_it_survives_a_recheck():
    report = flagged()
    acknowledge(report, flag(report, "row_sum").fingerprint, by=StaffFactory())
    report.findings.all().delete()
    recheck(report)
    assert flag(report, "row_sum").acknowledgement is not None


def test_it_falls_when_a_number_changes_and_stands_again_when_it_is_back():
    report, admin = flagged(), AdminFactory()
    acknowledge(report, flag(report, "row_sum").fingerprint, by=admin)
    correct(report, {NEW: "4"}, by=admin, version=1, reason="抄写有误")
    assert flag(report, "row_sum").acknowledgement is None
    correct(report, {NEW: "3"}, by=admin, version=2, reason="原文为 3")
    assert flag(report, "row_sum").acknowledgement is not None


def test_a_number_that_the_flag_does_not_state_leaves_it_standing():
    report, admin = flagged(), AdminFactory()
    acknowledge(report, flag(report, "row_sum").fingerprint, by=admin)
    correct(report, {GRANTED: "1"}, by=admin, version=1, reason="抄写有误")
    assert report.findings.filter(rule="row_sum").acknowledged().count() == 1


def test_a_flag_whose_numbers_were_changed_meanwhile_is_refused():
    report, admin = flagged(), AdminFactory()
    seen = flag(report, "row_sum").fingerprint
    correct(report, {NEW: "4"}, by=admin, version=1, reason="抄写有误")
    for act in (lambda: acknowledge(report, seen, by=admin), lambda: retract(report, seen)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "flag_gone"
    assert not Acknowledgement.objects.exists()


def test_no_flag_is_known_by_nothing():
    report = flagged()
    Finding.objects.update(fingerprint="")  # as rows of earlier rules have it
    with pytest.raises(Refused):
        acknowledge(report, "", by=StaffFactory())


def test_said_twice_the_later_reason_stands_and_it_can_be_taken_back():
    report, clerk = flagged(), StaffFactory()
    seen = flag(report, "row_sum").fingerprint
    acknowledge(report, seen, by=StaffFactory(), reason="甲")
    acknowledge(report, seen, by=clerk, reason="乙")
    held = Acknowledgement.objects.get()
    assert (held.reason, held.by) == ("乙", clerk)
    retract(report, seen)
    assert not Acknowledgement.objects.exists()


def test_a_reason_that_is_too_long_is_refused_in_words():
    report = flagged()
    with pytest.raises(Refused) as refused:
        acknowledge(
            report, flag(report, "row_sum").fingerprint, by=StaffFactory(), reason="长" * 501
        )
    assert "500" in refused.value.message


def test_a_revision_is_another_report_that_nobody_has_looked_at():
    present, clerk = flagged(), StaffFactory()
    acknowledge(present, flag(present, "row_sum").fingerprint, by=clerk)
    draft = flagged(draft=True, agency=present.agency)
    publish(draft, by=clerk, version=1, replaces=present.pk)
    assert flag(draft, "row_sum").acknowledgement is None


@pytest.mark.django_db(transaction=True)
def test_what_everybody_sees_is_another_version_with_it():
    with transaction.atomic():
        report = flagged()
    before = DataVersion.now().number
    acknowledge(report, flag(report, "row_sum").fingerprint, by=StaffFactory())
    assert DataVersion.now().number == before + 1
    retract(report, flag(report, "row_sum").fingerprint)
    assert DataVersion.now().number == before + 2


def test_a_draft_with_an_open_number_is_published_only_when_somebody_has_settled_it():
    draft, clerk = ReportFactory(draft=True, cells__uncertain=[str(NEW)]), StaffFactory()
    recheck(draft)
    with pytest.raises(Refused) as refused:
        publish(draft, by=clerk, version=1)
    assert refused.value.code == "unread"
    assert Report.objects.get().is_draft
    revise(draft, {NEW: "0"}, identity=stands(draft), by=clerk, version=1)
    publish(draft, by=clerk, version=2)
    assert Report.objects.get().is_published


def test_a_draft_whose_original_leaves_a_number_open_is_published_when_somebody_has_said_so():
    draft, clerk = ReportFactory(draft=True, cells__uncertain=[str(NEW)]), StaffFactory()
    recheck(draft)
    acknowledge(draft, flag(draft, "unread").fingerprint, by=clerk, reason="原文此处缺页")
    publish(draft, by=clerk, version=1)
    assert Report.objects.get().is_published


def test_another_number_that_is_open_too_asks_for_another_look():
    draft, clerk = ReportFactory(draft=True, cells__uncertain=[str(NEW)]), StaffFactory()
    recheck(draft)
    acknowledge(draft, flag(draft, "unread").fingerprint, by=clerk)
    revise(draft, {GRANTED: "?"}, identity=stands(draft), by=clerk, version=1)
    with pytest.raises(Refused):
        publish(draft, by=clerk, version=2)


def test_a_row_that_was_not_found_is_settled_by_filling_it_in():
    draft, clerk = (
        ReportFactory(
            draft=True,
            cells__without=["requests.carried_out"],
            problems=[{"code": "missing_rows", "cells": ["requests.carried_out"], "span": None}],
        ),
        StaffFactory(),
    )
    recheck(draft)
    with pytest.raises(Refused):
        publish(draft, by=clerk, version=1)
    filled = Address("requests", "carried_out", "total")
    revise(draft, {filled: "0"}, identity=stands(draft), by=clerk, version=1)
    publish(draft, by=clerk, version=2)
    assert Report.objects.get().is_published


def test_a_report_that_contradicts_itself_is_published_as_it_is():
    draft = flagged(draft=True)
    publish(draft, by=StaffFactory(), version=1)
    draft.refresh_from_db()
    assert (draft.is_published, draft.errors) == (True, 2)


BASE = Found(
    "row_sum",
    Severity.ERROR,
    ("requests.new.total",),
    expected="2",
    actual="3",
    equation=Equation((Term("requests.new.total", 3),), (Term("requests.new.business", 2),)),
)


def test_a_fingerprint_follows_the_numbers_and_not_the_words_or_places():
    same = replace(BASE, severity=Severity.INFO, spans=((3, 4),), form="2021")
    assert fingerprint(same) == fingerprint(BASE)
    equation = Equation((Term("requests.new.total", 3),), (Term("requests.new.business", None),))
    others = (
        replace(BASE, rule="balance"),
        replace(BASE, cells=("requests.new",)),
        replace(BASE, expected="4"),
        replace(BASE, actual=""),
        replace(BASE, equation=equation),
        replace(BASE, detail={"stated": 4}),
    )
    assert len({fingerprint(each) for each in (BASE, *others)}) == 7
