"""Drafts that become what everybody sees."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.models import Report

from .findings import recheck_around_many
from .refusal import Refused


def without_place(draft: Report) -> Refused | None:
    """Why nothing can be published as this draft is named; None where it can."""
    if draft.agency is None or draft.year is None:
        return Refused("incomplete", _("Agency and year must be named before publishing."))
    if draft.agency.merged_into_id:
        return Refused("merged", _("Its agency was merged into another: choose that one."))
    return None


def release(drafts: Sequence[Report], *, by: User | None) -> None:
    """Publish drafts that are held, as the latest revisions for their agencies and years.

    The caller holds the agencies too and has seen to it that nothing else is published for them
    and these years. A few queries, however many drafts.
    """
    latest = _latest_revisions(drafts)
    now = timezone.now()
    by_revision: dict[int, list[int]] = {}
    for draft in drafts:
        revision = latest.get((draft.agency_id, draft.year), 0) + 1
        by_revision.setdefault(revision, []).append(draft.pk)
    for revision, keys in by_revision.items():
        Report.objects.filter(pk__in=keys).update(
            state=Report.State.PUBLISHED,
            revision=revision,
            published_at=now,
            published_by=by,
            version=F("version") + 1,
            changed_at=now,
        )
    recheck_around_many(drafts)


def _latest_revisions(drafts: Sequence[Report]) -> dict[tuple[int | None, int | None], int]:
    """The highest revision by agency and year, near these drafts."""
    numbered = Report.objects.exclude(revision=None).filter(
        agency__in={draft.agency_id for draft in drafts}, year__in={draft.year for draft in drafts}
    )
    found = numbered.order_by().values_list("agency_id", "year").annotate(latest=Max("revision"))
    return {(agency, year): latest for agency, year, latest in found}
