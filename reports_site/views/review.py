"""One draft with its text beside its tables: what is mended on it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, discard, revise, undo
from parsing.intake.sending_back import hand_in
from parsing.models import Agency, Report
from parsing.models.assignments import may_review

from ..desk import Desk
from ..forms.named import label_of
from ..ledger import label_at
from ..numbers import whole_number
from . import deciding
from .desk_page import ON_THE_DESK, desk_page, refused_page
from .permissions import for_staff
from .queue import address_in_queue

Action = Callable[[HttpRequest, Report], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft to mend, publish, send back or discard; one that is none any more leads to its page."""
    report = get_object_or_404(ON_THE_DESK.handled_by(request.user), pk=pk)
    if not report.is_draft:
        messages.info(request, _("This report is not a draft any more: here it is as it stands."))
        return redirect(report)
    if request.method != "POST":
        return desk_page(request, Desk(report))
    return _action(request)(request, report)


def _action(request: HttpRequest) -> Action:
    if "choose" in request.POST:
        return _choose
    settles = not request.POST.keys().isdisjoint(("acknowledge", "retract"))
    name = "settle" if settles else request.POST.get("action", "")
    if (name in deciding.ACTIONS or name == "create") and not may_review(request.user):
        raise PermissionDenied
    return deciding.ACTIONS.get(name) or MENDING.get(name, _save)


def _save(request: HttpRequest, report: Report) -> HttpResponse:
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return desk_page(request, desk, status=422)
    return _store(request, desk, desk.form.identity)


def _choose(request: HttpRequest, report: Report) -> HttpResponse:
    """Save, with one of the agencies that were proposed."""
    known = Agency.objects.current().select_related("region")
    agency = get_object_or_404(known, pk=whole_number(request.POST["choose"]))
    desk = Desk(report, _typed_with(request, label_of(agency)))
    if not desk.form.is_valid():
        return desk_page(request, desk, status=422)
    return _store(request, desk, desk.form.identity)


def _create(request: HttpRequest, report: Report) -> HttpResponse:
    """Save, with an agency that is new."""
    desk = Desk(report, _typed_with(request, ""), added=request.POST)
    if not (desk.form.is_valid() & desk.new_agency.is_valid()):
        return desk_page(request, desk, status=422)
    return _store(request, desk, replace(desk.form.identity, agency=desk.new_agency.instance))


def _undo(request: HttpRequest, report: Report) -> HttpResponse:
    """Take back the last change of a number."""
    try:
        entry = undo(report, by=request.user, version=_version(request))
    except Refused as refused:
        return refused_page(request, report, refused, typed=None)
    messages.success(request, _("Undone: %(cell)s") % {"cell": label_at(entry.address, report)})
    return redirect(address_in_queue(request, report.pk))


def _discard(request: HttpRequest, report: Report) -> HttpResponse:
    try:
        discard(report, version=_version(request))
    except Refused as refused:
        return refused_page(request, report, refused, typed=None)
    messages.success(request, _("The draft was discarded."))
    return redirect("review_list")


def _hand_in(request: HttpRequest, report: Report) -> HttpResponse:
    """Let a draft that was sent back wait for review again."""
    try:
        hand_in(report, version=_version(request))
    except Refused as refused:
        return refused_page(request, report, refused, typed=None)
    messages.success(request, _("Handed in: it waits for review again."))
    return redirect("review_list")


MENDING: dict[str, Action] = {
    "save": _save,
    "create": _create,
    "undo": _undo,
    "discard": _discard,
    "hand_in": _hand_in,
}


def _version(request: HttpRequest) -> int:
    return whole_number(request.POST.get("version", "")) or 0


def _typed_with(request: HttpRequest, agency: str) -> QueryDict:
    """What was typed, with ``agency`` in the field for its name."""
    typed = request.POST.copy()
    typed["agency"] = agency
    return typed


def _store(request: HttpRequest, desk: Desk, identity: Identity) -> HttpResponse:
    form = desk.form
    try:
        changed = revise(
            desk.report,
            form.typed,
            identity=identity,
            by=request.user,
            version=form.cleaned_data["version"],
        )
    except Refused as refused:
        return refused_page(request, desk.report, refused, typed=request.POST)
    if changed:
        messages.success(request, _("Saved and checked again."))
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect(address_in_queue(request, desk.report.pk))
