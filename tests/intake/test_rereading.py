"""A better reader later: what it settles, what it proposes, and what it leaves alone."""

from datetime import UTC, datetime
from io import StringIO
from itertools import islice

import pytest
from django.core.management import call_command

from parsing import examples
from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.deciding import accept, reject
from parsing.intake.examples import keep_example_agencies
from parsing.intake.rereading import behind, reports_to_reread, reread_all
from parsing.intake.review import publish
from parsing.intake.upload import receive
from parsing.models import Report, Rereading
from parsing.reading.version import reader_version
from tests.factories import AdminFactory, StaffFactory

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TOTAL = Address("requests", "new", "total")
TEXTS = [example.text.encode() for example in islice(examples.examples(), 3)]


def received(at=0):
    keep_example_agencies()
    return receive(TEXTS[at], by=None).report


def published(at=0):
    report = received(at)
    publish(report, by=None, version=1)
    report.refresh_from_db()
    return report


def read_before(report, *, uncertain=False, **numbers):
    """As if an earlier reader had read the row ``new`` of the report otherwise."""
    row = report.request_rows.get(row="new")
    if uncertain:
        row.total, row.uncertain = None, ["total"]
    for column, value in numbers.items():
        setattr(row, column, value)
    row.save()
    Report.objects.filter(pk=report.pk).update(read_with="")


def reread():
    *_earlier, (_last, tally) = reread_all(reports_to_reread(which=behind()))
    return tally


def total(report):
    row = report.request_rows.get(row="new")
    return None if "total" in row.uncertain else row.total


def test_a_report_is_stamped_with_the_reader_and_not_read_again():
    assert received().read_with == reader_version()
    assert reports_to_reread(which=behind()) == []


def test_a_draft_takes_over_what_was_uncertain():
    report = received()
    right = total(report)
    read_before(report, uncertain=True)
    tally = reread()
    report.refresh_from_db()
    assert (tally.reports, tally.drafts, tally.settled, tally.proposed) == (1, 1, 1, 0)
    assert total(report) == right
    assert report.request_rows.get(row="new").span("total") is not None
    assert (report.read_with, report.version) == (reader_version(), 2)
    assert not Rereading.objects.exists()


def test_a_draft_gets_a_row_that_was_not_found():
    report = received()
    right = total(report)
    report.request_rows.filter(row="new").delete()
    Report.objects.filter(pk=report.pk).update(read_with="")
    reread()
    assert total(report) == right


def test_another_number_of_a_draft_is_proposed_and_not_put_in():
    report = received()
    right = total(report)
    read_before(report, total=right + 7)
    reread()
    cell = Rereading.objects.get()
    assert total(report) == right + 7
    assert (cell.kind, cell.before, cell.after) == ("changes", str(right + 7), str(right))


def test_nothing_of_a_published_report_is_changed_unasked():
    report = published()
    right = total(report)
    read_before(report, uncertain=True)
    reread()
    cell = Rereading.objects.get()
    assert total(report) is None
    assert (cell.kind, cell.before, cell.after) == ("settles", "?", str(right))


def test_what_a_person_corrected_is_left_alone():
    report = published()
    admin = AdminFactory()
    correct(report, {TOTAL: "999"}, by=admin, version=report.version, reason="抄写有误")
    Report.objects.update(read_with="")
    assert reread().proposed == 0
    assert total(report) == 999


def test_prose_and_its_flags_are_taken_over_by_published_reports_too():
    report = published()
    told = report.statements
    assert told
    Report.objects.filter(pk=report.pk).update(statements=[], sections=[], read_with="")
    assert reread().prose == 1
    report.refresh_from_db()
    assert report.statements == told


def test_a_problem_that_is_none_any_more_goes_though_something_is_proposed():
    report = published()
    report.request_rows.filter(row="carried_out").delete()
    gone, left = (
        {"code": "no_heading", "cells": [], "span": None},
        {"code": "missing_rows", "cells": ["requests.carried_out"], "span": None},
    )
    Report.objects.update(problems=[gone, left], read_with="")
    assert reread().proposed > 0
    report.refresh_from_db()
    assert report.problems == [left]  # the row is not there until somebody accepts it
    assert report.findings.get(rule="unread").cells == ["requests.carried_out"]
    accept(Rereading.objects.all(), by=AdminFactory())
    assert not report.findings.filter(rule="unread").exists()


