"""What a reviewer decides about a draft: published, passed over, or sent back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from parsing.intake.refusal import Refused
from parsing.intake.review import publish, revise
from parsing.intake.sending_back import send_back
from parsing.models import Report

from ..desk import Desk
from ..forms.sending_back import SendingBackForm
from .acknowledging import settle
from .desk_page import desk_page, refused_page
from .queue import address_in_queue, to_next


def _publish(request: HttpRequest, report: Report) -> HttpResponse:
    """Publish what was saved, then to the report as everybody sees it."""
    stopped = _published(request, report)
    if stopped:
        return stopped
    messages.success(request, _("Published. Everybody can read it now."))
    return redirect(report)


def _publish_and_next(request: HttpRequest, report: Report) -> HttpResponse:
    """Publish what was saved, then to the next draft of the queue."""
    stopped = _published(request, report)
    if stopped:
        return stopped
    words = _("Published: {report}")
    link = format_html('<a href="{}">{}</a>', report.get_absolute_url(), report)
    messages.success(request, format_html(words, report=link))
    return to_next(request, after=report.pk)


def _published(request: HttpRequest, report: Report) -> HttpResponse | None:
    """Publish a draft; the answer where it was not.

    What was typed and not saved yet is saved instead, for its flags were not seen.
    """
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return desk_page(request, desk, status=422)
    seen = desk.form.cleaned_data
    try:
        if desk.form.changed:
            return _saved_first(request, desk)
        publish(report, by=request.user, version=seen["version"], replaces=seen["replaces"])
    except Refused as refused:
        return refused_page(request, report, refused, typed=request.POST)
    return None


def _saved_first(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = desk.form
    revise(
        desk.report,
        form.typed,
        identity=form.identity,
        by=request.user,
        version=form.cleaned_data["version"],
    )
    words = _("Your changes were saved and checked again. Look at the flags first.")
    messages.warning(request, words)
    return redirect(address_in_queue(request, desk.report.pk))


def _settle(request: HttpRequest, report: Report) -> HttpResponse:
    """Settle a flag; what was typed is saved first, for its flags were not seen yet."""
    desk = Desk(report, request.POST)
    if not desk.form.is_valid():
        return desk_page(request, desk, status=422)
    try:
        if desk.form.changed:
            return _saved_first(request, desk)
    except Refused as refused:
        return refused_page(request, report, refused, typed=request.POST)
    settle(request, report)
    return redirect(f"{address_in_queue(request, report.pk)}#flags")


def _pass_over(request: HttpRequest, report: Report) -> HttpResponse:
    return to_next(request, after=report.pk)


def _send_back(request: HttpRequest, report: Report) -> HttpResponse:
    form = SendingBackForm(request.POST)
    if not form.is_valid():
        return desk_page(request, Desk(report), status=422, sending_back=form)
    typed = form.cleaned_data
    try:
        send_back(report, by=request.user, version=typed["version"], reason=typed["reason"])
    except Refused as refused:
        return refused_page(request, report, refused, typed=None)
    messages.success(request, _("Sent back to who brought it."))
    return to_next(request, after=report.pk)


ACTIONS: dict[str, Callable[[HttpRequest, Report], HttpResponse]] = {
    "publish": _publish,
    "publish_next": _publish_and_next,
    "settle": _settle,
    "pass_over": _pass_over,
    "send_back": _send_back,
}
