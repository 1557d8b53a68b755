"""All findings computed again in bulk: complete, resumable, and nothing written without need."""

import io
from threading import Event, Thread
from time import sleep

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from parsing.checks import rules_version
from parsing.intake.rechecking import Share, agencies_to_recheck, recheck_all
from parsing.models import Finding, Report
from tests.factories import AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db

BROKEN = {"requests.new.total": 3}


def stale(**more) -> Report:
    """A report whose stored findings lag behind its numbers."""
    report = ReportFactory(cells=BROKEN, **more)
    report.findings.all().delete()
    return report


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("recheck", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rules_of(report: Report) -> set[str]:
    return set(report.findings.values_list("rule", flat=True))


def test_every_report_is_rechecked() -> None:
    reports = [stale() for _ in range(3)]
    out, err = run()
    assert out.startswith("3 reports rechecked")
    assert all(rules_of(report) == {"balance", "row_sum"} for report in reports)
    assert all(Report.objects.get(pk=report.pk).errors == 2 for report in reports)
    assert f"--after {max(report.agency_id for report in reports)}" in err


def test_drafts_without_an_agency_are_rechecked_too() -> None:
    draft = stale(draft=True, agency=None)
    run()
    assert rules_of(draft) == {"balance", "row_sum"}


def test_a_report_is_rechecked_against_the_year_before() -> None:
    agency = AgencyFactory()
    ReportFactory(agency=agency, year=2021, cells={"requests.carried_out.total": 2})
    late = ReportFactory(agency=agency, year=2022)
    run()
    assert rules_of(late) == {"carry_over"}


def test_it_goes_on_after_an_agency() -> None:
    done, left = sorted((stale(), stale()), key=lambda report: report.agency_id)
    out, _ = run("--after", str(done.agency_id))
    assert out.startswith("1 reports rechecked")
    assert (rules_of(done), rules_of(left)) == (set(), {"balance", "row_sum"})


def test_only_what_lags_behind_the_rules_is_rechecked_unless_all_is_asked_for() -> None:
    report = ReportFactory(cells=BROKEN, checked_with=rules_version())
    out, _ = run()
    assert out.startswith("0 reports rechecked")
    out, _ = run("--all")
    assert out.startswith("1 reports rechecked")
    assert rules_of(report) == {"balance", "row_sum"}


def test_what_was_rechecked_is_behind_again_when_a_rule_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = stale()
    run()
    report.refresh_from_db()
    assert report.checked_with == rules_version()
    for module in ("findings", "rechecking"):
        monkeypatch.setattr(f"parsing.intake.{module}.rules_version", lambda: "later")
    assert run()[0].startswith("1 reports rechecked")
    report.refresh_from_db()
    assert report.checked_with == "later"


def test_the_version_of_the_rules_follows_their_source(tmp_path, monkeypatch) -> None:
    for folder in ("checks", "forms"):
        (tmp_path / folder).mkdir()
    rule = tmp_path / "checks" / "rule.py"
    rule.write_text("TIMES = 5")
    monkeypatch.setattr("parsing.checks.version.PROGRAM", tmp_path)
    versions = []
    for text in ("TIMES = 5", "TIMES = 6", "TIMES = 5"):
        rule.write_text(text)
        versions.append(rules_version.__wrapped__())
    assert versions[0] == versions[2] != versions[1]


def test_agencies_are_held_before_their_reports() -> None:
    stale()
    with CaptureQueriesContext(connection) as queries:
        list(recheck_all(agencies_to_recheck(share=Share())))
    held = [each["sql"] for each in queries if " FOR " in each["sql"]]
    assert 'FROM "parsing_agency"' in held[0]
    assert 'FROM "parsing_report"' in held[1]


@pytest.mark.django_db(transaction=True)
def test_a_report_that_somebody_holds_is_waited_for() -> None:
    report, is_held = stale(draft=True), Event()

    def hold() -> None:
        with transaction.atomic():
            list(Report.objects.select_for_update(of=("self",)).filter(pk=report.pk))
            is_held.set()
            sleep(0.5)
        connection.close()

    holder = Thread(target=hold)
    holder.start()
    is_held.wait()
    assert run()[0].startswith("1 reports rechecked")
    holder.join()
    assert rules_of(report) == {"balance", "row_sum"}


def test_two_shares_are_the_whole() -> None:
    reports = [stale() for _ in range(3)]
    shares = [set(agencies_to_recheck(share=Share(part, 2))) for part in (1, 2)]
    assert shares[0] | shares[1] == {report.agency_id for report in reports}
    assert shares[0].isdisjoint(shares[1])


@pytest.mark.parametrize("share", ["2", "3/2", "0/2", "a/b"])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    with pytest.raises(CommandError, match="1/2"):
        run("--share", share)


def test_a_second_time_nothing_is_written() -> None:
    stale()
    run()
    with CaptureQueriesContext(connection) as queries:
        run("--all")
    written = [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "UPDATE"))]
    assert written == []


def test_its_queries_do_not_grow_with_the_reports() -> None:
    counts = []
    for _ in range(2):
        stale()
        with CaptureQueriesContext(connection) as queries:
            list(recheck_all(agencies_to_recheck(share=Share())))
        counts.append(len(queries))
        Finding.objects.all().delete()
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_what_is_done_before_an_interruption_stays_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsing.intake.rechecking.BATCH", 1)
    first, second = sorted((stale(), stale()), key=lambda report: report.agency_id)
    steps = recheck_all(agencies_to_recheck(share=Share()))
    assert next(steps).last == first.agency_id
    steps.close()
    assert (rules_of(first), rules_of(second)) == ({"balance", "row_sum"}, set())
