"""A reader reports a mistake at a cell; staff see it with its place and answer."""

import pytest
from django.contrib.auth.models import Group

from parsing.forms import Address
from parsing.intake.tips import Told, deny, tell
from parsing.models import Assignment, Correction, Tip
from tests.factories import AgencyFactory, ReportFactory, SourceFactory, StaffFactory, cloud_river
from tests.site.reviewing import TOTAL, queries, words

pytestmark = pytest.mark.django_db

CELL = Address.parse(TOTAL)
SAID = {"proposed": "200", "where": "原件第 3 页", "contact": "", "website": ""}


def address(report, cell=TOTAL):
    return f"/en/reports/{report.pk}/mistake/?cell={cell}"


@pytest.fixture
def report():
    return ReportFactory(
        source=SourceFactory(text="新收 203 件"), cells={TOTAL: 203}, cells__spans={TOTAL: (3, 6)}
    )


@pytest.fixture
def tip(report):
    return tell(report, Told(CELL, "200", "原件第 3 页"), sender="203.0.113.7")


def test_the_form_answers_in_both_languages_and_says_what_stands(client, report):
    assert client.get(f"/reports/{report.pk}/mistake/?cell={TOTAL}").status_code == 200
    page = words(client.get(address(report)))
    assert "It stands here as 203" in page
    assert "Received this year" in page


def test_without_a_cell_one_is_chosen_from_the_tables(client, report):
    page = client.get(f"/en/reports/{report.pk}/mistake/").content.decode()
    assert f'href="?cell={TOTAL}"' in page


@pytest.mark.parametrize("cell", ["requests.new", "requests.new.nothing", "x", "%00", "a.b.c.d"])
def test_a_cell_that_the_report_has_not_is_not_found(client, report, cell):
    assert client.get(address(report, cell)).status_code == 404


def test_drafts_withdrawn_and_earlier_reports_take_no_tips(client):
    for state in ("draft", "superseded"):
        made = ReportFactory(draft=state == "draft")
        if state == "superseded":
            type(made).objects.filter(pk=made.pk).update(state=state)
        assert client.get(address(made)).status_code == 404


def test_a_tip_lands_without_an_account_or_a_name(client, report):
    page = client.post(address(report), SAID, follow=True)
    assert "Thank you" in words(page)
    kept = Tip.objects.get()
    assert (kept.cell, kept.stands, kept.proposed) == (TOTAL, "203", "200")


@pytest.mark.parametrize(
    ("wrong", "why"), [({"where": ""}, "Say where"), ({"proposed": "x"}, "whole number")]
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, report, wrong, why):
    page = client.post(address(report), SAID | {"contact": "me"} | wrong)
    assert page.status_code == 422
    assert why in words(page)
    assert 'value="me"' in page.content.decode()
    assert not Tip.objects.exists()


def test_a_program_that_fills_in_every_field_is_thanked_and_not_heard(client, report):
    page = client.post(address(report), SAID | {"website": "spam.example"}, follow=True)
    assert "Thank you" in words(page)
    assert not Tip.objects.exists()


def test_too_many_from_one_address_are_refused(client, report, settings):
    settings.TIPS_AN_HOUR = 1
    client.post(address(report), SAID)
    page = client.post(address(report), SAID)
    assert page.status_code == 429
    assert "Try again later" in words(page)


def test_the_public_page_counts_what_was_answered_and_nothing_else(client, report, tip):
    public = f"/en/reports/{report.pk}/"
    assert "Reported by readers" not in words(client.get(public))
    deny(tip, by=StaffFactory(), reason="原件即为 203")
    assert "0 corrected, 1 no mistake" in words(client.get(public))


def test_staff_see_what_is_open_with_its_place_lit_up(client, clerk, tip):
    listed = client.get("/en/tips/")
    assert "1 reported mistake" in words(listed)
    page = client.get(f"/en/tips/{tip.pk}/").content.decode()
    assert 'class="number number total lit" id="requests.new.total"' in page
    assert 'id="s3"' in page
    assert "原件第 3 页" in page


def test_staff_answer_that_it_is_no_mistake(client, clerk, tip):
    place = f"/en/tips/{tip.pk}/"
    assert client.post(place, {"reason": ""}).status_code == 422
    assert client.post(place, {"reason": "原件即为 203"}).url == "/en/tips/"
    assert client.post(place, {"reason": "once more"}).status_code == 409
    assert "No draft" not in words(client.get("/en/tips/?state=no_mistake"))
    assert "原件即为 203" in words(client.get(place))


def test_a_tip_leads_an_administrator_to_the_correction_with_its_reason(client, report, tip):
    person = StaffFactory()
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    place = f"/en/admin/parsing/report/{report.pk}/change/?tip={tip.pk}"
    assert f"?tip={tip.pk}#id_{TOTAL}" in client.get(f"/en/tips/{tip.pk}/").content.decode()
    form = client.get(place).context["form"]
    assert form["reason"].value() == "Reported by a reader."
    typed = {field.html_name: field.value() for field in form}
    typed = {name: "" if value is None else value for name, value in typed.items()}
    client.post(place, typed | {TOTAL: "200", "reason": "见原件"})
    tip.refresh_from_db()
    assert (tip.state, tip.correction) == ("corrected", Correction.objects.get())


def test_a_change_is_taken_back_on_its_own_page(client, report):
    person = StaffFactory()
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    place = f"/en/admin/parsing/report/{report.pk}/"
    form = client.get(f"{place}change/").context["form"]
    typed = {field.html_name: field.value() for field in form}
    typed = {name: "" if value is None else value for name, value in typed.items()}
    client.post(f"{place}change/", typed | {TOTAL: "200", "reason": "见原件"})
    entry = Correction.objects.get()
    undo = f"{place}revert/{entry.pk}/"
    assert undo in client.get(f"{place}change/").content.decode()
    assert client.get(undo).status_code == 200
    assert client.post(undo, {"version": "2", "reason": ""}).status_code == 422
    assert client.post(undo, {"version": "1", "reason": "有误"}).status_code == 409
    client.post(undo, {"version": "2", "reason": "登记簿有误"})
    assert Correction.objects.filter(reverts=entry, reason="登记簿有误").exists()
    page = words(client.get(f"/en/reports/{report.pk}/"))
    assert "taken back to 203" in page
    assert "taken back later" in page


def test_a_reviewer_takes_nothing_back(client, clerk, report):
    assert client.get(f"/en/admin/parsing/report/{report.pk}/revert/1/").status_code in (403, 404)


def test_tips_lie_within_reach(client, clerk, tip):
    county = cloud_river()[2]
    Assignment.objects.create(user=clerk, region=county)
    near = ReportFactory(agency=AgencyFactory(region=county))
    mine = tell(near, Told(CELL, "", "原件"), sender="")
    assert set(client.get("/en/tips/").context["table"].data) == {mine}
    assert client.get(f"/en/tips/{tip.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/en/tips/", "/en/tips/1/"])
def test_others_see_no_tips(client, path):
    assert "/login/" in client.get(path).url
    client.force_login(StaffFactory(permissions=["upload"]))
    assert client.get(path).status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_tips(client, clerk, tip):
    few = queries(client, "/en/tips/")
    for _ in range(5):
        tell(ReportFactory(), Told(CELL, "", "原件"), sender="")
    assert queries(client, "/en/tips/") == few
