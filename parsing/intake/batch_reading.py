"""Files of batches read, each once, whatever becomes of the worker that reads them.

A file is first marked as being read, in a transaction of its own. Then it is held, read, stored
and marked as done, all in one: a worker that dies leaves it as it was, and two that took up the
same file wait for each other. Files that were begun before are read one by one, so that one that
brings down its reader takes no other with it, and after a few attempts it is given up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from parsing.models import Batch, BatchItem, Report

from .batches import in_every_language, set_failed
from .clean import publish_clean
from .refusal import Refused
from .upload import Original, Outcome, receive_many

MOST_ATTEMPTS = 3
GIVEN_UP = Refused(
    "given_up",
    _("Reading it was begun %(attempts)s times and never ended."),
    attempts=MOST_ATTEMPTS,
)


def read_files(items: Sequence[int]) -> None:
    """Read those of the items, by their keys, that wait to be read."""
    waiting = BatchItem.objects.open().filter(pk__in=items).order_by("position")
    attempts = dict(waiting.values_list("pk", "attempts"))
    _read_together([item for item, begun in attempts.items() if begun == 0])
    for item in [item for item, begun in attempts.items() if begun > 0]:
        _read_together([item])


def _read_together(items: Sequence[int]) -> None:
    if _begin(items):
        _finish(items)


@transaction.atomic
def _begin(items: Sequence[int]) -> int:
    """Mark those that wait as being read; how many there are."""
    waiting = BatchItem.objects.open().filter(pk__in=items)
    held = waiting.select_for_update(of=("self",)).order_by("pk").values_list("pk", "attempts")
    begun = dict(held)
    tired = [item for item, attempts in begun.items() if attempts >= MOST_ATTEMPTS]
    BatchItem.objects.filter(pk__in=tired).update(
        state=BatchItem.State.FAILED, code=GIVEN_UP.code, why=in_every_language(GIVEN_UP)
    )
    return BatchItem.objects.filter(pk__in=begun.keys() - set(tired)).update(
        state=BatchItem.State.READING, attempts=F("attempts") + 1
    )


@transaction.atomic
def _finish(items: Sequence[int]) -> None:
    """Read what was begun and is not done yet, and store what came of it."""
    begun = BatchItem.objects.filter(pk__in=items, state=BatchItem.State.READING)
    held = list(
        begun.select_related("batch__by", "batch__agency__merged_into")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    if not held:
        return
    batch = held[0].batch
    outcomes = receive_many([_original(item) for item in held], by=batch.by)
    for item, outcome in zip(held, outcomes, strict=True):
        _settle(item, outcome)
    failed = [item for item in held if item.state == BatchItem.State.FAILED]
    done = [item for item in held if item.state != BatchItem.State.FAILED]
    BatchItem.objects.bulk_update(failed, ("state", "code", "why"))
    BatchItem.objects.bulk_update(done, ("state", "report", "content"))
    _publish_new(batch, outcomes)


def _original(item: BatchItem) -> Original:
    agency = item.batch.agency
    return Original(
        bytes(item.content or b""),
        item.name,
        agency=(agency.merged_into or agency) if agency else None,
        called=item.called,
        year=item.year or item.batch.year,
    )


def _settle(item: BatchItem, outcome: Outcome) -> None:
    """Set on an item what became of it; nothing is stored yet."""
    if isinstance(outcome, Refused):
        set_failed(item, outcome)
        return
    item.report, item.content = outcome.report, None
    if not outcome.is_new:
        item.state = BatchItem.State.KNOWN
    elif needs_a_look(outcome.report):
        item.state = BatchItem.State.ATTENTION
    else:
        item.state = BatchItem.State.READ


def needs_a_look(report: Report) -> bool:
    """Whether one look does not settle a report that was just read."""
    is_open = report.agency_id is None or report.year is None or not report.form
    return bool(is_open or report.problems or report.errors or report.warnings)


def _publish_new(batch: Batch, outcomes: Iterable[Outcome]) -> None:
    if not batch.publishes_clean:
        return
    new = {
        outcome.report.pk
        for outcome in outcomes
        if not isinstance(outcome, Refused) and outcome.is_new
    }
    publish_clean(new, by=batch.by)
