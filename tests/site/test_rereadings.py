"""Cells that were read again: staff see what stands, what is read now and where, and decide."""

import pytest
from django.urls import reverse

from parsing.models import RequestRow, Rereading
from parsing.models.assignments import Assignment
from tests.factories import (
    AdminFactory,
    RegionFactory,
    ReportFactory,
    RereadingFactory,
    StaffFactory,
    UserFactory,
)
from tests.site.reviewing import words

pytestmark = pytest.mark.django_db

PAGE = "/rereadings/"
DECIDE = "/rereadings/decide/"


@pytest.fixture
def clerk(client):
    person = AdminFactory()
    client.force_login(person)
    return person


def stored(cell):
    return RequestRow.objects.get(report=cell.report, row="new")


@pytest.mark.parametrize("address", [PAGE, DECIDE])
def test_only_reviewers_decide(client, address):
    ask = client.get if address == PAGE else client.post
    assert ask(address).status_code == 302
    client.force_login(UserFactory(permissions=["upload"]))
    assert ask(address).status_code == 403


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_cell_is_shown_with_its_words_in_the_original(client, clerk, language):
    cell = RereadingFactory()
    page = client.get(language + PAGE)
    assert page.status_code == 200
    told = page.content.decode()
    assert str(cell.report.agency) in told
    assert "<mark>" + cell.report.source.text[4:8] + "</mark>" in told
    assert "200" in told


def test_accepting_puts_in_the_chosen_cells_alone(client, clerk):
    first, second = RereadingFactory.create_batch(2)
    client.post(DECIDE, {"cell": [first.pk], "accept": "1"})
    assert (stored(first).total, stored(first).uncertain) == (200, [])
    assert stored(second).uncertain == ["total"]


def test_rejecting_leaves_what_stands(client, clerk):
    cell = RereadingFactory()
    client.post(DECIDE, {"cell": [cell.pk], "reject": "1"})
    cell.refresh_from_db()
    assert (cell.state, cell.by) == ("rejected", clerk)
    assert stored(cell).uncertain == ["total"]


def test_all_that_only_settle_unread_cells_are_accepted_at_once(client, clerk):
    settled = RereadingFactory.create_batch(3)
    report = ReportFactory(cells={"requests.new.total": 203})
    changed = RereadingFactory(report=report, kind=Rereading.Kind.CHANGES, before="203")
    client.post(DECIDE, {"settle": "1"})
    assert [stored(cell).total for cell in settled] == [200, 200, 200]
    assert stored(changed).total == 203


@pytest.mark.parametrize("sent", [{}, {"cell": ["x"]}, {"cell": ["99999999999999999999"]}])
def test_nothing_chosen_says_so(client, clerk, sent):
    page = client.post(DECIDE, {"accept": "1", **sent}, follow=True)
    assert page.status_code == 200
    assert len(page.context["messages"]) == 1


def test_a_cell_that_was_changed_meanwhile_is_named(client, clerk):
    cell = RereadingFactory()
    RequestRow.objects.filter(report=cell.report, row="new").update(total=5, uncertain=[])
    page = client.post(DECIDE, {"cell": [cell.pk], "accept": "1"}, follow=True)
    assert stored(cell).total == 5
    assert len(page.context["messages"]) == 2


def test_the_list_of_drafts_leads_to_the_cells(client, clerk):
    assert PAGE not in client.get(reverse("review_list")).content.decode()
    RereadingFactory()
    assert PAGE in client.get(reverse("review_list")).content.decode()


def test_filters_are_in_the_address(client, clerk):
    cell = RereadingFactory()
    assert words(client.get(f"{PAGE}?kind=settles")).count(str(cell.report.agency)) > 0
    assert str(cell.report.agency) not in words(client.get(f"{PAGE}?kind=changes"))
    assert client.get(f"{PAGE}?kind=nonsense&page=x").status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_cells(
    client, clerk, django_assert_num_queries
):
    RereadingFactory()
    with django_assert_num_queries(5):
        client.get(PAGE)
    RereadingFactory.create_batch(5)
    with django_assert_num_queries(5):
        client.get(PAGE)


def test_who_may_not_correct_decides_on_drafts_alone(client):
    client.force_login(StaffFactory())
    published, draft = RereadingFactory(), RereadingFactory(report__draft=True)
    client.post(DECIDE, {"cell": [published.pk, draft.pk], "accept": "1"})
    client.post(DECIDE, {"settle": "1"})
    assert stored(published).uncertain == ["total"]
    assert stored(draft).total == 200


def test_who_is_limited_to_a_region_decides_on_no_other(client):
    reviewer = StaffFactory()
    client.force_login(reviewer)
    cell = RereadingFactory(report__draft=True)
    elsewhere = RegionFactory()
    Assignment.objects.create(user=reviewer, region=elsewhere)
    assert str(cell.report.agency) not in words(client.get(PAGE))
    client.post(DECIDE, {"cell": [cell.pk], "accept": "1"})
    client.post(DECIDE, {"settle": "1"})
    assert stored(cell).uncertain == ["total"]
