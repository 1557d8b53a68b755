"""Corrections of published numbers, in the open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.models import Correction, Report, Tip

from .cells import change_cells, take_back
from .findings import recheck_around
from .locking import locked
from .refusal import Refused
from .tips import confirm


@transaction.atomic
def correct(
    report: Report,
    typed: Mapping[Address, str],
    *,
    by: User,
    version: int,
    reason: str,
    kind: Correction.Kind = Correction.Kind.CORRECTION,
    tip: Tip | None = None,
) -> int:
    """The number of cells of a published report that were changed, each with the reason.

    ``kind`` tells a number that the report prints wrongly from one that was read wrongly. A ``tip``
    is answered with it; Refused where the cell that it is about was not changed.
    """
    if not reason.strip():
        raise Refused("no_reason", _("A correction needs a reason."))
    published = locked(report, version)
    if not published.is_published:
        raise Refused("not_published", _("Only a published report can be corrected."))
    began = timezone.now()
    changed = change_cells(published, typed, by=by, kind=kind, reason=reason.strip())
    if tip:
        confirm(tip, _entry_for(tip, published.corrections.filter(at__gte=began)), by=by)
    if changed:
        recheck_around(published)
    return changed


def _entry_for(tip: Tip, made: Iterable[Correction]) -> Correction:
    """The entry among those just made for the cell that a tip is about."""
    for entry in made:
        if entry.address == tip.cell:
            return entry
    raise Refused("other_cell", _("The number that the reader means was not changed."))


@transaction.atomic
def revert(entry: Correction, *, by: User, version: int, reason: str) -> Correction:
    """Take back a change of a published report, in the open: the new entry, which points to it.

    Refused where the number was changed since or the entry was reverted before.
    """
    if not reason.strip():
        raise Refused("no_reason", _("A correction needs a reason."))
    published = locked(entry.report, version)
    if not published.is_published:
        raise Refused("not_published", _("Only a published report can be corrected."))
    made = take_back(published, entry, by=by, reason=reason.strip())
    recheck_around(published)
    return made
