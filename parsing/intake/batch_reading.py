"""Files of batches read, each once, whatever becomes of the worker that reads them.

A file is first marked as being read, in a transaction of its own. Then it is read, with nothing
held; then it is held, stored and marked as done, all in one: a worker that dies leaves it as it
was, and of two that took up the same file the second finds it done. Files that were begun before
are read one by one, so that one that brings down its reader takes no other with it, and after a
few attempts it is given up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from django.db import OperationalError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from parsing.models import BatchItem, Report
from parsing.models.batches import BatchItemQuerySet
from parsing.models.waiting import needing_attention, with_looks

from .batches import in_every_language, set_failed
from .copying import update_many
from .drafts import keep, keep_and_publish
from .refusal import Refused
from .texts import Original, Text, text_in
from .trouble import TROUBLE, trouble_of
from .upload import Outcome, Received, read_ahead, settle

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
    if not _begin(items):
        return
    try:
        texts = {item.pk: text_in(_original(item)) for item in _begun(items)}
        read_ahead(texts.values())
        _finish(texts)
    except TROUBLE as error:
        with suppress(OperationalError):  # what cannot be given back is taken up as it is
            _give_back(items, trouble_of(error))
        raise


def _give_back(items: Sequence[int], trouble: Refused) -> None:
    """Let the items wait again, saying why: what is no fault of theirs counts as no attempt."""
    begun = BatchItem.objects.filter(pk__in=items, state=BatchItem.State.READING)
    begun.update(
        state=BatchItem.State.QUEUED, attempts=F("attempts") - 1, why=in_every_language(trouble)
    )


@transaction.atomic
def _begin(items: Sequence[int]) -> int:
    """Mark those that wait as being read; how many there are."""
    waiting = BatchItem.objects.open().filter(pk__in=items)
    held = waiting.select_for_update(of=("self",)).order_by("pk").values_list("pk", "attempts")
    begun = dict(held)
    tired = [item for item, attempts in begun.items() if attempts >= MOST_ATTEMPTS]
    if tired:
        BatchItem.objects.filter(pk__in=tired).update(
            state=BatchItem.State.FAILED, code=GIVEN_UP.code, why=in_every_language(GIVEN_UP)
        )
    return BatchItem.objects.filter(pk__in=begun.keys() - set(tired)).update(
        state=BatchItem.State.READING, attempts=F("attempts") + 1
    )


def _begun(items: Iterable[int]) -> BatchItemQuerySet:
    """Those of the items that were begun and are not done yet, in the order they came in."""
    begun = BatchItem.objects.filter(pk__in=items, state=BatchItem.State.READING)
    return begun.select_related("batch__by", "batch__agency__merged_into").order_by("pk")


@transaction.atomic
def _finish(texts: Mapping[int, Text | Refused]) -> None:
    """Store what came of the texts, by their items' keys, that nobody else has finished."""
    held = list(_begun(texts).defer("content").select_for_update(of=("self",)))
    if not held:
        return
    batch = held[0].batch
    outcomes = settle(
        [texts[item.pk] for item in held],
        by=batch.by,
        keeping=keep_and_publish if batch.publishes_clean else keep,
    )
    to_look_at = _to_look_at(outcomes)
    for item, outcome in zip(held, outcomes, strict=True):
        _settle(item, outcome, to_look_at)
    failed = [item for item in held if item.state == BatchItem.State.FAILED]
    done = [item for item in held if item.state != BatchItem.State.FAILED]
    update_many(failed, ("state", "code", "why"))
    update_many(done, ("state", "report", "content", "why"))


def _original(item: BatchItem) -> Original:
    agency = item.batch.agency
    return Original(
        bytes(item.content or b""),
        item.name,
        agency=(agency.merged_into or agency) if agency else None,
        called=item.called,
        year=item.year or item.batch.year,
    )


def _to_look_at(outcomes: Iterable[Outcome]) -> set[int]:
    """The new drafts, by their keys, that one look does not settle."""
    new = [held.report.pk for held in outcomes if isinstance(held, Received) and held.is_new]
    drafts = Report.objects.drafts().filter(pk__in=new)
    return set(needing_attention(with_looks(drafts)).order_by().values_list("pk", flat=True))


def _settle(item: BatchItem, outcome: Outcome, to_look_at: Collection[int]) -> None:
    """Set on an item what became of it; nothing is stored yet."""
    if isinstance(outcome, Refused):
        set_failed(item, outcome)
        return
    item.report, item.content, item.why = outcome.report, None, {}
    if not outcome.is_new:
        item.state = BatchItem.State.KNOWN
    elif outcome.report.pk in to_look_at:
        item.state = BatchItem.State.ATTENTION
    else:
        item.state = BatchItem.State.READ
