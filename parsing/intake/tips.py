"""What readers say is wrong: taken in without an account, answered by staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.models import Correction, Report, Tip
from parsing.models.contents import content

from .cells import column_at
from .locking import hold
from .notation import parse
from .refusal import Refused

WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader says: of which cell, what it should say, where one sees it, how to answer."""

    cell: Address
    proposed: str
    where: str
    contact: str = ""


@transaction.atomic
def tell(report: Report, told: Told, *, sender: str) -> Tip:
    """The tip, kept; ``sender`` is the address that it came from, of which only a digest is kept.

    Refused where the form has no such cell, what it should say is no number of its column, or
    too much came from the address within an hour.
    """
    column = column_at(report, told.cell)
    proposed = str(parse(told.proposed, column)) if told.proposed.strip() else ""
    now = timezone.now()
    hold(f"tips {sender}")  # what comes from one address at once waits for each other
    known = [_digest(sender, at=at) for at in (now, now - WINDOW)]
    recent = Tip.objects.filter(sender__in=known, at__gt=now - WINDOW)
    if recent.count() >= settings.TIPS_AN_HOUR:
        raise Refused("too_many", _("Too many mistakes were reported from here. Try again later."))
    stored = report.rows(told.cell.table).get(told.cell.row)
    return Tip.objects.create(
        report=report,
        cell=str(told.cell),
        stands=str(content(stored, told.cell.column)),
        proposed=proposed,
        where=told.where.strip(),
        contact=told.contact.strip(),
        sender=known[0],
    )


def deny(tip: Tip, *, by: User, reason: str) -> None:
    """Answer that the number is right as it stands, and why."""
    if not reason.strip():
        raise Refused("no_reason", _("Say why it is no mistake."))
    _answer(tip, Tip.State.NO_MISTAKE, by=by, answer=reason.strip())


def confirm(tip: Tip, correction: Correction, *, by: User) -> None:
    """Answer that the number was corrected, by this entry of the ledger."""
    _answer(tip, Tip.State.CORRECTED, by=by, answer=correction.reason, correction=correction)


@transaction.atomic
def _answer(
    tip: Tip, state: str, *, by: User, answer: str, correction: Correction | None = None
) -> None:
    held = Tip.objects.select_for_update().get(pk=tip.pk)
    if not held.is_open:
        raise Refused("answered", _("Somebody else answered meanwhile."))
    held.state, held.answer, held.correction = state, answer, correction
    held.answered_by, held.answered_at = by, timezone.now()
    held.sender = held.contact = ""
    held.save()


def _digest(sender: str, *, at: datetime) -> str:
    """What tells one address from another within an hour of the clock, and never which it is."""
    hour = int(at.timestamp() // WINDOW.total_seconds())
    return salted_hmac(f"tips {hour}", sender, algorithm="sha256").hexdigest()[:32]
