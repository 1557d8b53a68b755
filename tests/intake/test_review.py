"""A reviewer mends, names, publishes and discards a draft; nothing is overwritten silently."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parsing.forms import Address
from parsing.intake.acknowledging import acknowledge
from parsing.intake.clean import publish_each
from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, discard, publish, revise, withdraw
from parsing.models import Agency, Correction, Report, Source
from parsing.models.waiting import needing_attention, needing_no_attention, with_looks
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    StaffFactory,
    cloud_river,
)

TOTAL = Address("requests", "new", "total")


def stands(report):
    return Identity(report.agency, report.year, report.form)


@pytest.mark.django_db
def test_a_mended_number_is_stored_and_its_flags_are_computed_again():
    report = ReportFactory(draft=True, cells={"requests.new.total": 203})
    assert revise(report, {}, identity=stands(report), by=StaffFactory(), version=1) is False
    changed = revise(report, {TOTAL: "204"}, identity=stands(report), by=StaffFactory(), version=1)
    report.refresh_from_db()
    assert changed
    assert report.received == 204
    assert report.errors > 0
    assert "row_sum" in {flag.rule for flag in report.findings.all()}


@pytest.mark.django_db
def test_agency_year_and_numbers_are_stored_together():
    report = ReportFactory(draft=True, agency=None, year=None)
    Report.objects.update(form="")
    agency, clerk = AgencyFactory(), StaffFactory()
    revise(report, {}, identity=Identity(agency, 2022, "2021"), by=clerk, version=1)
    report.refresh_from_db()
    assert stands(report) == Identity(agency, 2022, "2021")
    assert report.version == 2


@pytest.mark.django_db
def test_a_new_agency_is_created_with_the_draft_that_names_it():
    report = ReportFactory(draft=True, agency=None)
    new = Agency(name="枫砚县司法局", region=cloud_river()[2], level="county", field="司法")
    revise(report, {}, identity=Identity(new, 2022, "2021"), by=StaffFactory(), version=1)
    report.refresh_from_db()
    assert report.agency.name == "枫砚县司法局"
    assert list(Agency.objects.named_like("枫砚")) == [report.agency]


@pytest.mark.django_db
def test_no_agency_is_created_where_the_number_beside_it_is_refused():
    report = ReportFactory(draft=True, agency=None)
    new = Agency(name="枫砚县司法局", region=cloud_river()[2], level="county")
    with pytest.raises(Refused):
        revise(
            report, {TOTAL: "x"}, identity=Identity(new, 2022, "2021"), by=StaffFactory(), version=1
        )
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_a_form_that_was_read_stays():
    report = ReportFactory(draft=True, form="2021")
    with pytest.raises(Refused) as refused:
        revise(
            report, {}, identity=Identity(report.agency, 2022, "2019"), by=StaffFactory(), version=1
        )
    assert refused.value.code == "form_is_read"


@pytest.mark.django_db
def test_a_change_that_rests_on_an_older_version_is_refused():
    report = ReportFactory(draft=True)
    revise(report, {TOTAL: "1"}, identity=stands(report), by=StaffFactory(), version=1)
    with pytest.raises(Refused) as refused:
        revise(report, {TOTAL: "2"}, identity=stands(report), by=StaffFactory(), version=1)
    assert refused.value.code == "changed"
    assert report.rows("requests")["new"].total == 1


@pytest.mark.django_db
@pytest.mark.parametrize("missing", [{"agency": None}, {"year": None}])
def test_a_draft_without_agency_or_year_is_not_published(missing):
    report = ReportFactory(draft=True, **missing)
    with pytest.raises(Refused) as refused:
        publish(report, by=StaffFactory(), version=1)
    assert refused.value.code == "incomplete"
    assert Report.objects.get().is_draft


@pytest.mark.django_db
def test_a_draft_without_official_tables_is_published_without_a_form():
    report = ReportFactory(draft=True, year=2016, form="")
    publish(report, by=StaffFactory(), version=1)
    report.refresh_from_db()
    assert (report.is_published, report.form) == (True, "")


@pytest.mark.django_db
def test_a_revision_takes_the_place_of_the_report_and_the_earlier_one_stays_readable():
    present, clerk = ReportFactory(year=2022), StaffFactory()
    draft = ReportFactory(draft=True, agency=present.agency, year=2022)
    publish(draft, by=clerk, version=1, replaces=present.pk)
    draft.refresh_from_db()
    present.refresh_from_db()
    assert (draft.revision, draft.published_by) == (2, clerk)
    assert draft.is_published
    assert present.is_superseded
    assert set(Report.objects.readable()) == {draft, present}


@pytest.mark.django_db
def test_a_report_that_the_reviewer_did_not_see_is_not_replaced():
    present = ReportFactory(year=2022, published_by=StaffFactory(username="anning"))
    draft = ReportFactory(draft=True, agency=present.agency, year=2022)
    with pytest.raises(Refused) as refused:
        publish(draft, by=StaffFactory(), version=1, replaces=None)
    assert refused.value.code == "overtaken"
    assert "anning" in str(refused.value.message)
    present.refresh_from_db()
    assert present.is_published


@pytest.mark.django_db
def test_a_report_that_went_away_is_not_replaced():
    present = ReportFactory(year=2022)
    draft = ReportFactory(draft=True, agency=present.agency, year=2022)
    withdraw(present, version=1)
    with pytest.raises(Refused) as refused:
        publish(draft, by=StaffFactory(), version=1, replaces=present.pk)
    assert refused.value.code == "overtaken"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_the_same_agency_and_year_at_once_one_wins():
    agency, start, refusals = AgencyFactory(), Barrier(2), []
    drafts = [ReportFactory(draft=True, agency=agency, year=2022) for _ in range(2)]
    clerks = StaffFactory.create_batch(2)

    def press(draft, clerk) -> None:
        start.wait()
        try:
            publish(draft, by=clerk, version=1)
        except Refused as refused:
            refusals.append(refused.code)
        connection.close()

    both = [Thread(target=press, args=pair) for pair in zip(drafts, clerks, strict=True)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert refusals == ["overtaken"]
    assert Report.objects.published().count() == 1
    assert Report.objects.drafts().count() == 1


@pytest.mark.django_db
def test_publishing_computes_the_flags_of_the_next_year_again():
    agency = AgencyFactory()
    following = ReportFactory(agency=agency, year=2023, cells={"requests.carried_in.total": 9})
    draft = ReportFactory(
        draft=True, agency=agency, year=2022, cells={"requests.carried_out.total": 4}
    )
    publish(draft, by=StaffFactory(), version=1)
    assert "carry_over" in {flag.rule for flag in following.findings.all()}


@pytest.mark.django_db
def test_a_discarded_draft_leaves_nothing_behind():
    report = ReportFactory(draft=True)
    revise(report, {TOTAL: "1"}, identity=stands(report), by=StaffFactory(), version=1)
    discard(report, version=2)
    assert not Report.objects.exists()
    assert not Source.objects.exists()
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_a_published_report_can_neither_be_revised_nor_discarded():
    report = ReportFactory()
    for act in (
        lambda: revise(report, {}, identity=stands(report), by=StaffFactory(), version=1),
        lambda: discard(report, version=1),
        lambda: publish(report, by=None, version=1),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "not_a_draft"


@pytest.mark.django_db
def test_a_draft_that_was_discarded_meanwhile_is_gone():
    report = ReportFactory(draft=True)
    discard(report, version=1)
    with pytest.raises(Refused) as refused:
        publish(report, by=StaffFactory(), version=1)
    assert refused.value.code == "gone"


@pytest.mark.django_db
def test_a_withdrawn_report_is_shown_no_more_and_makes_room():
    report = ReportFactory()
    withdraw(report, version=1)
    assert not Report.objects.readable().exists()
    draft = ReportFactory(draft=True, agency=report.agency, year=report.year)
    publish(draft, by=StaffFactory(), version=1)
    draft.refresh_from_db()
    assert draft.revision == 2


@pytest.mark.django_db
def test_nothing_is_published_for_an_agency_that_was_merged_into_another():
    agency = AgencyFactory(merged_into=AgencyFactory())
    draft = ReportFactory(draft=True, agency=agency)
    with pytest.raises(Refused, match="merged"):
        publish(draft, by=StaffFactory(), version=1)
    [publication] = publish_each({draft.pk: 1}, by=StaffFactory())
    assert publication.refused.code == "merged"


@pytest.mark.django_db
def test_many_clean_drafts_are_published_in_as_many_queries_as_a_few():
    clerk, counts = StaffFactory(), []
    assert clerk.has_perm("parsing.review")  # rights are asked for once
    for number in (2, 9):
        drafts = [ReportFactory(draft=True, agency=AgencyFactory()) for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            publications = publish_each({draft.pk: 1 for draft in drafts}, by=clerk)
        assert [each.refused for each in publications] == [None] * number
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_of_two_drafts_for_one_agency_and_year_a_person_chooses():
    drafts = ReportFactory.create_batch(2, draft=True, agency=AgencyFactory())
    publications = publish_each({draft.pk: 1 for draft in drafts}, by=StaffFactory())
    assert [each.refused.code for each in publications] == ["rival", "rival"]


DRAFTS = {
    "clean": {},
    "a note": {"rule": "empty_table", "severity": "info"},
    "no agency": {"agency": None},
    "no year": {"year": None},
    "no form": {"form": ""},
    "error": {"severity": "error"},
    "warning": {"severity": "warning"},
    "unread": {"rule": "unread", "severity": "warning"},
    "merged": {"agency__merged_into": "another"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("given", DRAFTS.values(), ids=DRAFTS.keys())
def test_what_can_be_published_among_many_is_what_the_list_calls_clean(given):
    flag = {name: given[name] for name in ("rule", "severity") if name in given}
    more = {name: value for name, value in given.items() if name not in flag}
    if "agency__merged_into" in more:
        more = {"agency": AgencyFactory(merged_into=AgencyFactory())}
    draft, clerk = ReportFactory(draft=True, **more), StaffFactory()
    found = FindingFactory(report=draft, **flag) if flag else None
    looked_at = with_looks(Report.objects.drafts())
    is_clean = needing_no_attention(looked_at).exists()
    assert needing_attention(looked_at).exists() is not is_clean
    if found and not is_clean:
        acknowledge(draft, found.fingerprint, by=clerk)
        assert needing_no_attention(looked_at).exists()
        is_clean = True
    [publication] = publish_each({draft.pk: 1}, by=clerk)
    assert (publication.refused is None) is is_clean


@pytest.mark.django_db
def test_a_clean_draft_that_was_changed_since_it_was_chosen_is_not_published():
    draft = ReportFactory(draft=True, version=2)
    [publication] = publish_each({draft.pk: 1}, by=StaffFactory())
    assert publication.refused.code == "changed"
    assert not Report.objects.published().exists()
