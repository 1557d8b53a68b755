"""Regions: looked up, not edited; the tree comes from GB/T 2260."""

from django.contrib import admin
from django.http import HttpRequest

from parsing.models import Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = ("code", "full_name", "level", "is_example")
    list_filter = ("level", "is_example")
    search_fields = ("=code", "full_name")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False
