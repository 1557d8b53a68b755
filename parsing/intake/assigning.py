"""Drafts of a batch whose agency is open, named many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Batch, BatchItem, Report
from parsing.models.assignments import Person
from parsing.models.report_queries import ReportQuerySet

from .agencies import save_agency
from .batch_reading import needs_a_look
from .copying import update_many
from .findings import recheck_many
from .locking import hold_agencies
from .reach import require_reach
from .refusal import Refused


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
    """Files whose drafts need no look any more say so."""
    waiting = BatchItem.objects.filter(report__in=drafts, state=BatchItem.State.ATTENTION)
    items: Iterable[BatchItem] = waiting.defer("content").select_related("report")
    clean = [item.pk for item in items if item.report and not needs_a_look(item.report)]
    BatchItem.objects.filter(pk__in=clean).update(state=BatchItem.State.READ)
