"""The names that an agency had, listed under it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from parsing.models import Agency, FormerName


class FormerNameFormSet(forms.BaseInlineFormSet):
    """The former names; one that renaming has just kept is completed, not added again."""

    def save_new(self, form: Any, commit: bool = True) -> FormerName:
        kept = self.instance.former_names.filter(name=form.cleaned_data["name"]).first()
        form.instance.pk = kept.pk if kept else None
        return super().save_new(form, commit)


class FormerNameInline(admin.TabularInline):
    """Who may change an agency may change its former names."""

    model = FormerName
    formset = FormerNameFormSet
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return request.user.has_perm("parsing.view_agency")

    def has_change_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        is_merged = obj is not None and obj.merged_into_id is not None
        return request.user.has_perm("parsing.change_agency") and not is_merged

    def has_add_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return self.has_change_permission(request, obj)
