"""Accounts in the panel: their groups are ticked, their regions looked up."""

import pytest
from django.contrib.auth.models import Group

from parsing.models import Assignment
from tests.factories import AdminFactory, UserFactory, cloud_river
from tests.site.reviewing import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def admin(client):
    admin = AdminFactory()
    client.force_login(admin)
    return admin


@pytest.mark.parametrize("path", ["/admin/auth/user/", "/en/admin/auth/user/"])
def test_the_list_tells_groups_and_regions(client, path):
    person = UserFactory()
    person.groups.add(Group.objects.get(name="uploader"))
    Assignment.objects.create(user=person, region=cloud_river()[2])
    page = client.get(path).content.decode()
    assert "uploader" in page
    assert "枫砚县" in page


def test_the_number_of_queries_does_not_grow_with_the_accounts(client):
    county = cloud_river()[2]
    few = queries(client, "/en/admin/auth/user/")
    for _ in range(6):
        Assignment.objects.create(user=UserFactory(), region=county)
    assert queries(client, "/en/admin/auth/user/") <= few + 1


def test_an_account_is_given_a_group_and_a_region(client):
    person, county = UserFactory(), cloud_river()[2]
    group = Group.objects.get(name="reviewer")
    place = f"/en/admin/auth/user/{person.pk}/change/"
    page = client.get(place).content.decode()
    assert f'type="checkbox" name="groups" value="{group.pk}"' in page
    typed = {
        "username": person.username,
        "is_active": "on",
        "groups": group.pk,
        "assignments-TOTAL_FORMS": 1,
        "assignments-INITIAL_FORMS": 0,
        "assignments-0-region": county.pk,
        "assignments-0-user": person.pk,
    }
    assert client.post(place, typed).status_code == 302
    assert person.assignments.get().region == county
    assert list(person.groups.all()) == [group]
