"""Corrections of published numbers, in the open."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.models import Correction, Report

from .cells import change_cells, take_back
from .findings import recheck_around
from .locking import locked
from .refusal import Refused


@transaction.atomic
def correct(
    report: Report,
    typed: Mapping[Address, str],
    *,
    by: User,
    version: int,
    reason: str,
    kind: Correction.Kind = Correction.Kind.CORRECTION,
) -> int:
    """The number of cells of a published report that were changed, each with the reason.

    ``kind`` tells a number that the report prints wrongly from one that was read wrongly.
    """
    if not reason.strip():
        raise Refused("no_reason", _("A correction needs a reason."))
    published = locked(report, version)
    if not published.is_published:
        raise Refused("not_published", _("Only a published report can be corrected."))
    changed = change_cells(published, typed, by=by, kind=kind, reason=reason.strip())
    if changed:
        recheck_around(published)
    return changed


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
