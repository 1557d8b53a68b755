"""Drafts that leave nothing to a person: they can be published many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from parsing.models import Report
from parsing.models.waiting import with_stage, with_unread_cells

from .publishing import without_place
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
    handled = Report.objects.handled_by(by).filter(pk__in=versions).select_related("agency")
    known = with_stage(with_unread_cells(handled))
    return [
        Publication(report, _published_alone(report, version=versions[report.pk], by=by))
        for report in known.order_by("pk")
    ]


def _published_alone(report: Report, *, version: int, by: User) -> Refused | None:
    unread: int = getattr(report, "unread_cells", 0)
    refused = reason_to_look(report, unread=unread, is_taken=report.present() is not None)
    if refused:
        return refused
    try:
        publish(report, by=by, version=version)
    except Refused as refused:
        return refused
    return None


def reason_to_look(report: Report, *, unread: int, is_taken: bool) -> Refused | None:
    """Why a person must look at a draft first; None where it is clean.

    ``unread`` is the number of its cells that could not be read, ``is_taken`` tells that a report
    is published for its agency and year.
    """
    if refused := _not_waiting(report) or without_place(report):
        return refused
    if report.form_used is None:
        return Refused("no_form", _("It has none of the official tables: it needs a look."))
    if report.problems or unread:
        return Refused("unread", _("Something in it could not be read: it needs a look."))
    if is_taken:
        return Refused(
            "present", _("A report for this agency and year is published: compare the two first.")
        )
    return None


def _not_waiting(report: Report) -> Refused | None:
    if not report.is_draft:
        return Refused("not_a_draft", _("This report was published meanwhile."))
    if getattr(report, "stage", "") == "sent_back":
        return Refused("sent_back", _("It was sent back to who brought it."))
    return None
