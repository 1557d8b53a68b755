"""What readers say is wrong: staff's list, and one with its place lit up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_tables2 import RequestConfig

from parsing.intake.refusal import Refused
from parsing.intake.tips import deny
from parsing.models import Report, Tip

from ..filters.tips import TipFilter
from ..forms.tips import DenialForm, cell_at
from ..ledger import label_at, ledger
from ..sheets import sheets
from ..source_text import source_lines
from ..tables.tips import TipTable
from .permissions import for_reviewers

PER_PAGE = 50
SHOWN = Report.objects.with_tables().with_ledger().with_text()


@for_reviewers
def tip_list(request: HttpRequest) -> HttpResponse:
    """What readers reported, the newest first; those not answered where the address says nothing."""
    known = Tip.objects.handled_by(request.user).select_related("report__agency")
    chosen = TipFilter(request.GET, queryset=known)
    table = TipTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    return render(request, "pages/tips.html", {"filter": chosen, "table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def tip_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What a reader said of a cell, beside the cell and its place in the source."""
    tip = get_object_or_404(
        Tip.objects.handled_by(request.user).select_related("correction"), pk=pk
    )
    if request.method != "POST":
        return _page(request, tip, DenialForm())
    form = DenialForm(request.POST)
    if not form.is_valid():
        return _page(request, tip, form, status=422)
    try:
        deny(tip, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, tip, form, status=409)
    messages.success(request, _("Answered: no mistake."))
    return redirect("tips")


def _page(request: HttpRequest, tip: Tip, form: DenialForm, *, status: int = 200) -> HttpResponse:
    report = get_object_or_404(SHOWN, pk=tip.report_id)
    laid_out = sheets(report)
    cell = cell_at((cell for sheet in laid_out for cell in sheet.cells), tip.cell)
    context = {
        "tip": tip,
        "report": report,
        "label": label_at(tip.cell, report),
        "cell": cell,
        "lit": tip.cell,
        "sheets": [sheet for sheet in laid_out if sheet.table.code == tip.cell.split(".")[0]],
        "lines": source_lines(report, laid_out),
        "entries": ledger(entry for entry in report.corrections.all() if entry.address == tip.cell),
        "form": form,
        "may_correct": report.is_published and request.user.has_perm("parsing.correct"),
        "shows_examples": report.is_example,
    }
    return render(request, "pages/tip.html", context, status=status)
