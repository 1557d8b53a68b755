"""Drafts that go back to who brought them, and come again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.models import Claim, Report, SendingBack

from .locking import held_draft
from .refusal import Refused


@transaction.atomic
def send_back(report: Report, *, by: User, version: int, reason: str) -> None:
    """Give a draft back to who brought it; nobody else is given it until it is handed in again."""
    if not reason.strip():
        raise Refused("no_reason", _("Say what is to be mended."))
    draft = held_draft(report, version)
    if draft.source.uploaded_by_id is None:
        raise Refused("brought_by_nobody", _("It came with an import: there is nobody to ask."))
    if draft.sent_back.filter(answered_at=None).exists():
        raise Refused("sent_back", _("This draft was sent back already."))
    SendingBack.objects.create(report=draft, by=by, reason=reason.strip())
    Claim.objects.filter(report=draft).delete()
    _count(draft)


@transaction.atomic
def hand_in(report: Report, *, version: int) -> None:
    """Let a draft that was sent back wait for review again."""
    draft = held_draft(report, version)
    if not draft.sent_back.filter(answered_at=None).update(answered_at=timezone.now()):
        raise Refused("not_sent_back", _("This draft waits for review already."))
    _count(draft)


def _count(draft: Report) -> None:
    draft.version += 1
    draft.save(update_fields=("version", "changed_at"))
