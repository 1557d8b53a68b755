"""Reviewing drafts: the list of those that wait, and one with its text beside its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_tables2 import RequestConfig

from parsing.intake.refusal import Refused
from parsing.intake.review import Identity, discard, publish, revise
from parsing.models import Agency, Report, Rereading
from parsing.models.waiting import with_present, with_unread_cells

from ..desk import Desk
from ..filters.drafts import DraftFilter
from ..forms.grid import meanwhile, rebased
from ..forms.named import label_of
from ..forms.review import replaced
from ..ledger import ledger
from ..numbers import whole_number
from ..tables.drafts import DraftTable
from .acknowledging import settle
from .permissions import for_reviewers

PER_PAGE = 50
ON_THE_DESK = Report.objects.with_tables().with_ledger().select_related("source__uploaded_by")


@for_reviewers
def review_list(request: HttpRequest) -> HttpResponse:
    """The drafts that wait, the newest first."""
    known = Report.objects.drafts().with_source().select_related("agency", "source__uploaded_by")
    drafts = with_present(with_unread_cells(known))
    chosen = DraftFilter(request.GET, queryset=drafts)
    table = DraftTable(chosen.qs, all_chosen="all" in request.GET)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    context = {"filter": chosen, "table": table, "rereadings": Rereading.objects.open().count()}
    return render(request, "pages/review_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft to mend, publish or discard; a report that is none any more leads to its page."""
    report = get_object_or_404(ON_THE_DESK, pk=pk)
    if not report.is_draft:
        messages.info(request, _("This report is not a draft any more: here it is as it stands."))
        return redirect(report)
    if request.method != "POST":
        return _page(request, Desk(report))
    if "choose" in request.POST:
        return _choose(request, report)
    if not request.POST.keys().isdisjoint(("acknowledge", "retract")):
        return _acknowledge(request, report)
    return ACTIONS.get(request.POST.get("action", ""), _save)(request, report)


def _save(request: HttpRequest, report: Report) -> HttpResponse:
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return _page(request, desk, status=422)
    return _store(request, desk, desk.form.identity)


def _choose(request: HttpRequest, report: Report) -> HttpResponse:
    """Save, with one of the agencies that were proposed."""
    known = Agency.objects.current().select_related("region")
    agency = get_object_or_404(known, pk=whole_number(request.POST["choose"]))
    desk = Desk(report, typed_with(request, label_of(agency)))
    if not desk.form.is_valid():
        return _page(request, desk, status=422)
    return _store(request, desk, desk.form.identity)


def _create(request: HttpRequest, report: Report) -> HttpResponse:
    """Save, with an agency that is new."""
    desk = Desk(report, typed_with(request, ""), added=request.POST)
    if not (desk.form.is_valid() & desk.new_agency.is_valid()):
        return _page(request, desk, status=422)
    return _store(request, desk, replace(desk.form.identity, agency=desk.new_agency.instance))


def _publish(request: HttpRequest, report: Report) -> HttpResponse:
    """Publish what was saved; what was not is saved first, for its flags were not seen yet."""
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return _page(request, desk, status=422)
    if desk.form.changed:
        return _store(request, desk, desk.form.identity)
    seen = desk.form.cleaned_data
    try:
        publish(report, by=request.user, version=seen["version"], replaces=seen["replaces"])
    except Refused as refused:
        return _refused(request, report, refused, typed=request.POST)
    messages.success(request, _("Published. Everybody can read it now."))
    return redirect(report)


def _acknowledge(request: HttpRequest, report: Report) -> HttpResponse:
    """Settle a flag; what was typed is saved first, for its flags were not seen yet."""
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return _page(request, desk, status=422)
    if desk.form.changed:
        return _store(request, desk, desk.form.identity)
    settle(request, report)
    return redirect(f"{reverse('review', args=(report.pk,))}#flags")


def _discard(request: HttpRequest, report: Report) -> HttpResponse:
    try:
        discard(report, version=whole_number(request.POST.get("version", "")) or 0)
    except Refused as refused:
        return _refused(request, report, refused, typed=None)
    messages.success(request, _("The draft was discarded."))
    return redirect("review_list")


ACTIONS = {
    "save": _save,
    "create": _create,
    "publish": _publish,
    "discard": _discard,
}


def typed_with(request: HttpRequest, agency: str) -> Mapping[str, Any]:
    """What was typed, with ``agency`` in the field for its name."""
    typed = request.POST.copy()
    typed["agency"] = agency
    return typed


def _store(request: HttpRequest, desk: Desk, identity: Identity) -> HttpResponse:
    form = desk.form
    version = form.cleaned_data["version"]
    try:
        changed = revise(
            desk.report, form.typed, identity=identity, by=request.user, version=version
        )
    except Refused as refused:
        return _refused(request, desk.report, refused, typed=request.POST)
    if not changed:
        messages.info(request, _("Nothing was changed."))
    elif request.POST.get("action") == "publish":
        words = _("Your changes were saved and checked again. Look at the flags, then publish.")
        messages.warning(request, words)
    else:
        messages.success(request, _("Saved and checked again."))
    return redirect("review", desk.report.pk)


def _refused(
    request: HttpRequest, report: Report, refused: Refused, *, typed: QueryDict | None
) -> HttpResponse:
    """The page as the draft stands now, with what was typed and why it was not done."""
    fresh = ON_THE_DESK.filter(pk=report.pk).first()
    if fresh is None or not fresh.is_draft:
        messages.error(request, refused.message)
        return redirect(fresh or "review_list")
    if typed is None:
        return _page(request, Desk(fresh), status=409, refusal=refused.message)
    added = typed if typed.get("action") == "create" else None
    desk = Desk(fresh, rebased(typed, fresh, **replaced(fresh.present())), added=added)
    changes = ledger(meanwhile(fresh, typed))
    return _page(request, desk, status=409, refusal=refused.message, changes=changes)


def _page(request: HttpRequest, desk: Desk, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"desk": desk, "report": desk.report, "form": desk.form, **more}
    context["shows_examples"] = desk.report.is_example
    return render(request, "pages/review.html", context, status=status)
