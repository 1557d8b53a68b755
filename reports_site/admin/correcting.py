"""One report in the panel: its official tables to correct, its ledger, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parsing.intake.corrections import correct, revert
from parsing.intake.refusal import Refused
from parsing.intake.review import withdraw
from parsing.models import Correction, Report, Tip

from ..flags import shown_flags
from ..forms.corrections import CorrectionForm, RevertForm
from ..forms.grid import meanwhile, rebased
from ..ledger import LedgerEntry, ledger
from ..numbers import whole_number
from ..sheets import Sheet, sheets
from .lists import ReadOnlyAdmin

ON_THE_PANEL = Report.objects.with_tables().with_ledger().with_source()


class CorrectingAdmin(ReadOnlyAdmin):
    """The pages of one report."""

    def grid_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The official tables of a report: published ones to correct, all others to read."""
        report = self._found(request, pk)
        if request.method != "POST":
            return self._grid(request, report)
        if not may_correct(request):
            raise PermissionDenied
        if not report.is_published:
            refusal = _("Only a published report can be corrected.")
            return self._grid(request, report, status=409, refusal=refusal)
        form = CorrectionForm(request.POST, report=report, sheets=sheets(report))
        if not form.is_valid():
            if set(form.SEEN) & form.errors.keys():
                raise BadRequest
            return self._grid(request, report, form=form, status=422)
        return self._correct(request, report, form)

    def _found(self, request: HttpRequest, pk: int) -> Report:
        report = get_object_or_404(ON_THE_PANEL.within_reach_of(request.user), pk=pk)
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        return report

    def _correct(self, request: HttpRequest, report: Report, form: CorrectionForm) -> HttpResponse:
        typed = form.cleaned_data
        try:
            changed = correct(
                report,
                form.typed,
                by=request.user,
                version=typed["version"],
                reason=typed["reason"],
                kind=Correction.Kind(typed["kind"]),
                tip=asked_tip(request, report),
            )
        except Refused as refused:
            return self._refused(request, report, refused)
        done = ngettext(
            "%(count)s number was changed, and the flags were computed again.",
            "%(count)s numbers were changed, and the flags were computed again.",
            changed,
        )
        messages.success(request, done % {"count": changed})
        return redirect("admin:parsing_report_change", report.pk)

    def _refused(self, request: HttpRequest, report: Report, refused: Refused) -> HttpResponse:
        """The page as the report stands now, with what was typed and why it was not done."""
        fresh = get_object_or_404(ON_THE_PANEL, pk=report.pk)
        if not fresh.is_published:
            return self._grid(request, fresh, status=409, refusal=refused.message)
        typed = rebased(request.POST, fresh)
        form = CorrectionForm(typed, report=fresh, sheets=sheets(fresh))
        return self._grid(
            request,
            fresh,
            form=form,
            status=409,
            refusal=refused.message,
            changes=named(meanwhile(fresh, request.POST)),
        )

    def _grid(
        self,
        request: HttpRequest,
        report: Report,
        *,
        form: CorrectionForm | None = None,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        tables = sheets(report)
        tip = asked_tip(request, report)
        can_correct = report.is_published and may_correct(request)
        context = {
            **self._context(request, report),
            "sheets": tables,
            "form": form or (_empty_form(report, tables, tip) if can_correct else None),
            "tip": tip,
            "lit": tip.cell if tip else "",
            "can_revert": can_correct,
            "flags": shown_flags(report),
            "entries": named(reversed(report.corrections.all())),
            "can_withdraw": report.is_published and may_withdraw(request),
            "can_review": report.is_draft and request.user.has_perm("parsing.review"),
            **more,
        }
        return TemplateResponse(request, "admin/parsing/report/grid.html", context, status=status)

    def revert_view(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:
        """Ask for the reason to take a change back, then do it, in the open."""
        report = self._found(request, pk)
        if not may_correct(request):
            raise PermissionDenied
        change = get_object_or_404(report.corrections.filter(reverts=None), pk=entry)
        form = RevertForm(request.POST or None, initial={"version": report.version})
        if not form.is_valid():
            status = 422 if form.is_bound else 200
            return self._reversion(request, report, change, form, status=status)
        typed = form.cleaned_data
        try:
            revert(change, by=request.user, version=typed["version"], reason=typed["reason"])
        except Refused as refused:
            form.add_error(None, refused.message)
            return self._reversion(request, report, change, form, status=409)
        messages.success(request, _("The change was taken back, and the flags computed again."))
        return redirect("admin:parsing_report_change", report.pk)

    def _reversion(
        self,
        request: HttpRequest,
        report: Report,
        change: Correction,
        form: RevertForm,
        *,
        status: int = 200,
    ) -> HttpResponse:
        context = {**self._context(request, report), "form": form, "entries": ledger([change])}
        page = "admin/parsing/report/revert.html"
        return TemplateResponse(request, page, context, status=status)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask before a published report is taken back, then do it."""
        report = self._found(request, pk)
        if not may_withdraw(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._withdrawal(request, report)
        version = whole_number(request.POST.get("version", ""))
        if version is None:
            raise BadRequest
        try:
            withdraw(report, version=version)
        except Refused as refused:
            fresh = get_object_or_404(ON_THE_PANEL, pk=pk)
            return self._withdrawal(request, fresh, status=409, refusal=refused.message)
        self.log_change(request, report, _("Withdrawn."))
        messages.success(request, _("%(report)s was withdrawn.") % {"report": report})
        return redirect("admin:parsing_report_change", report.pk)

    def _withdrawal(
        self, request: HttpRequest, report: Report, *, status: int = 200, refusal: str = ""
    ) -> HttpResponse:
        context = {**self._context(request, report), "refusal": refusal}
        page = "admin/parsing/report/withdraw.html"
        return TemplateResponse(request, page, context, status=status)

    def _context(self, request: HttpRequest, report: Report) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(report),
            "report": report,
            "shows_examples": report.is_example,
        }


def asked_tip(request: HttpRequest, report: Report) -> Tip | None:
    """The reader's report that the address says is answered by the correction."""
    key = whole_number(request.GET.get("tip", ""))
    return report.tips.open().filter(pk=key).first() if key else None


def _empty_form(report: Report, tables: tuple[Sheet, ...], tip: Tip | None) -> CorrectionForm:
    """Nothing typed yet; where a reader is answered, the reason says so and repeats no word of theirs."""
    reason = _("Reported by a reader.") if tip else ""
    return CorrectionForm(report=report, sheets=tables, initial={"reason": reason})


def may_correct(request: HttpRequest) -> bool:
    """Whether the person may change published numbers."""
    return request.user.has_perm("parsing.correct")


def may_withdraw(request: HttpRequest) -> bool:
    """Whether the person may take published reports back."""
    return request.user.has_perm("parsing.change_report")


def named(corrections: Any) -> list[LedgerEntry]:
    """The changes with the account names of those who made them."""
    entries = list(corrections)
    return [
        replace(shown, by=entry.by.get_username())
        for shown, entry in zip(ledger(entries), entries, strict=True)
    ]
