"""Uploading reports."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parsing.intake.refusal import Refused
from parsing.intake.upload import Received, receive
from parsing.models import Report

from ..forms.upload import Original, UploadForm
from .permissions import for_uploaders


@require_http_methods(["GET", "HEAD", "POST"])
@for_uploaders
def upload(request: HttpRequest) -> HttpResponse:
    """The form; a text that was received leads to its review, several to the list of drafts."""
    if request.method != "POST":
        return _page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _receive(request, form)


def _receive(request: HttpRequest, form: UploadForm) -> HttpResponse:
    outcomes: list[tuple[Original, Received | Refused]] = []
    for original in form.originals:
        outcome = _received(request, form, original)
        if isinstance(outcome, Refused) and original.is_pasted:
            # It comes first: nothing is stored yet, and what was typed comes back.
            form.add_error("text", str(outcome.message))
            return _page(request, form, status=422)
        outcomes.append((original, outcome))
    refusals = [
        f"{original.filename}: {outcome.message}"
        for original, outcome in outcomes
        if isinstance(outcome, Refused)
    ]
    if len(refusals) == len(outcomes):
        form.add_error("files", refusals)
        return _page(request, form, status=422)
    for original, outcome in outcomes:
        _tell(request, original, outcome)
    if len(outcomes) == 1 and isinstance(outcomes[0][1], Received):
        return redirect(_address(outcomes[0][1].report))
    return redirect("review_list")


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


def _tell(request: HttpRequest, original: Original, outcome: Received | Refused) -> None:
    name = original.filename or _("Pasted text")
    if isinstance(outcome, Refused):
        messages.error(request, f"{name}: {outcome.message}")
        return
    words = (
        _("{name}: received as the draft {report}")
        if outcome.is_new
        else _("{name}: this text is here already, it led to {report}")
    )
    link = format_html('<a href="{}">{}</a>', _address(outcome.report), _title(outcome.report))
    level = messages.success if outcome.is_new else messages.info
    level(request, format_html(words, name=name, report=link))


def _title(report: Report) -> str:
    agency = report.agency or report.stated_agency or _("agency not known")
    return f"{agency} {report.year or _('year not known')}"


def _address(report: Report) -> str:
    """Where staff see the report: under review, or as everybody does."""
    return reverse("review", args=(report.pk,)) if report.is_draft else report.get_absolute_url()


def _page(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "candidates": form.candidates,
        "limits": {
            "megabytes": settings.UPLOAD_MAX_BYTES // settings.MEGABYTE,
            "files": settings.UPLOAD_MAX_FILES,
        },
    }
    return render(request, "pages/upload.html", context, status=status)
