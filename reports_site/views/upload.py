"""Uploading reports."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parsing.intake.archives import files_in
from parsing.intake.batches import add_files, open_batch
from parsing.intake.refusal import Refused
from parsing.intake.trouble import TROUBLE, trouble_of
from parsing.intake.upload import Received, receive
from parsing.models import Batch, Report

from ..forms.upload import Original, UploadForm
from ..tables.batches import address_of, title_of
from .permissions import for_uploaders


@require_http_methods(["GET", "HEAD", "POST"])
@for_uploaders
def upload(request: HttpRequest) -> HttpResponse:
    """The form; one text leads to its review, several or an archive to their batch."""
    if request.method != "POST":
        return _page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _receive(request, form)


def _receive(request: HttpRequest, form: UploadForm) -> HttpResponse:
    files = form.cleaned_data["files"]
    alone = form.pasted or form.single
    if alone is None:
        return _queue(request, form)
    outcome = _received(request, form, alone)
    if isinstance(outcome, Refused):
        # Nothing is stored yet, and what was typed comes back.
        field, name = ("text", "") if alone.is_pasted else ("files", f"{alone.filename}: ")
        form.add_error(field, name + outcome.message)
        return _page(request, form, status=422)
    _tell(request, alone, outcome)
    if alone.is_pasted and files:
        return _queue(request, form)
    return redirect(_address(request, outcome.report))


def _is_of_others(request: HttpRequest, report: Report) -> bool:
    """Whether it is a draft that others have and the person does not handle."""
    handled = Report.objects.handled_by(request.user)
    return report.is_draft and not handled.filter(pk=report.pk).exists()


def _address(request: HttpRequest, report: Report) -> str:
    """Where the report is found; for a draft that others have, the list."""
    return reverse("review_list") if _is_of_others(request, report) else address_of(report)


def _queue(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """The page of the batch of the files; where there is no room for them, the form again."""
    try:
        return redirect(_batch(request, form))
    except TROUBLE as error:
        form.add_error("files", f"{trouble_of(error).message} {_('Nothing was stored.')}")
        return _page(request, form, status=507)


@transaction.atomic
def _batch(request: HttpRequest, form: UploadForm) -> Batch:
    """The batch of the files that were sent, waiting to be read."""
    files = form.cleaned_data["files"]
    batch = open_batch(
        Batch.Origin.UPLOAD,
        by=request.user,
        name=_name(files),
        agency=form.cleaned_data["agency"],
        year=form.cleaned_data["year"],
    )
    add_files(
        batch,
        (file for sent in form.many for file in files_in(sent.filename, sent.content)),
    )
    return batch


def _name(files: list[UploadedFile]) -> str:
    """What the files are called together."""
    first = files[0].name or "?"
    if len(files) == 1:
        return first
    return _("%(first)s and %(others)s more") % {"first": first, "others": len(files) - 1}


def _received(request: HttpRequest, form: UploadForm, original: Original) -> Received | Refused:
    try:
        return receive(
            original.content,
            by=request.user,
            filename=original.filename,
            agency=form.cleaned_data["agency"],
            year=form.cleaned_data["year"],
        )
    except Refused as refused:
        return refused


def _tell(request: HttpRequest, original: Original, received: Received) -> None:
    name = original.filename or _("Pasted text")
    if _is_of_others(request, received.report):
        words = _("{name}: this text is here already, in a draft that somebody else handles")
        messages.info(request, format_html(words, name=name))
        return
    words = (
        _("{name}: received as the draft {report}")
        if received.is_new
        else _("{name}: this text is here already, it led to {report}")
    )
    link = format_html(
        '<a href="{}">{}</a>', address_of(received.report), title_of(received.report)
    )
    level = messages.success if received.is_new else messages.info
    level(request, format_html(words, name=name, report=link))


def _page(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "candidates": form.candidates,
        "limits": {
            "megabytes": settings.UPLOAD_MAX_BYTES // settings.MEGABYTE,
            "files": settings.UPLOAD_MAX_FILES,
            "bytes_together": settings.REQUEST_MAX_BYTES,
            "together": settings.REQUEST_MAX_BYTES // settings.MEGABYTE,
        },
    }
    return render(request, "pages/upload.html", context, status=status)
