"""Reports: found by agency, year and state; their numbers corrected in the official grid."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parsing.models import Agency, Report

from .correcting import CorrectingAdmin
from .filters import FormFilter, LevelFilter, YearFilter
from .shown import component, link, moment


@admin.register(Report)
class ReportAdmin(CorrectingAdmin):
    list_display = (
        "name",
        "year",
        "revision",
        "state_badge",
        "form",
        "flags",
        "uploaded",
        "leads_to",
    )
    list_filter = ("state", YearFilter, FormFilter, LevelFilter)
    list_select_related = ("agency",)
    search_fields = ("agency__name",)
    search_help_text = gettext_lazy("A piece of the agency's name, present or former")
    sortable_by = ("name",)
    ordering = ("-pk",)

    def get_urls(self) -> list[URLPattern]:
        shown = self.admin_site.admin_view
        return [
            path("", shown(self.changelist_view), name="parsing_report_changelist"),
            path("<int:pk>/change/", shown(self.grid_view), name="parsing_report_change"),
            path(
                "<int:pk>/revert/<int:entry>/",
                shown(self.revert_view),
                name="parsing_report_revert",
            ),
            path("<int:pk>/withdraw/", shown(self.withdraw_view), name="parsing_report_withdraw"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return Report.objects.within_reach_of(request.user)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Report], search_term: str
    ) -> tuple[QuerySet[Report], bool]:
        if not search_term.strip():
            return queryset, False
        agencies = Agency.objects.named_like(search_term).order_by()
        return queryset.filter(agency__in=agencies), False

    @admin.display(description=gettext_lazy("agency"), ordering="agency__sort_key")
    def name(self, report: Report) -> str:
        return str(report.agency or report.stated_agency or "?")

    @admin.display(description=gettext_lazy("state"))
    def state_badge(self, report: Report) -> SafeString:
        return component("badge", state=report.state)

    @admin.display(description=gettext_lazy("flags"))
    def flags(self, report: Report) -> SafeString:
        return component("flag_counts", errors=report.errors, warnings=report.warnings)

    @admin.display(description=gettext_lazy("uploaded at"))
    def uploaded(self, report: Report) -> str:
        return moment(report.created_at)

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, report: Report) -> str:
        if report.is_draft:
            return link(reverse("review", args=(report.pk,)), _("Review"))
        if report.is_withdrawn:
            return ""
        return link(report.get_absolute_url(), _("Public page"))
