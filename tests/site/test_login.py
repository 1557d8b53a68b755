"""Staff log in; guessing is throttled; nobody is led away to another site."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, ReportFactory, SourceFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


def log_in(client, username, password=PASSWORD, **more):
    return client.post(reverse("login"), {"username": username, "password": password, **more})


@pytest.mark.parametrize(
    ("address", "word"), [("/login/", 'lang="zh-CN"'), ("/en/login/", "Log in")]
)
def test_the_page_answers_in_both_languages(client, address, word):
    page = client.get(address)
    assert page.status_code == 200
    assert word in page.content.decode()


def test_staff_are_led_to_the_page_they_wanted(client):
    clerk = StaffFactory()
    asked = client.get("/upload/")
    assert asked.url == "/login/?next=/upload/"
    assert 'value="/upload/"' in client.get(asked.url).content.decode()
    assert log_in(client, clerk.username, next="/upload/").url == "/upload/"


def test_without_a_page_in_mind_staff_see_the_drafts(client):
    assert log_in(client, StaffFactory().username).url == "/review/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"]
)
def test_the_page_to_go_on_to_is_on_this_site(client, elsewhere):
    assert log_in(client, StaffFactory().username, next=elsewhere).url == "/review/"


def test_a_wrong_password_is_said_and_the_name_stays(client):
    clerk = StaffFactory(username="anning")
    page = log_in(client, clerk.username, "wrong")
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert 'value="anning"' in page.content.decode()
    assert "wrong" not in page.content.decode().split('name="password"')[1][:80]


def test_a_name_longer_than_any_accounts_is_a_wrong_one(client):
    page = log_in(client, "a" * 300)
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()


def test_guesses_from_no_address_are_counted_too(client):
    """As where a proxy hands them on by a socket and does not say where they come from."""
    clerk = StaffFactory()
    for _ in range(5):
        client.post(reverse("login"), {"username": clerk.username, "password": "?"}, REMOTE_ADDR="")
    sent = {"username": clerk.username, "password": PASSWORD}
    assert client.post(reverse("login"), sent, REMOTE_ADDR="").status_code == 429


def test_after_five_failures_even_the_right_password_is_refused(client):
    clerk = StaffFactory()
    for _ in range(5):
        page = log_in(client, clerk.username, "wrong")
    assert page.status_code == 429
    assert "registration/lockout.html" in [template.name for template in page.templates]
    assert log_in(client, clerk.username).status_code == 429


def test_failures_of_one_do_not_lock_out_another(client):
    StaffFactory(username="first")
    for _ in range(5):
        log_in(client, "first", "wrong")
    assert log_in(client, StaffFactory(username="second").username).status_code == 302


def test_logging_out_is_a_post(client):
    client.force_login(StaffFactory())
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).status_code == 302
    assert client.get("/review/").status_code == 302


@pytest.mark.parametrize("address", ["/upload/", "/review/", "/review/1/", "/en/review/"])
def test_staff_pages_ask_strangers_to_log_in_and_turn_others_away(client, address):
    language = "/en" if address.startswith("/en") else ""
    assert client.get(address).url == f"{language}/login/?next={address}"
    client.force_login(UserFactory())
    assert client.get(address).status_code == 403


def test_who_may_upload_only_sees_no_draft_of_others(client):
    uploader = StaffFactory(permissions=["upload"])
    own, other = (
        ReportFactory(source=SourceFactory(uploaded_by=by), draft=True)
        for by in (uploader, StaffFactory())
    )
    client.force_login(uploader)
    assert client.get("/upload/").status_code == 200
    assert [each.pk for each in client.get("/review/").context["table"].data.data] == [own.pk]
    assert client.get(f"/review/{own.pk}/").status_code == 200
    assert client.get(f"/review/{other.pk}/").status_code == 404
