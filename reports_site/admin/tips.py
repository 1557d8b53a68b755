"""What readers reported, answered or not: read here, answered on its own page."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Tip

from ..ledger import label_at
from .lists import ReadOnlyAdmin
from .shown import link, moment


@admin.register(Tip)
class TipAdmin(ReadOnlyAdmin):
    list_display = ("when", "agency", "year", "place", "stands", "proposed", "state", "answered_by")
    list_display_links = None
    list_filter = ("state", "at")
    list_select_related = ("report__agency", "answered_by")
    search_fields = ("where",)
    search_help_text = _("Agency, or the reader's words")
    sortable_by = ()
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tip]:
        return Tip.objects.handled_by(request.user)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Tip], search_term: str
    ) -> tuple[QuerySet[Tip], bool]:
        agencies = Agency.objects.named_like(search_term).order_by()
        found = Q(report__agency__in=agencies) | Q(where__icontains=search_term)
        return queryset.filter(found), False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="parsing_tip_changelist")]

    @admin.display(description=_("at"))
    def when(self, tip: Tip) -> str:
        return moment(tip.at)

    @admin.display(description=_("agency"))
    def agency(self, tip: Tip) -> str:
        return str(tip.report.agency)

    @admin.display(description=_("year"))
    def year(self, tip: Tip) -> int | None:
        return tip.report.year

    @admin.display(description=_("cell"))
    def place(self, tip: Tip) -> str:
        return link(reverse("tip", args=(tip.pk,)), label_at(tip.cell, tip.report))
