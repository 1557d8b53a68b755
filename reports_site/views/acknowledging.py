"""Flags held against the original by staff, on the page of a published report."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parsing.intake.acknowledging import acknowledge, retract
from parsing.intake.refusal import Refused
from parsing.models import Report

from .permissions import for_reviewers


@require_POST
@for_reviewers
def acknowledge_flag(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep, or take back, that a flag says what the original says; back to the flags."""
    report = get_object_or_404(Report.objects.readable().handled_by(request.user), pk=pk)
    settle(request, report)
    return redirect(f"{report.get_absolute_url()}#flags")


def settle(request: HttpRequest, report: Report) -> None:
    """Do what one of the buttons beside a flag asks for, and say what came of it."""
    chosen = request.POST.get("acknowledge")
    try:
        if chosen is None:
            retract(report, request.POST.get("retract", ""))
            messages.success(request, _("Taken back."))
        else:
            reason = request.POST.get(f"why-{chosen}", "")
            acknowledge(report, chosen, by=request.user, reason=reason)
            messages.success(request, _("Kept: checked against the original."))
    except Refused as refused:
        messages.error(request, refused.message)
