"""A reader says that a number of a report is wrong: no account, no name."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parsing.intake.refusal import Refused
from parsing.intake.tips import tell
from parsing.models import Report

from ..caching import live
from ..forms.tips import TipForm, cell_at
from ..ledger import label_at
from ..sheets import Sheet, SheetCell, sheets
from ..throttling import address_of
from .reports import for_readers


@live
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers(Report.objects.with_tables().with_ledger())
def mistake(request: HttpRequest, report: Report) -> HttpResponse:
    """Choose the number that is wrong; then say what it should be and where one sees it."""
    laid_out = sheets(report)
    if not report.is_published or not laid_out:
        raise Http404
    asked = request.GET.get("cell", "")
    if not asked:
        return _choice(request, report, laid_out)
    cell = cell_at((cell for sheet in laid_out for cell in sheet.cells), asked)
    if cell is None:
        raise Http404
    if request.method != "POST":
        return _page(request, report, cell, TipForm(cell=cell))
    return _told(request, report, cell)


def _told(request: HttpRequest, report: Report, cell: SheetCell) -> HttpResponse:
    form = TipForm(request.POST, cell=cell)
    if not form.is_valid():
        return _page(request, report, cell, form, status=422)
    try:
        if not form.is_by_a_program:
            tell(report, form.told, sender=address_of(request))
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, report, cell, form, status=429)
    messages.success(request, _("Thank you. Staff hold it against the original and answer here."))
    return redirect(f"{report.get_absolute_url()}#corrections")


def _choice(request: HttpRequest, report: Report, laid_out: tuple[Sheet, ...]) -> HttpResponse:
    context = {"report": report, "sheets": laid_out, "shows_examples": report.is_example}
    return render(request, "pages/mistake_choice.html", context)


def _page(
    request: HttpRequest, report: Report, cell: SheetCell, form: TipForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "report": report,
        "cell": cell,
        "label": label_at(str(cell.address), report),
        "form": form,
        "shows_examples": report.is_example,
    }
    return render(request, "pages/mistake.html", context, status=status)
