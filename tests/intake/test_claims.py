"""Who looks at which draft; what goes back to who brought it."""

import time
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.models import CharField, Func, Value
from django.utils import timezone

from parsing.intake.claims import claim, claim_next, take_over
from parsing.intake.clean import publish_each
from parsing.intake.refusal import Refused
from parsing.intake.review import publish
from parsing.intake.sending_back import hand_in, send_back
from parsing.models import Claim, Report
from parsing.models.claims import CLAIM_LASTS
from tests.factories import ReportFactory, StaffFactory


def drafts():
    return Report.objects.drafts()


@pytest.mark.django_db
def test_a_draft_is_claimed_by_the_first_and_taken_over_only_on_a_word():
    draft, first, second = ReportFactory(draft=True), StaffFactory(), StaffFactory()
    assert claim(draft, by=first).by == first
    assert claim(draft, by=second).by == first
    assert take_over(draft, by=second).by == second
    assert claim(draft, by=first).by == second


@pytest.mark.django_db
def test_a_claim_without_a_sign_for_a_while_holds_no_more():
    draft, second = ReportFactory(draft=True), StaffFactory()
    claim(draft, by=StaffFactory())
    Claim.objects.update(at=timezone.now() - CLAIM_LASTS - timedelta(seconds=1))
    assert claim(draft, by=second).by == second


@pytest.mark.django_db
def test_the_next_draft_is_the_oldest_that_nobody_else_looks_at():
    person, other = StaffFactory(), StaffFactory()
    oldest, second, third = ReportFactory.create_batch(3, draft=True)
    claim(oldest, by=other)
    assert claim_next(drafts(), by=person) == second
    assert claim_next(drafts(), by=person, after=second.pk) == third
    assert not Claim.objects.filter(report=second).exists()
    assert claim_next(drafts(), by=person, after=third.pk) == second


@pytest.mark.django_db
def test_where_everything_is_taken_there_is_no_next():
    draft = ReportFactory(draft=True)
    assert claim_next(drafts(), by=StaffFactory(), after=draft.pk) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_are_given_two_drafts():
    ReportFactory.create_batch(2, draft=True)
    people = StaffFactory.create_batch(2)
    together, given = Barrier(2), []

    def ask(person):
        together.wait()
        given.append(claim_next(drafts(), by=person))
        connection.close()

    threads = [Thread(target=ask, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(given) == set(Report.objects.all())


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_was_given_away_while_it_was_looked_for_is_passed_over():
    first, second = ReportFactory.create_batch(2, draft=True)
    slow, quick = StaffFactory.create_batch(2)
    sleep = Func(Value(0.3), function="pg_sleep", output_field=CharField())
    looked_for_slowly = drafts().alias(slept=sleep).filter(slept__isnull=False)
    given = []

    def ask():
        given.append(claim_next(looked_for_slowly, by=slow))
        connection.close()

    asking = Thread(target=ask)
    asking.start()
    time.sleep(0.2)  # it has begun to look, and holds nothing yet
    assert claim_next(drafts(), by=quick) == first
    asking.join()
    assert given == [second]
    assert dict(Claim.objects.values_list("report", "by")) == {
        first.pk: quick.pk,
        second.pk: slow.pk,
    }


@pytest.mark.django_db
def test_publishing_ends_the_claim():
    draft, person = ReportFactory(draft=True), StaffFactory()
    claim(draft, by=person)
    publish(draft, by=person, version=1)
    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_what_was_sent_back_is_given_to_no_reviewer_until_it_is_handed_in():
    reviewer = StaffFactory()
    draft = ReportFactory(draft=True, source__uploaded_by=StaffFactory())
    send_back(draft, by=reviewer, version=1, reason="总计应为 200")
    assert claim_next(drafts(), by=reviewer) is None
    [publication] = publish_each({draft.pk: 2}, by=reviewer)
    assert publication.refused.code == "sent_back"
    hand_in(draft, version=2)
    assert claim_next(drafts(), by=reviewer) == draft
    assert draft.sent_back.get().answered_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_sent_back_without_a_reason(reason):
    draft = ReportFactory(draft=True, source__uploaded_by=StaffFactory())
    with pytest.raises(Refused, match="no_reason"):
        send_back(draft, by=StaffFactory(), version=1, reason=reason)


@pytest.mark.django_db
def test_what_nobody_brought_cannot_be_sent_back_nor_anything_twice():
    draft = ReportFactory(draft=True)
    with pytest.raises(Refused, match="brought_by_nobody"):
        send_back(draft, by=StaffFactory(), version=1, reason="?")
    brought = ReportFactory(draft=True, source__uploaded_by=StaffFactory())
    send_back(brought, by=StaffFactory(), version=1, reason="?")
    with pytest.raises(Refused, match="sent_back"):
        send_back(brought, by=StaffFactory(), version=2, reason="?")
    with pytest.raises(Refused, match="changed"):
        hand_in(brought, version=1)
