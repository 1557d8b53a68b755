"""People: their accounts, their groups, and the regions that they are assigned to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import ManyToManyField, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from parsing.models import Assignment


class AssignmentInline(admin.TabularInline):
    """Who may change an account may assign it to regions."""

    model = Assignment
    autocomplete_fields = ("region",)
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.has_perm("auth.view_user")

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.has_perm("auth.change_user")

    has_change_permission = has_delete_permission = has_add_permission


admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Accounts, found by name and group; rights come from groups, never one by one."""

    inlines = (AssignmentInline,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )
    filter_horizontal = ()
    list_display = ("username", "roles", "regions", "is_staff", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_active")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        found = super().get_queryset(request)
        return found.prefetch_related("groups", "assignments__region")

    @admin.display(description=_("groups"))
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all())

    @admin.display(description=_("assigned regions"))
    def regions(self, person: User) -> str:
        return ", ".join(str(held.region) for held in person.assignments.all())

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        """The groups as boxes to tick: there are three."""
        return super().formfield_for_manytomany(
            db_field, request, **options, widget=CheckboxSelectMultiple
        )
