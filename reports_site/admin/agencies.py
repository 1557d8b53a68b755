"""Agencies: their region, level, field and former names, and merging two that are one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from parsing.intake.agencies import refresh_search, save_agency
from parsing.intake.refusal import Refused
from parsing.models import Agency
from parsing.models.agencies import AgencyQuerySet

from ..forms.agencies import AgencyForm
from .filters import FieldFilter
from .former_names import FormerNameInline
from .merging import MergingAdmin


@admin.register(Agency)
class AgencyAdmin(MergingAdmin):
    form = AgencyForm
    inlines = (FormerNameInline,)
    autocomplete_fields = ("region",)
    readonly_fields = ("is_example", "merged_into")
    list_display = ("name", "region", "level", "field", "scope", "is_example", "merged_into")
    list_filter = ("level", "scope", "is_example", FieldFilter)
    list_select_related = ("region", "merged_into")
    search_fields = ("name",)
    search_help_text = _("A piece of the name, present or former")
    ordering = ("sort_key", "pk")
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agency]:
        return super().get_queryset(request).select_related("region")

    def get_search_results(
        self, request: HttpRequest, queryset: AgencyQuerySet, search_term: str
    ) -> tuple[AgencyQuerySet, bool]:
        found = queryset.named_like(search_term)
        is_choosing = request.path == self.admin_site.autocomplete_address
        return found.current() if is_choosing else found, False

    def has_change_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        is_merged = obj is not None and obj.merged_into_id is not None
        return super().has_change_permission(request, obj) and not is_merged

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; where another person took the name in the same moment, the words that say so."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Agency, form: Any, change: bool) -> None:
        save_agency(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refresh_search(form.instance)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [
            path("<int:pk>/merge/", view, name="parsing_agency_merge"),
            *super().get_urls(),
        ]
