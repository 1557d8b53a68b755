"""Agencies: their region, level, field and former names, and merging two that are one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parsing.intake.agencies import MergePlan, merge, plan_merge, refresh_search, save_agency
from parsing.intake.refusal import Refused
from parsing.models import Agency, FormerName

from ..forms.agencies import AgencyForm


class FormerNameInline(admin.TabularInline):
    model = FormerName
    extra = 0


class MergeForm(forms.Form):
    """Which agency takes over the reports and names."""

    into = forms.ModelChoiceField(
        Agency.objects.current(),
        label=_("Merge into"),
        widget=AutocompleteSelect(Agency._meta.get_field("merged_into"), admin.site),
    )


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    form = AgencyForm
    inlines = (FormerNameInline,)
    autocomplete_fields = ("region",)
    list_display = ("name", "region", "level", "field", "scope", "merged_into")
    list_filter = ("level", "scope", "field", "is_example")
    list_select_related = ("region", "merged_into")
    search_fields = ("name",)
    ordering = ("sort_key",)
    show_full_result_count = False
    readonly_fields = ("merged_into",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Agency], search_term: str
    ) -> tuple[QuerySet[Agency], bool]:
        return Agency.objects.named_like(search_term) & queryset, False

    def save_model(self, request: HttpRequest, obj: Agency, form: Any, change: bool) -> None:
        save_agency(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refresh_search(form.instance)

    def has_delete_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [
            path("<int:pk>/merge/", view, name="parsing_agency_merge"),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose the other agency, see what would happen, confirm."""
        agency = get_object_or_404(Agency.objects.current(), pk=pk)
        if not self.has_change_permission(request, agency):
            raise PermissionDenied
        form = MergeForm(request.POST or None)
        into = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
        if into and "confirm" in request.POST:
            try:
                merge(agency, into=into)
            except Refused as refused:
                form.add_error("into", refused.message)
            else:
                done = gettext("%(agency)s was merged into %(into)s.")
                messages.success(request, done % {"agency": agency, "into": into})
                return redirect("admin:parsing_agency_change", into.pk)
        plan = plan_merge(agency, into=into) if into else None
        return self._merge_page(request, agency, form, plan)

    def _merge_page(
        self, request: HttpRequest, agency: Agency, form: MergeForm, plan: MergePlan | None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge agencies"),
            "opts": self.opts,
            "agency": agency,
            "form": form,
            "plan": plan,
            "media": self.media + form.media,
            "back": reverse("admin:parsing_agency_change", args=(agency.pk,)),
        }
        return render(request, "admin/parsing/agency/merge.html", context)
