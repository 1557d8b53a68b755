"""Who sees and handles which reports: by group, and by the regions a person is assigned to."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from parsing.intake.clean import publish_each
from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, publish, revise
from parsing.models import Agency, Assignment, Report
from tests.factories import (
    AdminFactory,
    AgencyFactory,
    ReportFactory,
    StaffFactory,
    UserFactory,
    cloud_river,
)
from tests.site.reviewing import address, sent, words

pytestmark = pytest.mark.django_db


def member(group, **more):
    person = UserFactory(**more)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def places():
    """Agencies of the province, of a city in it, and of a county in that city."""
    return [AgencyFactory(region=region) for region in cloud_river()]


def handled(person):
    return set(Report.objects.handled_by(person))


def test_an_uploader_handles_the_drafts_that_they_brought_and_nothing_else(client):
    person = member("uploader")
    mine = ReportFactory(draft=True, source__uploaded_by=person)
    theirs = ReportFactory(draft=True)
    ReportFactory(source__uploaded_by=person)
    assert handled(person) == {mine}
    client.force_login(person)
    page = client.get("/en/review/")
    assert set(page.context["table"].data) == {mine}
    assert "My drafts" in words(page)
    assert client.get(address(theirs)).status_code == 404


@pytest.mark.parametrize("action", ["publish", "publish_next", "send_back", "pass_over"])
def test_an_uploader_decides_nothing(client, action):
    person = member("uploader")
    mine = ReportFactory(draft=True, source__uploaded_by=person)
    client.force_login(person)
    page = client.get(address(mine))
    assert 'value="publish"' not in page.content.decode()
    assert client.post(address(mine), sent(page, action=action)).status_code == 403
    assert Report.objects.get().is_draft


@pytest.mark.parametrize("path", ["/en/review/next/", "/en/review/publish/"])
def test_an_uploader_is_given_no_queue(client, path):
    client.force_login(member("uploader"))
    assert client.post(path).status_code == 403


def test_who_has_no_account_handles_nothing():
    ReportFactory(draft=True)
    assert handled(AnonymousUser()) == set()


def test_who_has_no_role_sees_no_draft(client):
    client.force_login(UserFactory())
    assert client.get("/en/review/").status_code == 403


def test_a_reviewer_handles_all(places):
    reports = {ReportFactory(agency=place, draft=True) for place in places}
    assert handled(member("reviewer")) == reports | set()


def test_a_reviewer_of_a_region_handles_what_lies_in_it_and_below(client, places):
    province, city, county = places
    drafts = [ReportFactory(agency=place, draft=True) for place in places]
    nameless = ReportFactory(draft=True, agency=None)
    person = member("reviewer")
    Assignment.objects.create(user=person, region=city.region)
    assert handled(person) == {drafts[1], drafts[2]}
    client.force_login(person)
    assert client.get(address(drafts[0])).status_code == 404
    assert client.get(address(nameless)).status_code == 404
    assert client.get(address(drafts[2])).status_code == 200
    assert set(client.get("/review/").context["table"].data) == {drafts[1], drafts[2]}
    assert {province, county} <= set(places)


def test_what_a_limited_reviewer_brought_is_theirs_wherever_it_lies(places):
    person = member("reviewer")
    Assignment.objects.create(user=person, region=places[2].region)
    brought = ReportFactory(draft=True, agency=None, source__uploaded_by=person)
    assert handled(person) == {brought}


def test_many_are_published_within_reach_alone(client, places):
    person = member("reviewer")
    Assignment.objects.create(user=person, region=places[2].region)
    drafts = [ReportFactory(agency=place, draft=True) for place in places]
    client.force_login(person)
    client.post("/review/publish/", {"draft": [f"{draft.pk}.1" for draft in drafts]})
    assert [Report.objects.get(pk=draft.pk).is_published for draft in drafts] == [
        False,
        False,
        True,
    ]


def test_the_next_draft_lies_within_reach(client, places):
    person = member("reviewer")
    Assignment.objects.create(user=person, region=places[2].region)
    drafts = [ReportFactory(agency=place, draft=True) for place in places]
    client.force_login(person)
    assert client.post("/review/next/").url == f"/review/{drafts[2].pk}/"


def test_a_draft_cannot_be_named_out_of_the_persons_regions(places):
    person = member("reviewer")
    Assignment.objects.create(user=person, region=places[2].region)
    draft = ReportFactory(agency=places[2], draft=True)
    elsewhere = Identity(places[0], draft.year, draft.form)
    with pytest.raises(Refused, match="out_of_reach"):
        revise(draft, {}, identity=elsewhere, by=person, version=1)


def test_administrators_are_not_limited(places):
    report = ReportFactory(agency=places[0], draft=True)
    for person in (member("administrator"), AdminFactory()):
        Assignment.objects.create(user=person, region=places[2].region)
        assert handled(person) == {report}


def test_a_person_in_two_regions_handles_both(places):
    person = StaffFactory()
    for place in (places[2], places[1]):
        Assignment.objects.create(user=person, region=place.region)
    report = ReportFactory(agency=places[1])
    assert report in handled(person)


def test_what_a_limited_reviewer_brought_from_elsewhere_is_published_by_another(places):
    province, _city, county = places
    person = member("reviewer")
    Assignment.objects.create(user=person, region=county.region)
    draft = ReportFactory(draft=True, agency=province, source__uploaded_by=person)
    with pytest.raises(Refused) as refused:
        publish(draft, by=person, version=draft.version)
    assert refused.value.code == "out_of_reach"
    [publication] = publish_each({draft.pk: draft.version}, by=person)
    assert publication.refused
    assert publication.refused.code == "out_of_reach"
    draft.refresh_from_db()
    assert draft.is_draft


def test_an_uploader_adds_no_agency(client):
    person = member("uploader")
    draft = ReportFactory(draft=True, agency=None, source__uploaded_by=person)
    client.force_login(person)
    told = sent(client.get(address(draft)), action="create")
    assert client.post(address(draft), told | {"name": "云川省新设局"}).status_code == 403
    assert not Agency.objects.filter(name="云川省新设局").exists()
