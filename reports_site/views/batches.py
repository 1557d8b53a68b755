"""Batches of files: their list, and one with what became of each file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from parsing.intake.assigning import nameless_drafts
from parsing.intake.batches import retry, retry_one, stop
from parsing.models import Batch, BatchItem

from ..exports.answers import answer, wanted
from ..exports.batches import batch_export
from ..filters.batches import BatchItemFilter
from ..numbers import whole_number
from ..progress import Progress
from ..tables.batches import BatchItemTable, BatchTable
from .permissions import for_uploaders

PER_PAGE = 100


@for_uploaders
def batch_list(request: HttpRequest) -> HttpResponse:
    """The batches that a person handles, the newest first."""
    table = BatchTable(Batch.objects.handled_by(request.user).with_counts().select_related("by"))
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    return render(request, "pages/batches.html", {"table": table})


@for_uploaders
def batch_detail(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A batch, each of its files with its state; as a table to take along if asked for."""
    batch = get_object_or_404(
        Batch.objects.handled_by(request.user).select_related("by", "agency"), pk=pk
    )
    kind = wanted(request)
    if kind:
        return answer(request, batch_export(batch, _chosen(request, batch).qs), kind)
    return render(request, "pages/batch.html", _context(request, batch))


@for_uploaders
def batch_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page of a batch that changes while its files are read."""
    batch = get_object_or_404(Batch.objects.handled_by(request.user), pk=pk)
    return render(request, "batches/progress.html", _context(request, batch))


@require_POST
@for_uploaders
def batch_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Read no more of a batch."""
    batch = get_object_or_404(Batch.objects.handled_by(request.user), pk=pk)
    stopped = stop(batch)
    words = ngettext(
        "%(count)s file was stopped before it was read.",
        "%(count)s files were stopped before they were read.",
        stopped,
    )
    messages.info(request, words % {"count": stopped})
    return redirect(batch)


@require_POST
@for_uploaders
def batch_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read again what failed or was stopped: all of it, or the one file that was named."""
    batch = get_object_or_404(Batch.objects.handled_by(request.user), pk=pk)
    if "item" in request.POST:
        item = whole_number(request.POST["item"])
        queued = retry_one(
            get_object_or_404(BatchItem.objects.defer("content"), pk=item, batch=batch)
        )
    else:
        queued = retry(batch)
    words = ngettext(
        "%(count)s file waits to be read again.", "%(count)s files wait to be read again.", queued
    )
    messages.info(request, words % {"count": queued})
    return redirect(batch)


def _chosen(request: HttpRequest, batch: Batch) -> BatchItemFilter:
    items = BatchItem.objects.filter(batch=batch).for_list(of=request.user).order_by("position")
    return BatchItemFilter(request.GET, queryset=items)


def _context(request: HttpRequest, batch: Batch) -> dict[str, Any]:
    chosen = _chosen(request, batch)
    table = BatchItemTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    progress = Progress(batch.counts(), chosen=request.GET.get("status", ""))
    return {
        "batch": batch,
        "filter": chosen,
        "table": table,
        "progress": progress,
        "nameless": nameless_drafts(batch, of=request.user),
    }
