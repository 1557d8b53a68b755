"""The ledger of corrections: read by everyone in the panel, edited by no one."""

from django.contrib import admin
from django.http import HttpRequest

from parsing.models import Correction


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    list_display = ("at", "report", "address", "before", "after", "kind", "reason", "by")
    list_filter = ("kind", "at")
    list_select_related = ("report__agency", "by")
    search_fields = ("reason", "report__agency__name")
    date_hierarchy = "at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return False
