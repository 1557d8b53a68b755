"""Drafts that wait for review."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parsing.intake.clean import reason_to_look
from parsing.models import Report
from parsing.models.assignments import may_review

from .columns import NUMBER, flag_counts


class DraftTable(tables.Table):
    """Drafts ``with_unread_cells``, ``with_looks`` and ``with_stage``; clean ones can be chosen.

    ``all_chosen`` tells that those begin chosen.
    """

    chosen = tables.Column(verbose_name=_("Choose"), accessor="pk", orderable=False)
    agency = tables.Column(
        verbose_name=_("Agency"),
        order_by=("agency__sort_key", "stated_agency"),
        empty_values=(),
        linkify=lambda record, table: table.address(record),
        attrs={"th": {"class": "name"}, "td": {"class": "name"}},
    )
    year = tables.Column(verbose_name=_("Year"), localize=False, attrs=NUMBER, empty_values=())
    unread_cells = tables.Column(verbose_name=_("Unread cells"), attrs=NUMBER)
    flags = tables.Column(
        verbose_name=_("Flags"), order_by=("errors", "warnings"), attrs=NUMBER, empty_values=()
    )
    stage = tables.Column(verbose_name=_("State"), orderable=False)
    created_at = tables.Column(verbose_name=_("Uploaded"))
    uploader = tables.Column(
        verbose_name=_("Uploaded by"),
        accessor="source__uploaded_by__username",
        default=_("the system"),
    )

    class Meta:
        order_by = ("-created_at",)
        attrs: ClassVar = {"aria-label": _("Drafts")}
        empty_text = _("No draft matches. Upload a report, or choose fewer filters.")

    def __init__(
        self, data: Any, *, request: HttpRequest, all_chosen: bool = False, **options: Any
    ) -> None:
        reviews = may_review(request.user)
        super().__init__(data, exclude=() if reviews else ("chosen",), **options)
        self.all_chosen = all_chosen
        self.query = request.GET.urlencode() if reviews else ""

    def address(self, draft: Report) -> str:
        """Where a draft is reviewed, the filters of the list with it."""
        address = reverse("review", args=(draft.pk,))
        return f"{address}?{self.query}" if self.query else address

    def render_stage(self, record: Report) -> str:
        context = {"stage": record.stage, "by": record.claimed_by}
        return render_to_string("components/stage.html", context)

    def render_chosen(self, record: Report) -> str:
        flagged, rivalled = record.has_open_flags, record.has_rival
        if reason_to_look(record, has_open_flags=flagged, has_rival=rivalled):
            return ""
        context = {"draft": record, "is_chosen": self.all_chosen}
        return render_to_string("components/choose_draft.html", context)

    def render_agency(self, record: Report) -> str:
        if record.agency:
            return record.agency.name
        if record.stated_agency:
            return gettext("%(name)s (not known yet)") % {"name": record.stated_agency}
        return gettext("agency not known")

    def render_year(self, value: int | None) -> str:
        return str(value) if value else gettext("not known")

    def render_flags(self, record: Report) -> str:
        counts = flag_counts(record.errors, record.warnings)
        if not record.has_rival:
            return counts
        return format_html('{} <span class="nowrap">{}</span>', counts, gettext("another report"))

    def render_created_at(self, value: Any) -> str:
        return localtime(value).strftime("%Y-%m-%d %H:%M")
