"""The queue: the next draft, how many remain, who holds one; what is done with one on its page."""

import pytest

from parsing.intake.claims import claim
from parsing.models import Claim, Report, SendingBack
from tests.factories import AgencyFactory, ReportFactory, StaffFactory, cloud_river
from tests.site.reviewing import TOTAL, address, sent, words

pytestmark = pytest.mark.django_db


def test_the_next_draft_is_claimed_and_the_filters_go_along(client, clerk):
    near = ReportFactory(draft=True, agency=AgencyFactory(name="枫砚县司法局"))
    ReportFactory(draft=True)
    answer = client.post("/en/review/next/?q=枫砚")
    assert answer.url.startswith(f"/en/review/{near.pk}/?q=")
    assert Claim.objects.get().by == clerk
    assert "1 to review" in words(client.get(answer.url))


def test_where_nothing_is_left_the_list_says_so(client, clerk):
    page = client.post("/en/review/next/", follow=True)
    assert "Nothing is left to review here" in words(page)


@pytest.mark.parametrize("path", ["next/", "1/claim/"])
def test_nothing_is_claimed_by_looking(client, clerk, path):
    assert client.get(f"/en/review/{path}").status_code == 405


def test_publishing_leads_to_the_next_draft(client, clerk):
    first, second = ReportFactory.create_batch(2, draft=True)
    page = client.get(address(first))
    answer = client.post(address(first), sent(page, action="publish_next"))
    assert answer.url == address(second)
    assert Report.objects.get(pk=first.pk).is_published


def test_a_draft_is_passed_over_and_stays(client, clerk):
    first, second = ReportFactory.create_batch(2, draft=True)
    page = client.get(address(first))
    assert client.post(address(first), sent(page, action="pass_over")).url == address(second)
    assert Report.objects.get(pk=first.pk).is_draft


def test_a_sign_says_who_holds_the_draft(client, clerk):
    draft = ReportFactory(draft=True)
    place = f"/en/review/{draft.pk}/claim/"
    assert client.post(place).json() == {"mine": True, "by": "anning"}
    Claim.objects.update(by=StaffFactory(username="bolin"))
    assert client.post(place).json() == {"mine": False, "by": "bolin"}
    assert "bolin has been looking at this draft" in words(client.get(address(draft)))
    assert client.post(place, {"take": "1"}).url == address(draft)
    assert Claim.objects.get().by == clerk


def test_others_do_not_count_what_somebody_looks_at(client, clerk):
    held, _free = ReportFactory.create_batch(2, draft=True)
    claim(held, by=StaffFactory(username="bolin"))
    page = client.get("/en/review/")
    assert page.context["remaining"] == 1
    assert "in review: bolin" in words(page)


@pytest.mark.parametrize("stage", ["waiting", "claimed", "sent_back"])
def test_drafts_are_found_by_their_stage(client, clerk, stage):
    waiting, held, back = ReportFactory.create_batch(3, draft=True)
    claim(held, by=clerk)
    SendingBack.objects.create(report=back, by=clerk, reason="总计应为 200")
    wanted = {"waiting": waiting, "claimed": held, "sent_back": back}[stage]
    assert set(client.get(f"/en/review/?stage={stage}").context["table"].data) == {wanted}


def test_drafts_are_found_by_region_and_year(client, clerk):
    county = cloud_river()[2]
    near = ReportFactory(draft=True, agency=AgencyFactory(region=county), year=2022)
    ReportFactory(draft=True, year=2021)
    assert set(client.get("/review/?region=990121").context["table"].data) == {near}
    assert set(client.get("/review/?year=2022").context["table"].data) == {near}


def test_a_change_is_undone_on_the_page(client, clerk):
    draft = ReportFactory(draft=True)
    page = client.get(address(draft))
    assert 'value="undo"' not in page.content.decode()
    client.post(address(draft), sent(page, action="save", **{TOTAL: "5"}))
    page = client.get(address(draft))
    page = client.post(address(draft), sent(page, action="undo"), follow=True)
    assert "Undone: Received this year" in words(page)
    assert Report.objects.get().received == 0
    page = client.post(address(draft), sent(page, action="undo"))
    assert page.status_code == 409
    assert "No number is left to undo" in words(page)
    assert "Undo number" not in words(client.get(address(draft)))


def test_a_draft_is_sent_back_with_a_reason_and_handed_in_again(client, clerk):
    draft = ReportFactory(draft=True, source__uploaded_by=StaffFactory(username="qiuyu"))
    typed = {"action": "send_back", "version": "1"}
    page = client.post(address(draft), typed | {"reason": ""})
    assert page.status_code == 422
    assert "Say what is to be mended" in words(page)
    client.post(address(draft), typed | {"reason": "总计应为 200"})
    page = client.get(address(draft))
    assert "总计应为 200" in words(page)
    assert client.post(address(draft), typed | {"reason": "again"}).status_code == 409
    client.post(address(draft), {"action": "hand_in", "version": "2"})
    assert SendingBack.objects.get().answered_at is not None


def test_what_publishing_would_say_of_next_year_is_told(client, clerk):
    draft = ReportFactory(draft=True, year=2022, cells={"requests.carried_out.total": 2})
    ReportFactory(agency=draft.agency, year=2023)
    assert "Beside next year's published report" in words(client.get(address(draft)))
