"""Regions: looked up, not edited; the tree comes from GB/T 2260."""

from django.contrib import admin

from parsing.models import Region

from .lists import ReadOnlyAdmin


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ("code", "full_name", "level", "is_example")
    list_filter = ("level", "is_example")
    search_fields = ("=code", "full_name")
