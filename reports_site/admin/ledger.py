"""The ledger of corrections: read by everyone in the panel, edited by no one."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks import label_of
from parsing.models import Agency, Correction

from .lists import ReadOnlyAdmin
from .shown import component, link, moment


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ("when", "agency", "year", "cell", "change", "kind", "reason", "by")
    list_display_links = None
    list_filter = ("kind", "at")
    list_select_related = ("report__agency", "by")
    search_fields = ("reason",)
    search_help_text = _("Agency, reason or who made it")
    sortable_by = ()
    ordering = ("-pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Correction], search_term: str
    ) -> tuple[QuerySet[Correction], bool]:
        agencies = Agency.objects.named_like(search_term).order_by()
        found = Q(report__agency__in=agencies) | Q(reason__icontains=search_term)
        return queryset.filter(found | Q(by__username=search_term)), False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="parsing_correction_changelist")]

    @admin.display(description=_("at"))
    def when(self, entry: Correction) -> str:
        return moment(entry.at)

    @admin.display(description=_("agency"))
    def agency(self, entry: Correction) -> str:
        return str(entry.report.agency or entry.report.stated_agency)

    @admin.display(description=_("year"))
    def year(self, entry: Correction) -> int | None:
        return entry.report.year

    @admin.display(description=_("cell"))
    def cell(self, entry: Correction) -> str:
        label = label_of(entry.address, entry.report.form).in_language(get_language() or "")
        page = reverse("admin:parsing_report_change", args=(entry.report_id,))
        return link(f"{page}#{entry.address}", label)

    @admin.display(description=_("change"))
    def change(self, entry: Correction) -> str:
        before = component("written", written=entry.before)
        return format_html(
            "<del>{}</del> → <b>{}</b>", before, component("written", written=entry.after)
        )
