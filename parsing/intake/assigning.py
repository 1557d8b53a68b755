"""Drafts of a batch whose agency is open, named many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Batch, BatchItem, Report
from parsing.models.assignments import Person
from parsing.models.report_queries import ReportQuerySet
from parsing.models.waiting import needing_attention, with_looks

from .agencies import save_agency
from .copying import update_many
from .findings import recheck_many
from .locking import hold_agencies
from .reach import require_reach
from .refusal import Refused

READ, ATTENTION = BatchItem.State.READ, BatchItem.State.ATTENTION


@dataclass(frozen=True, slots=True)
class Nameless:
    """The drafts of a batch that state one name no agency bears: ``first`` is one of them."""

    name: str
    drafts: int
    first_year: int | None
    last_year: int | None
    first: int


def nameless_drafts(batch: Batch, *, of: Person) -> int:
    """How many drafts of a batch have no agency and are for this person to handle."""
    return _open(batch, of).count()


def nameless(batch: Batch, *, of: Person) -> list[Nameless]:
    """Such drafts, by the name that they state; those of most drafts first."""
    counted = (
        _open(batch, of)
        .values("stated_agency")
        .annotate(drafts=Count("pk"), since=Min("year"), until=Max("year"), first=Min("pk"))
    )
    return [
        Nameless(row["stated_agency"], row["drafts"], row["since"], row["until"], row["first"])
        for row in counted.order_by("-drafts", "stated_agency")
    ]


def _open(batch: Batch, person: Person) -> ReportQuerySet:
    """The drafts of a batch that have no agency and that a person may handle."""
    brought = BatchItem.objects.filter(batch=batch, report=OuterRef("pk")).order_by()
    drafts = Report.objects.drafts().handled_by(person)
    return drafts.filter(Exists(brought), agency=None).order_by()


@transaction.atomic
def assign(batch: Batch, names: Collection[str], *, agency: Agency, by: Person) -> int:
    """Give the drafts that state one of these names to an agency; how many they are.

    An agency that is not stored yet is created with it. Refused where it was merged into another,
    or another of its region bears its name.
    """
    if agency._state.adding:
        agency = save_agency(agency)
    require_reach(by, agency)
    hold_agencies((agency.pk,))
    agency.refresh_from_db()
    if agency.merged_into_id:
        raise Refused("merged", _("Its agency was merged into another: choose that one."))
    stated = _open(batch, by).filter(stated_agency__in=names)
    drafts = list(stated.order_by("pk").select_for_update(of=("self",)))
    for draft in drafts:
        draft.agency = agency
        draft.version += 1
    update_many(drafts, ("agency", "version", "changed_at"))
    recheck_many(drafts)
    _settle(drafts)
    return len(drafts)


def _settle(drafts: Sequence[Report]) -> None:
    """Their files say which of the drafts need a look now."""
    known = Report.objects.filter(pk__in=[draft.pk for draft in drafts]).order_by()
    to_look_at = needing_attention(with_looks(known)).values("pk")
    items = BatchItem.objects.filter(report__in=drafts, state__in=(READ, ATTENTION))
    items.filter(report__in=to_look_at).update(state=ATTENTION)
    items.exclude(report__in=to_look_at).update(state=READ)
