"""Naming the agencies of a batch: many drafts at once, nothing created unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from parsing.intake.assigning import Nameless, assign, nameless
from parsing.intake.identify import agencies_called, agencies_like_each
from parsing.intake.proposing import Proposal, propose_many
from parsing.intake.refusal import Refused
from parsing.models import Agency, Batch, Report

from ..forms.assigning import AssignForm
from ..forms.named import label_of
from .permissions import for_reviewers

MOST = 50  # names on a page: those of most drafts come first
MOST_CANDIDATES = 3  # for each


@dataclass(frozen=True, slots=True)
class Group:
    """The drafts that state one name, the agency that is proposed, those that may be meant."""

    stated: Nameless
    proposal: Proposal
    candidates: Sequence[str]
    is_chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def batch_agencies(request: HttpRequest, pk: int) -> HttpResponse:
    """The names in a batch that no agency bears; those that are chosen get an agency."""
    batch = get_object_or_404(Batch, pk=pk)
    if request.method != "POST":
        return _page(request, batch, AssignForm())
    form = AssignForm(request.POST)
    if not form.is_valid():
        return _page(request, batch, form, status=422)
    names = request.POST.getlist("name")
    if not names:
        messages.warning(request, _("No name was chosen."))
        return redirect("batch_agencies", pk)
    _assign(request, batch, form)
    return redirect("batch_agencies", pk)


def _assign(request: HttpRequest, batch: Batch, form: AssignForm) -> None:
    """Give the chosen drafts their agencies, name by name, and say what became of them."""
    chosen = set(request.POST.getlist("name"))
    groups = [group for group in nameless(batch, of=request.user) if group.name in chosen][:MOST]
    agencies = _agencies(groups, form)
    named = 0
    for group in groups:
        try:
            agency = _complete(agencies[group.name])
            named += assign(batch, [group.name], agency=agency, by=request.user)
        except Refused as refused:
            messages.warning(request, f"{group.name or _('no name')}: {refused.message}")
    words = ngettext(
        "%(count)s draft was given its agency.",
        "%(count)s drafts were given their agencies.",
        named,
    )
    messages.success(request, words % {"count": named})


def _agencies(groups: Sequence[Nameless], form: AssignForm) -> dict[str, Agency]:
    """For each name the agency that was chosen for all, that is called so by now, or a new one."""
    agency = form.cleaned_data["agency"]
    if agency:
        return {group.name: agency for group in groups}
    called = agencies_called({group.name for group in groups})
    proposals = _proposals(groups)
    return {
        group.name: called.get(group.name) or form.put_on(proposals[group.name].agency)
        for group in groups
    }


def _complete(agency: Agency) -> Agency:
    """The agency, if it can be kept; Refused where something of it is open."""
    if not agency.name:
        raise Refused("no_name", _("These drafts state no name: choose a known agency for them."))
    if not agency.level or (agency.region is None and agency.level != Agency.Level.CENTRAL):
        raise Refused("incomplete", _("Region or level is open: choose them below the names."))
    return agency


def _proposals(groups: Sequence[Nameless]) -> dict[str, Proposal]:
    """The agencies that are proposed, by name, each going by the text of one of its reports."""
    texts = dict(
        Report.objects.filter(pk__in=[group.first for group in groups]).values_list(
            "stated_agency", "source__text"
        )
    )
    return propose_many({group.name: texts.get(group.name, "") for group in groups})


def _page(
    request: HttpRequest, batch: Batch, form: AssignForm, *, status: int = 200
) -> HttpResponse:
    known = nameless(batch, of=request.user)
    shown, chosen = known[:MOST], set(request.POST.getlist("name"))
    proposals = _proposals(shown)
    likely = agencies_like_each([stated.name for stated in shown], most=MOST_CANDIDATES)
    groups = [
        Group(
            stated,
            proposals[stated.name],
            [label_of(agency) for agency in likely[stated.name]],
            stated.name in chosen,
        )
        for stated in shown
    ]
    context = {"batch": batch, "form": form, "groups": groups, "more": len(known) - len(shown)}
    return render(request, "pages/batch_agencies.html", context, status=status)
