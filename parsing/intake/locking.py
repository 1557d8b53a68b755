"""What is held for a change: agencies first, then reports, so that no two can wait for each other."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Report

from .refusal import Refused


def hold(name: str) -> None:
    """Let those who hold the same name at once wait for each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def hold_agencies(keys: Collection[int | None]) -> None:
    """Hold the agencies with these keys until the transaction ends.

    Who changes what everybody sees of them waits: the findings of a year rest on the year before.
    Who stores a draft of them does not, for that needs only their keys.
    """
    known = Agency.objects.filter(pk__in=[key for key in keys if key is not None])
    list(known.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def locked(report: Report, version: int) -> Report:
    """The report as it stands, held with its agency until the transaction ends.

    Refused unless it is at ``version``.
    """
    known = list(Report.objects.filter(pk=report.pk).values_list("agency_id", flat=True))
    hold_agencies(known)
    held = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if held is None:
        raise Refused("gone", _("This report was discarded meanwhile."))
    if held.version != version or held.agency_id not in known:
        raise changed()
    return held


def changed() -> Refused:
    """Why nothing is done to a report that is not any more as it was seen."""
    return Refused(
        "changed",
        _("The report was changed meanwhile. Nothing was saved: compare, then try again."),
    )


def held_draft(report: Report, version: int) -> Report:
    """The draft as it stands, held; Refused unless it still is one, at ``version``."""
    draft = locked(report, version)
    if not draft.is_draft:
        raise Refused("not_a_draft", _("This report was published meanwhile."))
    return draft
