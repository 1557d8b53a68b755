"""A whole batch gets its agencies at once; nothing is created unless a person says so."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parsing.intake.assigning import assign
from parsing.intake.batch_reading import read_files
from parsing.intake.batches import File, add_files, open_batch
from parsing.models import Agency, Batch, Report
from tests.factories import AgencyFactory, ReportFactory, StaffFactory, UserFactory, cloud_river

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    person = StaffFactory()
    client.force_login(person)
    return person


@pytest.fixture
def batch():
    """A batch that led to three drafts without an agency, of two names."""
    cloud_river()
    batch = open_batch(Batch.Origin.UPLOAD, by=None)
    add_files(batch, [File(f"{at}.txt", b"x") for at in range(3)])
    stated = ("枫砚县司法局", "枫砚县司法局", "澜江市民政局")
    for item, name, year in zip(batch.items.all(), stated, (2021, 2022, 2022), strict=True):
        draft = ReportFactory(draft=True, agency=None, stated_agency=name, year=year)
        batch.items.filter(pk=item.pk).update(state="attention", content=None, report=draft)
    return batch


def address(batch):
    return f"/batches/{batch.pk}/agencies/"


def words(page):
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_name_is_shown_with_what_is_proposed(client, clerk, batch, language):
    page = client.get(language + address(batch))
    first = page.context["groups"][0]
    assert (first.stated.name, first.stated.drafts) == ("枫砚县司法局", 2)
    assert (first.proposal.agency.level, first.proposal.agency.field) == ("county", "justice")
    assert "枫砚县" in words(page)
    assert not Agency.objects.exists()


def test_a_file_says_whether_its_draft_needs_a_look_once_it_has_its_agency(batch):
    agency = AgencyFactory(name="枫砚县司法局")
    ReportFactory(agency=agency, year=2021)
    assert assign(batch, ["枫砚县司法局"], agency=agency, by=StaffFactory()) == 2
    states = [item.state for item in batch.items.order_by("position")]
    assert states == ["attention", "read", "attention"]  # a rival, a clean one, one without a name


def test_only_reviewers_name_agencies(client, batch):
    assert client.get(address(batch)).status_code == 302
    client.force_login(UserFactory(permissions=["upload"]))
    assert client.post(address(batch)).status_code == 403


def test_a_batch_that_is_not_there_is_not_found(client, clerk):
    assert client.get("/batches/4711/agencies/").status_code == 404


def test_new_agencies_are_created_as_proposed_for_the_chosen_names_alone(client, clerk, batch):
    client.post(address(batch), {"name": ["枫砚县司法局"]})
    agency = Agency.objects.get()
    assert (agency.name, agency.region.name, agency.level) == ("枫砚县司法局", "枫砚县", "county")
    assert Report.objects.filter(agency=agency).count() == 2
    assert Report.objects.filter(agency=None).count() == 1


def test_what_is_chosen_for_all_stands_over_what_is_proposed(client, clerk, batch):
    sent = {"name": ["枫砚县司法局", "澜江市民政局"], "region": "云川省", "level": "provincial"}
    client.post(address(batch), sent)
    assert {agency.region.name for agency in Agency.objects.all()} == {"云川省"}
    assert set(Agency.objects.values_list("field", flat=True)) == {"justice", "civil_affairs"}


def test_a_known_agency_can_be_given_to_all_chosen_drafts(client, clerk, batch):
    agency = AgencyFactory(name="枫砚县司法局（旧）", former=["枫砚县法制办公室"])
    sent = {"name": ["枫砚县司法局", "澜江市民政局"], "agency": "枫砚县法制办公室"}
    client.post(address(batch), sent)
    assert Report.objects.filter(agency=agency).count() == 3
    assert Agency.objects.count() == 1


def test_an_agency_that_was_added_meanwhile_is_taken_and_not_made_twice(client, clerk, batch):
    known = AgencyFactory(name="枫砚县司法局")
    client.post(address(batch), {"name": ["枫砚县司法局"]})
    assert Report.objects.filter(agency=known).count() == 2
    assert Agency.objects.count() == 1


def test_what_is_open_is_asked_for_and_nothing_is_stored(client, clerk, batch):
    Report.objects.update(stated_agency="某不明单位")
    page = client.post(address(batch), {"name": ["某不明单位"]}, follow=True)
    assert len(page.context["messages"]) == 2
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{}, {"name": ["无此名"]}, {"name": ["枫砚县司法局"], "agency": "无此机关"}, {"level": "x"}],
)
def test_nonsense_changes_nothing(client, clerk, batch, sent):
    assert client.post(address(batch), sent).status_code in (302, 422)
    assert not Report.objects.exclude(agency=None).exists()


def test_a_file_that_needs_no_look_any_more_says_so(client, clerk, batch):
    client.post(address(batch), {"name": ["枫砚县司法局"]})
    states = list(batch.items.order_by("position").values_list("state", flat=True))
    assert states == ["read", "read", "attention"]


def test_the_page_of_the_batch_leads_there_as_long_as_names_are_open(client, clerk, batch):
    assert address(batch) in words(client.get(f"/batches/{batch.pk}/"))
    client.post(address(batch), {"name": ["枫砚县司法局", "澜江市民政局"]})
    assert address(batch) not in words(client.get(f"/batches/{batch.pk}/"))
    assert client.get(address(batch)).context["groups"] == []


def test_reading_again_finds_the_agencies_that_were_created(client, clerk, batch):
    client.post(address(batch), {"name": ["枫砚县司法局"]})
    read_files(list(batch.items.values_list("pk", flat=True)))
    assert Agency.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_the_names(client, clerk, batch):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(batch)).status_code == 200
        return len(captured)

    AgencyFactory(name="枫砚县新司法局")
    few = queries()
    add_files(batch, [File(f"more{at}.txt", b"y") for at in range(12)])
    for at, item in enumerate(batch.items.filter(report=None)):
        name = f"{'枫砚县' if at % 2 else '澜江市'}第{at}司法局"
        draft = ReportFactory(draft=True, agency=None, stated_agency=name, year=2022)
        batch.items.filter(pk=item.pk).update(state="attention", content=None, report=draft)
    assert len(client.get(address(batch)).context["groups"]) == 14
    assert queries() == few
