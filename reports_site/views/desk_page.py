"""The page of a draft on the desk, as it stands or with the reason why something was not done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from parsing.intake.refusal import Refused
from parsing.models import Report
from parsing.models.assignments import may_review

from ..desk import Desk
from ..forms.grid import meanwhile, rebased
from ..forms.review import replaced
from ..ledger import ledger
from .queue import COUNTED, filtered, remaining

ON_THE_DESK = (
    Report.objects.with_tables()
    .with_ledger()
    .select_related("source__uploaded_by", "claim__by")
    .defer("source__content")
)


def desk_page(request: HttpRequest, desk: Desk, *, status: int = 200, **more: Any) -> HttpResponse:
    """The draft with its text, its tables and what asks for a look."""
    decides = may_review(request.user)
    context = {
        "desk": desk,
        "report": desk.report,
        "form": desk.form,
        "decides": decides,
        "held_by": desk.held_by_other_than(request.user),
        "shows_examples": desk.report.is_example,
        **more,
    }
    if decides:
        drafts = filtered(request.user, request.GET).qs
        context["remaining"] = remaining(drafts, by=request.user)
        context["most_counted"] = COUNTED
    return render(request, "pages/review.html", context, status=status)


def refused_page(
    request: HttpRequest, report: Report, refused: Refused, *, typed: QueryDict | None
) -> HttpResponse:
    """The page as the draft stands now, with what was typed and why it was not done."""
    fresh = ON_THE_DESK.handled_by(request.user).filter(pk=report.pk).first()
    if fresh is None or not fresh.is_draft:
        messages.error(request, refused.message)
        return redirect(fresh or "review_list")
    if typed is None:
        return desk_page(request, Desk(fresh), status=409, refusal=refused.message)
    added = typed if typed.get("action") == "create" else None
    desk = Desk(fresh, rebased(typed, fresh, **replaced(fresh.present())), added=added)
    changes = ledger(meanwhile(fresh, typed))
    return desk_page(request, desk, status=409, refusal=refused.message, changes=changes)
