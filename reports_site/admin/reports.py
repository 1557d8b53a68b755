"""Reports: found by agency, year and state; their numbers corrected in the official grid."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from parsing.models import Report


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    list_display = ("agency", "year", "form", "state", "revision", "received", "errors", "warnings")
    list_display_links = ("agency", "year")
    list_filter = ("state", "year", "form")
    list_select_related = ("agency",)
    search_fields = ("agency__name",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False
