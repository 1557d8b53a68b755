"""A report: its tables, its source, its original."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename

from parsing.models import DataVersion, Report
from parsing.models.assignments import may_review, reaches
from parsing.models.report_queries import ReportQuerySet

from ..checked import checked
from ..exports.answers import answer, wanted
from ..exports.reports import report_export
from ..history import headlines
from ..ledger import ledger
from ..prose import shown_sections, shown_statements
from ..sheets import sheets
from ..shown_figures import as_asked
from ..source_text import source_lines
from ..structured import dataset_of_report

ReportView = Callable[[HttpRequest, Report], HttpResponseBase]
PageView = Callable[[HttpRequest, int], HttpResponseBase]


def for_readers(reports: ReportQuerySet) -> Callable[[ReportView], PageView]:
    """Hands the view one of ``reports`` that everybody may read, and answers in its place if not."""

    def with_report(view: ReportView) -> PageView:
        @wraps(view)
        def answering(request: HttpRequest, pk: int) -> HttpResponseBase:
            report = get_object_or_404(as_asked(reports, request), pk=pk)
            if report.is_withdrawn:
                return render(request, "pages/withdrawn.html", {"report": report}, status=410)
            if not report.is_draft:
                return view(request, report)
            if Report.objects.handled_by(request.user).filter(pk=pk).exists():
                return redirect("review", pk)
            raise Http404

        return answering

    return with_report


@for_readers(Report.objects.with_tables().with_ledger().with_text())
def report_detail(request: HttpRequest, report: Report) -> HttpResponseBase:
    """The tables and the prose of a report with its flags, corrections and revisions."""
    laid_out = sheets(report)
    if held := wanted(request):
        return answer(request, report_export(report, laid_out), held)
    revisions = list(report.revisions())
    context = {
        "report": report,
        "sheets": laid_out,
        "headlines": headlines(report),
        "checked": checked(report),
        "may_acknowledge": may_review(request.user) and reaches(request.user, report.agency),
        "tips": report.tips.counts(),
        "departs": bool(report.printed()),
        "entries": ledger(report.corrections.all()),
        "sections": shown_sections(report),
        "statements": shown_statements(report),
        "revisions": revisions,
        "present": next((other for other in revisions if other.is_published), None),
        "address": request.build_absolute_uri(report.get_absolute_url()),
        "version": DataVersion.now(),
        "structured": dataset_of_report(request, report),
        "shows_examples": report.is_example,
    }
    return render(request, "pages/report.html", context)


@for_readers(Report.objects.with_tables().select_related("source"))
def report_source(request: HttpRequest, report: Report) -> HttpResponse:
    """The decoded text of a report; every number that was read leads back to its cell."""
    context = {
        "report": report,
        "lines": source_lines(report, sheets(report)),
        "shows_examples": report.is_example,
    }
    return render(request, "pages/report_source.html", context)


@for_readers(Report.objects.select_related("agency", "source"))
def report_original(request: HttpRequest, report: Report) -> HttpResponse:
    """The bytes as they came, to keep; never shown as a page."""
    source = report.source
    name = f"{report.agency}-{report.year}-r{report.revision}.{source.kind}"
    return HttpResponse(
        bytes(source.content),
        content_type=source.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, get_valid_filename(name))
            or "attachment"
        },
    )
