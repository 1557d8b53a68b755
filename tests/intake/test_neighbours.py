"""Years that rest on each other: their flags agree, whoever changes what in the same moment."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from parsing import examples
from parsing.forms import Address
from parsing.intake.agencies import merge
from parsing.intake.clean import publish_each
from parsing.intake.corrections import correct
from parsing.intake.drafts import keep_and_publish
from parsing.intake.findings import recheck
from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, discard, publish, revise, withdraw
from parsing.intake.texts import Original, Text, text_in
from parsing.models import Agency, Report
from tests.factories import AdminFactory, AgencyFactory, ReportFactory, StaffFactory

CARRIED_OUT = Address("requests", "carried_out", "total")
NEW = Address("requests", "new", "total")


def rules(report: Report) -> set[str]:
    return set(report.findings.values_list("rule", flat=True))


def while_it_is_done(act: Callable[[], object], other: Callable[[], object]) -> None:
    """Begin ``other`` when ``act`` is done but not committed yet; both are through afterwards."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            other()
        except BaseException as fault:  # a thread's fault is the test's
            faults.append(fault)
        finally:
            connection.close()

    thread = Thread(target=run)
    with transaction.atomic():
        act()
        thread.start()
        thread.join(timeout=0.5)
    thread.join()
    if faults:
        raise faults[0]


@pytest.mark.django_db(transaction=True)
def test_a_correction_while_the_next_year_is_published_flags_that_year():
    first = ReportFactory(year=2021)
    second = ReportFactory(draft=True, agency=first.agency, year=2022)
    clerk, admin = StaffFactory(), AdminFactory()
    while_it_is_done(
        lambda: publish(second, by=clerk, version=1),
        lambda: correct(first, {CARRIED_OUT: "2"}, by=admin, version=1, reason="抄写有误"),
    )
    assert "carry_over" in rules(second)


@pytest.mark.django_db(transaction=True)
def test_two_years_may_be_corrected_at_once():
    first = ReportFactory(year=2021)
    second = ReportFactory(agency=first.agency, year=2022)
    one, other = AdminFactory.create_batch(2)
    while_it_is_done(
        lambda: correct(second, {NEW: "5"}, by=one, version=1, reason="抄写有误"),
        lambda: correct(first, {CARRIED_OUT: "2"}, by=other, version=1, reason="抄写有误"),
    )
    assert {"row_sum", "carry_over"} <= rules(second)


@pytest.mark.django_db(transaction=True)
def test_a_draft_may_be_mended_while_the_year_before_is_published():
    agency, clerk = AgencyFactory(), StaffFactory()
    before = ReportFactory(
        draft=True, agency=agency, year=2021, cells={"requests.carried_out.total": 2}
    )
    draft = ReportFactory(draft=True, agency=agency, year=2022)
    stands = Identity(agency, 2022, draft.form)
    while_it_is_done(
        lambda: revise(draft, {NEW: "5"}, identity=stands, by=clerk, version=1),
        lambda: publish(before, by=clerk, version=1),
    )
    assert {"row_sum", "carry_over"} <= rules(draft)


@pytest.mark.django_db(transaction=True)
def test_a_report_whose_agency_is_merged_meanwhile_is_not_published_unseen():
    old, new, clerk = AgencyFactory(), AgencyFactory(), StaffFactory()
    draft = ReportFactory(draft=True, agency=old, year=2022)
    with pytest.raises(Refused) as refused:
        while_it_is_done(lambda: merge(old, into=new), lambda: publish(draft, by=clerk, version=1))
    assert refused.value.code == "changed"


@pytest.mark.django_db
def test_the_flags_of_a_waiting_draft_follow_the_year_before():
    agency, clerk = AgencyFactory(), StaffFactory()
    draft = ReportFactory(draft=True, agency=agency, year=2022)
    before = ReportFactory(
        draft=True, agency=agency, year=2021, cells={"requests.carried_out.total": 2}
    )
    publish(before, by=clerk, version=1)
    assert rules(draft) == {"carry_over"}
    withdraw(before, version=2)
    assert rules(draft) == set()


def text_of(report: Report) -> Text:
    """A text that names the report's agency and the year after it."""
    example = next(examples.examples()).text.encode()
    year = (report.year or 0) + 1
    text = text_in(Original(example, "a.txt", agency=report.agency, year=year))
    assert isinstance(text, Text)
    return text


ACTS: dict[str, Callable[[Report, Report, Agency], object]] = {
    "publish": lambda report, draft, other: publish(draft, by=None, version=1),
    "publish_each": lambda report, draft, other: publish_each({draft.pk: 1}, by=StaffFactory()),
    "keep_and_publish": lambda report, draft, other: keep_and_publish([text_of(report)], by=None),
    "correct": lambda report, draft, other: correct(
        report, {NEW: "5"}, by=AdminFactory(), version=1, reason="抄写有误"
    ),
    "withdraw": lambda report, draft, other: withdraw(report, version=1),
    "discard": lambda report, draft, other: discard(draft, version=1),
    "merge": lambda report, draft, other: merge(report.agency, into=other),
}


@pytest.mark.django_db
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_agencies_are_held_before_reports_so_that_no_two_wait_for_each_other(act):
    report = ReportFactory(year=2021)
    draft = ReportFactory(draft=True, agency=report.agency, year=2022)
    with CaptureQueriesContext(connection) as queries:
        act(report, draft, AgencyFactory())
    held = [each["sql"] for each in queries if "FOR " in each["sql"] and "UPDATE" in each["sql"]]
    assert 'FROM "parsing_agency"' in held[0]


@pytest.mark.django_db
def test_merging_takes_as_many_queries_for_many_reports_as_for_one():
    counts = []
    for years in ((2021,), (2019, 2020, 2021, 2022)):
        old, new = AgencyFactory(), AgencyFactory()
        for year in years:
            recheck(ReportFactory(agency=new, year=year))
        with CaptureQueriesContext(connection) as queries:
            merge(old, into=new)
        counts.append(len(queries))
    assert counts[0] == counts[1]
