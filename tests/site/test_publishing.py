"""A draft is published or discarded; of two who act at once, neither overwrites the other."""

import pytest

from parsing.forms import Address
from parsing.intake.review import Identity, publish, revise
from parsing.models import Report
from tests.factories import (
    AgencyFactory,
    ReportFactory,
    StaffFactory,
)
from tests.site.reviewing import TOTAL, address, sent, words

pytestmark = pytest.mark.django_db


def test_a_change_based_on_older_numbers_is_refused_and_what_was_typed_stays(client, clerk):
    report = ReportFactory(draft=True, cells={TOTAL: 203, "requests.new.business": 1})
    page = client.get(address(report))
    mine = sent(page, action="save", **{TOTAL: "200"})
    typed = {
        Address("requests", "new", "total"): "201",
        Address("requests", "new", "business"): "2",
    }
    other = StaffFactory(username="bolin")
    stands = Identity(report.agency, report.year, report.form)
    revise(report, typed, identity=stands, by=other, version=1)
    page = client.post(address(report), mine)
    body = page.content.decode()
    assert page.status_code == 409
    assert "changed meanwhile" in words(page)
    assert f'name="{TOTAL}" value="200"' in body  # both changed it: mine stays typed
    assert 'name="requests.new.business" value="2"' in body  # only the other did
    assert Report.objects.get().received == 201


def test_after_the_refusal_the_same_can_be_saved(client, clerk):
    report = ReportFactory(draft=True)
    mine = sent(client.get(address(report)), action="save", **{TOTAL: "200"})
    stands = Identity(report.agency, report.year, report.form)
    typed = {Address("requests", "new", "business"): "2"}
    revise(report, typed, identity=stands, by=StaffFactory(), version=1)
    page = client.post(address(report), mine)
    assert client.post(address(report), sent(page, action="save")).status_code == 302
    row = Report.objects.get().rows("requests")["new"]
    assert (row.total, row.business) == (200, 2)


def test_who_publishes_second_sees_who_was_first_and_when(client, clerk):
    agency = AgencyFactory()
    mine, theirs = ReportFactory.create_batch(2, draft=True, agency=agency, year=2022)
    page = client.get(address(mine))
    publish(theirs, by=StaffFactory(username="bolin"), version=1)
    theirs.refresh_from_db()
    page = client.post(address(mine), sent(page, action="publish"))
    assert page.status_code == 409
    assert "bolin" in words(page)
    assert f"{theirs.published_at.year}-" in words(page)
    assert page.context["form"]["replaces"].value() == str(theirs.pk)
    assert Report.objects.drafts().get() == mine


def test_a_draft_that_was_published_meanwhile_leads_to_the_report(client, clerk):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    publish(report, by=StaffFactory(), version=1)
    answer = client.post(address(report), sent(page, action="save", **{TOTAL: "4"}))
    assert answer.url == f"/en/reports/{report.pk}/"


def test_a_draft_that_changed_is_not_discarded_unseen(client, clerk):
    report = ReportFactory(draft=True)
    Report.objects.update(version=2)
    page = client.post(address(report), {"action": "discard", "version": "1"})
    assert page.status_code == 409
    assert 'name="requests.new.business" value="0"' in page.content.decode()
    assert Report.objects.exists()


def test_a_draft_is_published_and_everybody_can_read_it(client, clerk):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    answer = client.post(address(report), sent(page, action="publish"))
    assert answer.url == f"/en/reports/{report.pk}/"
    report.refresh_from_db()
    assert (report.is_published, report.published_by, report.revision) == (True, clerk, 1)


def test_what_was_not_saved_is_saved_and_shown_before_it_is_published(client, clerk):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    page = client.post(address(report), sent(page, action="publish", **{TOTAL: "5"}), follow=True)
    assert "saved and checked again" in words(page)
    report.refresh_from_db()
    assert (report.is_draft, report.received) == (True, 5)
    client.post(address(report), sent(page, action="publish"))
    report.refresh_from_db()
    assert report.is_published


@pytest.mark.parametrize("missing", [{"agency": None}, {"year": None}])
def test_agency_and_year_must_be_known(client, clerk, missing):
    report = ReportFactory(draft=True, **missing)
    page = client.get(address(report))
    page = client.post(address(report), sent(page, action="publish"))
    assert page.status_code == 409
    assert "Agency and year must be named" in words(page)
    assert Report.objects.get().is_draft


def test_a_revision_is_shown_cell_by_cell_and_takes_the_place_of_the_present_one(client, clerk):
    present = ReportFactory(year=2022, cells={TOTAL: 203})
    draft = ReportFactory(draft=True, agency=present.agency, year=2022, cells={TOTAL: 200})
    page = client.get(address(draft))
    [difference] = page.context["desk"].differences
    assert (str(difference.address), difference.old, difference.new) == (TOTAL, "203", "200")
    assert "1 cell differs; every other number is the same." in words(page)
    client.post(address(draft), sent(page, action="publish"))
    present.refresh_from_db()
    draft.refresh_from_db()
    assert present.is_superseded
    assert (draft.is_published, draft.revision) == (True, 2)
    assert client.get(f"/en/reports/{present.pk}/").status_code == 200


def test_a_blank_and_a_zero_are_a_difference(client, clerk):
    present = ReportFactory(year=2022, cells={TOTAL: None})
    draft = ReportFactory(draft=True, agency=present.agency, year=2022, cells={TOTAL: 0})
    [difference] = client.get(address(draft)).context["desk"].differences
    assert (difference.old, difference.new) == ("", "0")


def test_a_revision_with_the_same_numbers_says_so(client, clerk):
    present = ReportFactory(year=2022)
    draft = ReportFactory(draft=True, agency=present.agency, year=2022)
    assert "No number differs" in words(client.get(address(draft)))


def test_a_draft_is_discarded_by_a_post_of_its_own(client, clerk):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    assert 'value="discard"' in page.content.decode()
    answer = client.post(address(report), {"action": "discard", "version": str(report.version)})
    assert answer.url == "/en/review/"
    assert not Report.objects.exists()


def test_who_may_not_review_changes_nothing_that_others_brought(client):
    report = ReportFactory(draft=True)
    client.force_login(StaffFactory(permissions=["upload"]))
    assert client.post(address(report), {"action": "discard", "version": "1"}).status_code == 404
    assert Report.objects.exists()
