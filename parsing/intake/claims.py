"""Who looks at which draft, and which one is next."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from parsing.models import Claim, Report
from parsing.models.report_queries import ReportQuerySet
from parsing.models.waiting import to_decide


@transaction.atomic
def claim(report: Report, *, by: User) -> Claim:
    """The claim on a draft: the person's own, renewed, unless that of somebody else still holds."""
    known = Claim.objects.select_for_update()
    held, _is_new = known.get_or_create(report=report, defaults={"by": by})
    if held.by_id == by.pk:
        held.at = timezone.now()
        held.save(update_fields=("at",))
        return held
    return held if held.is_alive else take_over(report, by=by)


def take_over(report: Report, *, by: User) -> Claim:
    """The person's claim on a draft, whoever had it."""
    now = timezone.now()
    held, _is_new = Claim.objects.update_or_create(
        report=report, defaults={"by": by, "since": now, "at": now}
    )
    return held


@transaction.atomic
def claim_next(drafts: ReportQuerySet, *, by: User, after: int = 0) -> Report | None:
    """The next of these drafts that nobody else looks at, claimed; None where none is left.

    It is the one that follows the draft ``after`` (its key) in the order in which they came, else
    the first. What the person held of that one ends. One that somebody else was given while it was
    looked for is passed over.
    """
    Claim.objects.filter(by=by, report=after).delete()
    free = to_decide(drafts, by=by).exclude(pk=after).order_by("pk")
    held = free.select_for_update(skip_locked=True, of=("self",))
    while chosen := held.filter(pk__gt=after).first() or held.first():
        if claim(chosen, by=by).by_id == by.pk:
            return chosen
    return None
