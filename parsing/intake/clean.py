"""Drafts that leave nothing to a person: they can be published many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from parsing.models import Report
from parsing.models.waiting import with_looks, with_stage

from .locking import changed, hold_agencies
from .publishing import release, without_place
from .reach import out_of_reach
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of one draft that was to be published; ``refused`` is None where it was."""

    report: Report
    refused: Refused | None


@transaction.atomic
def publish_each(versions: Mapping[int, int], *, by: User) -> list[Publication]:
    """Publish those of these drafts that are clean; what became of each.

    ``versions`` are the versions that were seen, by the drafts' keys. A draft that is not there
    any more is left out; one that is refused hinders no other. A few queries, however many drafts.
    """
    handled = Report.objects.handled_by(by).filter(pk__in=versions).order_by("pk")
    agencies = set(handled.order_by().values_list("agency_id", flat=True))
    hold_agencies(agencies)
    known = with_stage(with_looks(handled.select_related("agency")))
    publications = []
    held = list(known.select_for_update(of=("self",)))
    reached = set(handled.within_reach_of(by).order_by().values_list("pk", flat=True))
    for draft in held:
        looks = {name: getattr(draft, name) for name in ("has_open_flags", "has_rival")}
        refused = reason_to_look(draft, **looks)
        if draft.version != versions[draft.pk] or draft.agency_id not in agencies:
            refused = refused or changed()
        if draft.pk not in reached:
            refused = refused or out_of_reach()
        publications.append(Publication(draft, refused))
    release([each.report for each in publications if each.refused is None], by=by)
    return publications


def reason_to_look(report: Report, *, has_open_flags: bool, has_rival: bool) -> Refused | None:
    """Why a person must look at a draft first; None where it is clean.

    ``parsing.models.waiting.with_looks`` tells what is asked for; ``needing_no_attention`` finds
    those that are clean.
    """
    if refused := _not_waiting(report) or without_place(report):
        return refused
    if report.form_used is None:
        return Refused("no_form", _("It has none of the official tables: it needs a look."))
    if has_open_flags:
        return Refused(
            "flagged", _("Something in it could not be read or does not agree: it needs a look.")
        )
    if has_rival:
        return Refused(
            "rival",
            _("Another report for this agency and year is here: compare the two first."),
        )
    return None


def _not_waiting(report: Report) -> Refused | None:
    if not report.is_draft:
        return Refused("not_a_draft", _("This report was published meanwhile."))
    if getattr(report, "stage", "") == "sent_back":
        return Refused("sent_back", _("It was sent back to who brought it."))
    return None
