"""Drafts that become what everybody sees."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.models import Claim, Report

from .copying import update_many
from .findings import Place, place_of, recheck_around_many
from .likenesses import compare_later
from .refusal import Refused

STAMPED = ("state", "revision", "published_at", "published_by", "version", "changed_at")


def without_place(draft: Report) -> Refused | None:
    """Why nothing can be published as this draft is named; None where it can."""
    if draft.agency is None or draft.year is None:
        return Refused("incomplete", _("Agency and year must be named before publishing."))
    if draft.agency.merged_into_id:
        return Refused("merged", _("Its agency was merged into another: choose that one."))
    return None


def resting_places(places: Collection[Place]) -> set[Place]:
    """Those of the agencies and years for which a report is published or waits."""
    resting = Report.objects.filter(state__in=(Report.State.PUBLISHED, Report.State.DRAFT))
    found = resting.only("agency", "year").at(places)
    return {place for report in found if (place := place_of(report))}


def release(drafts: Sequence[Report], *, by: User | None) -> None:
    """Publish drafts that are held, as the latest revisions for their agencies and years.

    The caller holds the agencies too and has seen to it that nothing else is published for them
    and these years. Their prose is compared in the background. A few queries, however many drafts.
    """
    if not drafts:
        return
    stamp(drafts, by=by)
    update_many(drafts, STAMPED)
    Claim.objects.filter(report__in=drafts).delete()
    recheck_around_many(drafts)
    compare_later([draft.pk for draft in drafts])


def stamp(drafts: Sequence[Report], *, by: User | None) -> None:
    """Set on drafts that they are published, as the latest revisions; nothing is stored."""
    latest = _latest_revisions(drafts)
    now = timezone.now()
    for draft in drafts:
        draft.state = Report.State.PUBLISHED
        draft.revision = latest.get((draft.agency_id, draft.year), 0) + 1
        draft.published_at, draft.published_by = now, by
        draft.version += 1


def _latest_revisions(drafts: Sequence[Report]) -> dict[tuple[int | None, int | None], int]:
    """The highest revision by agency and year, near these drafts."""
    numbered = Report.objects.exclude(revision=None).filter(
        agency__in={draft.agency_id for draft in drafts}, year__in={draft.year for draft in drafts}
    )
    found = numbered.order_by().values_list("agency_id", "year").annotate(latest=Max("revision"))
    return {(agency, year): latest for agency, year, latest in found}
