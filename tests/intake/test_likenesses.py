"""Reports with much the same prose, found in the background when one of them is published."""

from io import StringIO
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from parsing.checks import message
from parsing.intake import likenesses
from parsing.intake.acknowledging import acknowledge
from parsing.intake.agencies import merge, save_agency
from parsing.intake.likenesses import JOB, compare, without_bands
from parsing.intake.review import publish, withdraw
from parsing.models import Agency, Finding, Likeness, Prose, Report
from tests.factories import AgencyFactory, ReportFactory, SourceFactory, StaffFactory
from tests.reading.test_likeness import HEADING, letters

pytestmark = pytest.mark.django_db

PROSE, OTHER = letters(600, seed=1), letters(600, seed=2)
RULES = {"repeated_prose", "shared_prose"}


def report(agency: Agency, year: int = 2022, *, prose: str = PROSE, **more) -> Report:
    text = f"{HEADING}{year}年，{agency.name}收到申请{agency.pk}件。{prose}"
    section = {"code": "overview", "heading": [0, 8], "body": [[8, len(text)]]}
    source = SourceFactory(text=text)
    return ReportFactory(agency=agency, year=year, source=source, sections=[section], **more)


def two(**more) -> tuple[Report, Report]:
    """Reports of two agencies with the same prose, compared."""
    both = report(AgencyFactory()), report(AgencyFactory(), **more)
    compare([held.pk for held in both])
    return both


def flags(held: Report) -> list[Finding]:
    return list(held.findings.filter(rule__in=RULES))


def test_the_later_report_of_an_agency_is_flagged_with_what_it_repeats():
    agency = AgencyFactory()
    before, after = report(agency, 2021), report(agency, 2022)
    compare([after.pk, before.pk])
    [flag] = flags(after)
    assert (flag.rule, flag.value["detail"]["report"]) == ("repeated_prose", before.pk)
    assert message(flag.as_value()).zh == "正文与本机关2021年的报告雷同：100%的文字片段相同"
    assert flags(before) == []
    after.refresh_from_db()
    assert after.warnings == 1


def test_a_report_of_two_years_ago_is_not_last_year_s():
    agency = AgencyFactory()
    held = [report(agency, year) for year in (2020, 2022)]
    compare([each.pk for each in held])
    assert flags(held[1]) == []


def test_two_agencies_with_the_same_prose_for_one_year_are_both_flagged_and_none_accused():
    one, other = two()
    for held, its in ((one, other), (other, one)):
        [flag] = flags(held)
        said = message(flag.as_value())
        assert said.zh == f"正文与{its.agency.name}2022年的报告雷同：100%的文字片段相同"
        assert its.agency.name in said.en


def test_of_two_years_only_the_later_report_is_flagged():
    early, late = two(year=2023)
    assert flags(early) == []
    assert [flag.rule for flag in flags(late)] == ["shared_prose"]


def test_the_most_alike_is_named_and_the_others_are_counted():
    near = [report(AgencyFactory(), prose=letters(30, seed=9) + PROSE[33:]) for _ in range(2)]
    one, same = report(AgencyFactory()), report(AgencyFactory())
    compare([held.pk for held in (*near, one, same)])
    [flag] = flags(one)
    assert flag.value["detail"]["report"] == same.pk
    assert message(flag.as_value()).zh.endswith("，另有 2 份报告")


def test_the_likeliest_are_measured_however_many_share_a_band_with_them():
    for _ in range(12):
        report(AgencyFactory(), prose=letters(60, seed=9) + PROSE[60:])
    one, same = report(AgencyFactory()), report(AgencyFactory())
    compare([*without_bands()])
    Likeness.objects.all().delete()
    compare([one.pk])
    assert flags(one)[0].value["detail"]["report"] == same.pk


def test_where_all_that_were_measured_are_alike_there_may_be_more():
    for _ in range(12):
        report(AgencyFactory())
    one = report(AgencyFactory())
    compare(without_bands())
    Likeness.objects.all().delete()
    compare([one.pk])
    said = message(flags(one)[0].as_value())
    assert said.zh.endswith("，另有至少 9 份报告")
    assert said.en.endswith(", as are at least 9 more")