def test_only_what_is_changed_is_newer():
    reports = [published(at) for at in range(2)]
    Report.objects.update(read_with="", changed_at=LONG_AGO)
    Report.objects.filter(pk=reports[0].pk).update(statements=[])
    reread()
    for report in reports:
        report.refresh_from_db()
    assert reports[0].changed_at > LONG_AGO
    assert (reports[1].changed_at, reports[1].read_with) == (LONG_AGO, reader_version())


def test_the_agency_and_the_year_of_a_draft_are_found_where_they_were_open():
    report = received()
    agency, year = report.agency, report.year
    Report.objects.update(agency=None, stated_agency="", year=None, read_with="")
    reread()
    report.refresh_from_db()
    assert (report.agency, report.year) == (agency, year)


def test_an_accepted_number_is_an_entry_in_the_ledger_and_is_checked():
    report = published()
    right, clerk = total(report), StaffFactory()
    read_before(report, uncertain=True)
    reread()
    decision = accept(Rereading.objects.all(), by=clerk)
    assert (decision.decided, decision.overtaken) == (1, 0)
    assert total(report) == right
    entry = report.corrections.get()
    assert (entry.kind, entry.before, entry.after, entry.by) == ("reading", "?", str(right), clerk)
    assert entry.reason
    assert not report.findings.filter(rule="unread").exists()
    assert Rereading.objects.get().state == "accepted"


@pytest.mark.parametrize("decide", [accept, reject])
def test_a_row_that_was_found_again_is_decided_on_as_a_whole(decide):
    report = published()
    row = report.request_rows.get(row="new")
    printed = {column: row.number(column) for column in row.COLUMNS}
    row.delete()
    Report.objects.filter(pk=report.pk).update(read_with="")
    proposed = reread().proposed
    assert proposed > 1
    decision = decide(Rereading.objects.filter(column="total"), by=AdminFactory())
    assert decision.decided == proposed
    assert not Rereading.objects.open().exists()
    stands = report.request_rows.filter(row="new").values(*printed).first()
    assert stands == (printed if decide is accept else None)


def test_a_rejected_number_is_not_proposed_again():
    report = published()
    read_before(report, uncertain=True)
    reread()
    reject(Rereading.objects.all(), by=StaffFactory())
    Report.objects.update(read_with="")
    reread()
    assert not Rereading.objects.open().exists()
    assert total(report) is None


def test_a_cell_that_stands_otherwise_by_now_keeps_what_it_has():
    report = published()
    right = total(report)
    read_before(report, total=right + 7)
    reread()
    read_before(report, total=right + 8)
    decision = accept(Rereading.objects.all(), by=StaffFactory())
    assert (decision.decided, decision.overtaken) == (0, 1)
    assert total(report) == right + 8
    assert not Rereading.objects.exists()


def test_a_report_on_another_form_is_left_and_counted():
    report = received()
    Report.objects.filter(pk=report.pk).update(form="2021" if report.form == "2019" else "2019")
    Report.objects.update(read_with="")
    assert reread().another_form == 1


def test_reading_again_is_resumed_where_it_was_interrupted(monkeypatch):
    monkeypatch.setattr("parsing.intake.rereading.CHUNK", 1)
    for at in range(3):
        received(at)
    Report.objects.update(read_with="")
    next(reread_all(reports_to_reread(which=behind())))
    assert len(reports_to_reread(which=behind())) == 2
    assert reread().reports == 2


def test_reading_many_again_takes_no_more_queries_than_reading_a_few(django_assert_max_num_queries):
    for at in range(3):
        read_before(published(at), uncertain=True)
    with django_assert_max_num_queries(40):
        assert reread().proposed == 3


def test_the_command_tells_exactly_what_became_of_the_reports():
    read_before(received(), uncertain=True)
    out = StringIO()
    call_command("reread", stdout=out, stderr=StringIO())
    assert "read again: 1\n" in out.getvalue()
    assert "cells they took over: 1\n" in out.getvalue()
    again = StringIO()
    call_command("reread", "--all", stdout=again, stderr=StringIO())
    assert "read again: 1\n" in again.getvalue()
