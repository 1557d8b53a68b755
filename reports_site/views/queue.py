"""The queue of drafts: the list of those that wait, and the way to the next of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from parsing.intake.claims import claim, claim_next, take_over
from parsing.models import Report, Rereading
from parsing.models.assignments import Person, may_review
from parsing.models.report_queries import ReportQuerySet
from parsing.models.waiting import to_decide, with_looks, with_stage, with_unread_cells

from ..filters.drafts import DraftFilter
from ..tables.drafts import DraftTable
from .permissions import for_reviewers, for_staff

PER_PAGE = 50
COUNTED = 1_000  # beyond, a person reads "more than 1,000"


@for_staff
def review_list(request: HttpRequest) -> HttpResponse:
    """The drafts that wait, the newest first; for who does not review, those that they brought."""
    chosen = filtered(request.user, request.GET)
    drafts = chosen.qs.select_related("agency", "source__uploaded_by")
    table = DraftTable(drafts, request=request, all_chosen="all" in request.GET)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    again = Rereading.objects.open().handled_by(request.user)
    context = {
        "filter": chosen,
        "table": table,
        "remaining": remaining(chosen.qs, by=request.user),
        "most_counted": COUNTED,
        "reviews": may_review(request.user),
        "rereadings": again.count() if may_review(request.user) else 0,
    }
    return render(request, "pages/review_list.html", context)


@require_POST
@for_reviewers
def review_next(request: HttpRequest) -> HttpResponse:
    """To the next draft that the filters in the address find, or to the list where none is left."""
    return to_next(request)


@require_POST
@for_reviewers
def review_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """A sign of who looks at a draft: who holds it now, and whether it is the person."""
    draft = get_object_or_404(Report.objects.drafts().handled_by(request.user), pk=pk)
    if "take" in request.POST:
        take_over(draft, by=request.user)
        return redirect(address_in_queue(request, draft.pk))
    held = claim(draft, by=request.user)
    return JsonResponse({"mine": held.by_id == request.user.pk, "by": held.by.get_username()})


def to_next(request: HttpRequest, *, after: int = 0) -> HttpResponse:
    """The way to the draft that follows ``after`` (its key) in the person's queue."""
    found = claim_next(filtered(request.user, request.GET).qs, by=request.user, after=after)
    if found is None:
        messages.success(request, _("Nothing is left to review here."))
        query = request.GET.urlencode()
        return redirect(f"{reverse('review_list')}?{query}" if query else reverse("review_list"))
    return redirect(address_in_queue(request, found.pk))


def address_in_queue(request: HttpRequest, pk: int) -> str:
    """Where a draft is reviewed, the filters of the queue with it."""
    query = request.GET.urlencode()
    address = reverse("review", args=(pk,))
    return f"{address}?{query}" if query else address


def filtered(user: Person, query: QueryDict) -> DraftFilter:
    """The drafts that the person may handle and that the filters in an address find."""
    known = Report.objects.drafts().handled_by(user).with_source()
    return DraftFilter(query, queryset=with_stage(with_looks(with_unread_cells(known))))


def remaining(drafts: ReportQuerySet, *, by: Person) -> int:
    """How many of the drafts wait for a reviewer, counted up to ``COUNTED`` and one more."""
    return to_decide(drafts, by=by).order_by()[: COUNTED + 1].count()
