"""Drafts that leave nothing to a person, published many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from parsing.models import Report
from parsing.models.waiting import with_unread_cells

from .locking import hold_agencies
from .publishing import release, without_place
from .refusal import Refused
from .review import publish


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of one draft that was to be published; ``refused`` is None where it was."""

    report: Report
    refused: Refused | None


def publish_each(versions: Mapping[int, int], *, by: User) -> list[Publication]:
    """Publish these drafts, each by itself, if they are clean; what became of each.

    ``versions`` are the versions that were seen, by the drafts' keys. A draft that is not there
    any more is left out.
    """
    known = with_unread_cells(Report.objects.filter(pk__in=versions).select_related("agency"))
    return [
        Publication(report, _published_alone(report, version=versions[report.pk], by=by))
        for report in known.order_by("pk")
    ]


def _published_alone(report: Report, *, version: int, by: User) -> Refused | None:
    refused = reason_to_look(report, is_taken=report.present() is not None)
    if refused:
        return refused
    try:
        publish(report, by=by, version=version)
    except Refused as refused:
        return refused
    return None


@transaction.atomic
def publish_clean(drafts: Collection[int], *, by: User | None) -> set[int]:
    """Publish those of the drafts, by their keys, that are clean; the keys of those that were.

    A few queries, however many drafts.
    """
    waiting = Report.objects.drafts().filter(pk__in=drafts)
    agencies = set(waiting.order_by().values_list("agency_id", flat=True))
    hold_agencies(agencies)
    known = with_unread_cells(waiting.filter(agency__in=agencies).select_related("agency"))
    held = list(known.select_for_update(of=("self",)).order_by("pk"))
    taken = _taken(held)
    chosen = []
    for draft in held:
        place = (draft.agency_id, draft.year)
        if reason_to_look(draft, is_taken=place in taken) is None:
            taken.add(place)
            chosen.append(draft)
    if chosen:
        release(chosen, by=by)
    return {draft.pk for draft in chosen}


def _taken(drafts: Sequence[Report]) -> set[tuple[int | None, int | None]]:
    """The agencies and years, near these drafts, for which a report is published."""
    published = Report.objects.published().filter(
        agency__in={draft.agency_id for draft in drafts}, year__in={draft.year for draft in drafts}
    )
    return set(published.order_by().values_list("agency_id", "year"))


def reason_to_look(report: Report, *, is_taken: bool) -> Refused | None:
    """Why a person must look at a draft ``with_unread_cells`` first; None where it is clean.

    ``is_taken`` tells that a report is published for its agency and year.
    """
    if not report.is_draft:
        return Refused("not_a_draft", _("This report was published meanwhile."))
    if refused := without_place(report):
        return refused
    if report.form_used is None:
        return Refused("no_form", _("It has none of the official tables: it needs a look."))
    if report.problems or getattr(report, "unread_cells", 0):
        return Refused("unread", _("Something in it could not be read: it needs a look."))
    if is_taken:
        return Refused(
            "present", _("A report for this agency and year is published: compare the two first.")
        )
    return None
