"""Batches, and the files of one."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from parsing.models import Batch, BatchItem, Report
from parsing.models.batches import AGAIN, STATUSES

from .columns import NUMBER


class BatchTable(tables.Table):
    """Batches that came ``with_counts``."""

    at = tables.Column(verbose_name=_("Brought in"), linkify=True)
    name = tables.Column(
        verbose_name=_("Name"), default="", attrs={"th": {"class": "name"}, "td": {"class": "name"}}
    )
    origin = tables.Column(verbose_name=_("Origin"))
    by = tables.Column(
        verbose_name=_("Uploaded by"), accessor="by__username", default=_("the system")
    )
    files = tables.Column(verbose_name=_("Files"), attrs=NUMBER)
    open = tables.Column(verbose_name=_("Still to be read"), attrs=NUMBER)
    failed = tables.Column(verbose_name=_("Failed"), attrs=NUMBER)

    class Meta:
        order_by = ("-at",)
        attrs: ClassVar = {"aria-label": _("Batches")}
        empty_text = _("Nothing was brought in yet: upload several files, or an archive.")

    def render_at(self, value: Any) -> str:
        return localtime(value).strftime("%Y-%m-%d %H:%M")

    def render_origin(self, record: Batch) -> str:
        return record.get_origin_display()


class BatchItemTable(tables.Table):
    """Files of a batch that came ``for_list``."""

    name = tables.Column(
        verbose_name=_("File"),
        order_by=("name", "position"),
        attrs={"th": {"class": "name"}, "td": {"class": "name"}},
    )
    status = tables.Column(verbose_name=_("State"))
    report = tables.Column(verbose_name=_("What came of it"), orderable=False, empty_values=())
    size = tables.Column(verbose_name=_("Size"), attrs=NUMBER)
    again = tables.Column(
        verbose_name=_("Try again"), accessor="pk", orderable=False, empty_values=()
    )

    class Meta:
        attrs: ClassVar = {"aria-label": _("Files of the batch")}
        empty_text = _("No file of this batch is in this state.")

    def render_size(self, value: int) -> str:
        return filesizeformat(value)

    def render_status(self, value: str) -> str:
        return format_html('<span class="state {}">{}</span>', value, STATUSES[value])

    def render_report(self, record: BatchItem) -> str:
        if not record.report or record.is_of_others:
            return why(record)
        context = {
            "address": address_of(record.report),
            "title": title_of(record.report),
            "reasons": reasons_to_look(record),
            "report": record.report,
        }
        return render_to_string("components/came_of_it.html", context)

    def render_again(self, record: BatchItem) -> str:
        if record.state not in AGAIN or not record.has_bytes:
            return ""
        return render_to_string("components/try_again.html", {"item": record})


def reasons_to_look(item: Any) -> list[str]:
    """Why a person must look at the draft that a file led to; nothing where it is clean.

    The file came ``for_list``.
    """
    report: Report = item.report
    if not report.is_draft:
        return []
    reasons = {
        _("agency not known"): report.agency_id is None,
        _("year not known"): report.year is None,
        _("agency merged into another"): report.agency is not None and report.agency.merged_into_id,
        _("no official table"): not report.form,
        _("not everything could be read"): item.has_unread and bool(report.form),
        _("flags not held against the original yet"): item.has_open_flags,
        _("another report for this agency and year"): item.has_rival,
    }
    return [str(words) for words, holds in reasons.items() if holds]


def why(item: Any) -> str:
    """Why a file failed or needs a look, in the language of the page; nothing where it is neither.

    The file came ``for_list``. A draft that others have is not named.
    """
    if item.is_of_others:
        return gettext("a draft that somebody else handles")
    if item.report:
        return " · ".join(reasons_to_look(item))
    words = item.why.get(get_language() or "", "")
    if words and item.state == BatchItem.State.QUEUED:
        return f"{words} {gettext('It is tried again by itself.')}"
    return words


def title_of(report: Report) -> str:
    """Whose report it is and for which year, as far as that is known."""
    agency = report.agency or report.stated_agency or gettext("agency not known")
    return f"{agency} {report.year or gettext('year not known')}"


def address_of(report: Report) -> str:
    """Where staff see the report: under review, or as everybody does."""
    return reverse("review", args=(report.pk,)) if report.is_draft else report.get_absolute_url()
