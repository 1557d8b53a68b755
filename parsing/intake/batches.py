"""Batches of files: brought, stopped, tried again. The files are read in the background.

Files and the jobs that read them are stored in one transaction: no file waits without a job.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from parsing.models import Agency, Batch, BatchItem
from parsing.models.agencies import NAME_LENGTH
from parsing.models.batches import FILE_NAME_LENGTH, BatchItemQuerySet
from parsing.models.reports import FIRST_YEAR, LAST_YEAR

from .copying import insert_many
from .refusal import Refused

T = TypeVar("T")

JOB = "read_files"
MOST_AT_ONCE = 500
MOST_BYTES_AT_ONCE = 32 * 1024 * 1024  # in memory, and in one job


@dataclass(frozen=True, slots=True)
class Share:
    """How the files of a batch are shared out: ``files`` a job at most, the higher ``priority`` first."""

    files: int
    priority: int


SHARES = {
    Batch.Origin.UPLOAD: Share(files=10, priority=10),  # somebody is waiting
    Batch.Origin.COMMAND: Share(files=100, priority=0),
}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was brought; ``refused`` tells why its bytes could not be had.

    ``called`` and ``year`` are agency and year where they came with it.
    """

    name: str
    content: bytes
    called: str = ""
    year: int | None = None
    refused: Refused | None = None


def open_batch(
    origin: Batch.Origin,
    *,
    by: User | None,
    name: str = "",
    agency: Agency | None = None,
    year: int | None = None,
    publishes_clean: bool = False,
) -> Batch:
    """A new batch without files."""
    return Batch.objects.create(
        origin=origin,
        by=by,
        name=name[:255],
        agency=agency,
        year=year,
        publishes_clean=publishes_clean,
    )


def add_files(batch: Batch, files: Iterable[File]) -> int:
    """Queue the files, some at a time, as items of the batch; their number.

    Those that were refused have failed at once.
    """
    return sum(_add(batch, part) for part in in_parts(files, size=lambda file: len(file.content)))


def in_parts(
    held: Iterable[T], *, size: Callable[[T], int], most: int = MOST_AT_ONCE
) -> Iterator[list[T]]:
    """What is held, as much at a time as may stand in memory: by number and by size in bytes."""
    part: list[T] = []
    together = 0
    for each in held:
        if part and (len(part) >= most or together + size(each) > MOST_BYTES_AT_ONCE):
            yield part
            part, together = [], 0
        part.append(each)
        together += size(each)
    if part:
        yield part


@transaction.atomic
def _add(batch: Batch, files: Sequence[File]) -> int:
    """Store files and the jobs that read them, or neither."""
    held = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    last = held.items.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    items = [_item(batch, position, file) for position, file in enumerate(files, first)]
    insert_many(items)
    waiting = [item for item in items if item.state == BatchItem.State.QUEUED]
    _enqueue(batch, [(item.pk, item.size) for item in waiting])
    return len(items)


def _item(batch: Batch, position: int, file: File) -> BatchItem:
    item = BatchItem(
        batch=batch,
        position=position,
        name=file.name[-FILE_NAME_LENGTH:].replace("\x00", ""),
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        content=file.content,
        called=file.called[:NAME_LENGTH],
        year=file.year if file.year and FIRST_YEAR <= file.year <= LAST_YEAR else None,
    )
    if file.refused:
        item.content = None
        set_failed(item, file.refused)
    return item


def set_failed(item: BatchItem, refused: Refused) -> None:
    """Set on an item, not stored yet, that it failed and why, in every language."""
    item.state, item.code = BatchItem.State.FAILED, refused.code
    item.why = in_every_language(refused)


def in_every_language(refused: Refused) -> dict[str, str]:
    """Why something was not done, by language."""
    why = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            why[language] = refused.message
    return why


def _enqueue(batch: Batch, items: Iterable[tuple[int, int]]) -> None:
    """Queue the jobs that read these items, given by their keys and sizes."""
    share = SHARES[Batch.Origin(batch.origin)]
    jobs: list[JSONDict] = [
        {"items": [key for key, _size in part]}
        for part in in_parts(items, size=itemgetter(1), most=share.files)
    ]
    if jobs:
        app.configure_task(JOB, queue="reading", priority=share.priority).batch_defer(*jobs)


@transaction.atomic
def stop(batch: Batch) -> int:
    """Read no more of the batch; the number of files that waited. What is being read is finished."""
    waiting = batch.items.filter(state=BatchItem.State.QUEUED)
    return waiting.update(state=BatchItem.State.STOPPED)


@transaction.atomic
def retry(batch: Batch) -> int:
    """Queue again what failed or was stopped; the number of files."""
    return _retry(batch, BatchItem.objects.filter(batch=batch))


@transaction.atomic
def retry_one(item: BatchItem) -> int:
    """Queue one file again, if it failed or was stopped; how many were: 1, or 0."""
    return _retry(item.batch, BatchItem.objects.filter(pk=item.pk))


def _retry(batch: Batch, items: BatchItemQuerySet) -> int:
    held = items.retryable().order_by("position").select_for_update()
    again = list(held.values_list("pk", "size"))
    BatchItem.objects.filter(pk__in=[key for key, _size in again]).update(
        state=BatchItem.State.QUEUED, code="", why={}, attempts=0
    )
    _enqueue(batch, again)
    return len(again)
