"""Cells that the reader of now reads otherwise: a person accepts or rejects them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from parsing.intake.deciding import Decision, accept, chosen, reject
from parsing.models import Rereading

from ..filters.rereadings import RereadingFilter
from ..numbers import whole_number
from ..tables.rereadings import WORDS_AROUND, RereadingTable
from .permissions import for_reviewers

PER_PAGE = 50
MOST_AT_ONCE = 1000  # cells that one request decides on


@for_reviewers
def rereading_list(request: HttpRequest) -> HttpResponse:
    """The cells on which nobody has decided."""
    waiting = Rereading.objects.open().handled_by(request.user)
    found = RereadingFilter(request.GET, queryset=_with_words(waiting))
    table = RereadingTable(found.qs, all_chosen="all" in request.GET)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    context = {"filter": found, "table": table, "settling": waiting.settling().count()}
    return render(request, "pages/rereadings.html", context)


def _with_words(cells: QuerySet[Rereading]) -> QuerySet[Rereading]:
    """The cells with their reports and what stands ``around`` their numbers in the originals."""
    begins = Greatest(F("start") - WORDS_AROUND, Value(0)) + 1
    length = F("end") - F("start") + 2 * WORDS_AROUND
    return cells.select_related("report__agency").annotate(
        around=Substr("report__source__text", begins, length)
    )


@require_POST
@for_reviewers
def decide(request: HttpRequest) -> HttpResponse:
    """Accept or reject the cells that were chosen, or accept all that only settle unread cells."""
    keys = {key for text in request.POST.getlist("cell") if (key := whole_number(text))}
    cells = chosen(keys).handled_by(request.user)
    if "settle" in request.POST:
        settling = Rereading.objects.open().handled_by(request.user).settling()
        first = settling.order_by("report_id", "id").values_list("pk", flat=True)
        cells = chosen(first[:MOST_AT_ONCE])
    elif not keys:
        messages.warning(request, _("No cell was chosen."))
        return redirect("rereadings")
    if "reject" in request.POST:
        _tell(request, reject(cells, by=request.user), _("Left as they stand: %(count)s."))
    else:
        _tell(request, accept(cells, by=request.user), _("Accepted: %(count)s."))
    return redirect("rereadings")


def _tell(request: HttpRequest, decision: Decision, words: str) -> None:
    messages.success(request, words % {"count": decision.decided})
    if decision.overtaken:
        lost = ngettext(
            "%(count)s cell was changed meanwhile and keeps what it has.",
            "%(count)s cells were changed meanwhile and keep what they have.",
            decision.overtaken,
        )
        messages.warning(request, lost % {"count": decision.overtaken})
