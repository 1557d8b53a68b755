"""Filters of the panel's lists whose choices are known without looking through all rows."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from parsing.forms import FORMS
from parsing.models import Agency, Report

from ..filters.agencies import field_choices


class OneOf(admin.SimpleListFilter):
    """A filter by a field that has one of a few values; anything else in the address filters nothing."""

    field: str

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        known = {str(value) for value, _words in self.lookup_choices}
        chosen = self.value()
        return queryset.filter(**{self.field: chosen}) if chosen in known else queryset


class YearFilter(OneOf):
    title = _("year")
    parameter_name = field = "year"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(str(year), str(year)) for year in Report.objects.years()]


class FormFilter(OneOf):
    title = _("form")
    parameter_name = field = "form"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(code, form.notice) for code, form in FORMS.items()]


class FieldFilter(OneOf):
    title = _("field")
    parameter_name = field = "field"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return field_choices()


class LevelFilter(OneOf):
    title = _("level")
    parameter_name = "level"
    field = "agency__level"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return list(Agency.Level.choices)