def test_what_was_found_in_the_original_stands_while_its_words_do():
    one, _other = two(prose=letters(30, seed=9) + PROSE[33:])
    acknowledge(one, flags(one)[0].fingerprint, by=StaffFactory(), reason="同一范本")
    same = report(AgencyFactory())
    compare([same.pk])
    [flag] = flags(one)
    assert flag.value["detail"]["report"] == same.pk  # another one is named, and one more counted
    assert flag.acknowledgement is not None
    one.sections[0]["body"][0][1] -= 60
    one.save()
    compare([one.pk])
    [flag] = flags(one)
    assert flag.acknowledgement is None


def test_other_prose_and_drafts_raise_nothing():
    one = report(AgencyFactory())
    different = report(AgencyFactory(), prose=OTHER)
    draft = report(AgencyFactory(), draft=True)
    compare([one.pk, different.pk, draft.pk])
    assert not Likeness.objects.exists()
    assert not Prose.objects.filter(report=draft).exists()


def test_examples_and_real_reports_are_never_held_against_each_other():
    one, example = report(AgencyFactory()), report(AgencyFactory(is_example=True))
    compare([one.pk, example.pk])
    assert not Likeness.objects.exists()


def test_publishing_queues_the_comparison():
    draft = report(AgencyFactory(), draft=True)
    publish(draft, by=StaffFactory(), version=1)
    job = ProcrastinateJob.objects.get(task_name=JOB)
    assert job.args == {"reports": [draft.pk]}


def test_what_is_withdrawn_is_named_no_more():
    one, other = two()
    withdraw(other, version=1)
    compare(ProcrastinateJob.objects.get(task_name=JOB).args["reports"])
    assert flags(one) == []


def test_a_revision_with_other_prose_ends_it():
    one, other = two()
    draft = report(other.agency, prose=OTHER, draft=True)
    publish(draft, by=StaffFactory(), version=1, replaces=other.pk)
    for job in ProcrastinateJob.objects.filter(task_name=JOB):
        compare(job.args["reports"])
    assert flags(one) == []
    assert flags(draft) == []


def test_a_new_name_is_the_one_that_flags_show():
    one, other = two()
    other.agency.name = "澜江市数据局"
    save_agency(other.agency)
    compare(ProcrastinateJob.objects.get(task_name=JOB).args["reports"])
    [flag] = flags(one)
    assert flag.value["detail"]["other"] == "澜江市数据局"


def test_what_two_agencies_share_is_their_own_once_they_are_merged():
    early, late = two(year=2023)
    merge(early.agency, into=late.agency)
    assert [flag.rule for flag in flags(late)] == ["repeated_prose"]


def test_a_recheck_keeps_it_and_compares_what_never_was():
    both = report(AgencyFactory()), report(AgencyFactory())
    assert without_bands() == sorted(held.pk for held in both)
    call_command("recheck", stdout=StringIO(), stderr=StringIO())
    assert without_bands() == []
    call_command("recheck", "--all", stdout=StringIO(), stderr=StringIO())
    assert all(len(flags(held)) == 1 for held in both)


def test_twice_is_as_good_as_once():
    one, other = two()
    compare([one.pk])
    compare([one.pk, other.pk])
    assert Likeness.objects.count() == 2
    assert len(flags(one)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_comparisons_at_once_neither_loses_what_the_other_found(monkeypatch):
    one = report(AgencyFactory())
    found, kept, alike = Event(), Event(), likenesses._alike

    def slow(*arguments):
        held = list(alike(*arguments))
        if not found.is_set():
            found.set()
            kept.wait(timeout=1)  # for as long as another comparison may take
        return held

    def compare_another():
        found.wait()
        compare([report(AgencyFactory()).pk])
        kept.set()
        connection.close()

    monkeypatch.setattr(likenesses, "_alike", slow)
    another = Thread(target=compare_another)
    another.start()
    compare([one.pk])
    another.join()
    assert Likeness.objects.count() == 2


def test_queries_grow_by_a_few_a_report_and_not_with_what_is_alike():
    one, *_ = [report(AgencyFactory()) for _ in range(2)]
    compare(without_bands())
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            compare([one.pk])
        counts.append(len(queries))
        for _ in range(4):
            report(AgencyFactory())
        compare(without_bands())
    assert counts[1] <= counts[0]
