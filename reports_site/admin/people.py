"""People: their accounts, their groups, and the regions that they are assigned to."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
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
    """Accounts, found by name, group or region."""

    inlines = (AssignmentInline,)
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
