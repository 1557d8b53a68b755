"""Two agencies that are one: chosen, shown what would happen, merged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parsing.intake.agencies import merge, plan_merge
from parsing.intake.refusal import Refused
from parsing.models import Agency

from ..forms.named import label_of
from ..numbers import PLAIN, whole_number
from .correcting import may_withdraw
from .lists import LongListAdmin


class AgencySelect(AutocompleteSelect):
    """A choice among agencies that are looked up while a person types."""

    def format_value(self, value: Any) -> list[str]:
        """The numbers among what was sent; anything else chooses nothing."""
        return [number for number in super().format_value(value) if PLAIN.fullmatch(number)]


class MergeTargetField(forms.ModelChoiceField):
    """An agency, named with its region."""

    def label_from_instance(self, obj: Any) -> str:
        return label_of(obj)


class MergeForm(forms.Form):
    """Which agency takes over the reports and names."""

    into = MergeTargetField(
        Agency.objects.current().select_related("region"),
        label=gettext_lazy("Merge into"),
        widget=AgencySelect(Agency._meta.get_field("merged_into"), admin.site),
    )

    def __init__(self, data: Any = None, *, agency: Agency) -> None:
        super().__init__(data)
        self.agency = agency

    def clean_into(self) -> Agency:
        """The agency chosen, which is another one."""
        into: Agency = self.cleaned_data["into"]
        if into == self.agency:
            raise forms.ValidationError(_("Choose another agency."), code="same")
        return into


class MergingAdmin(LongListAdmin):
    """The page on which an agency is merged into another."""

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose the other agency, see what would happen, confirm."""
        agency = get_object_or_404(Agency.objects.current().select_related("region"), pk=pk)
        if not self.has_change_permission(request, agency):
            raise PermissionDenied
        form = MergeForm(request.POST or None, agency=agency)
        if not form.is_valid():
            return self._merge_page(request, agency, form, status=422 if form.is_bound else 200)
        into = form.cleaned_data["into"]
        if "confirm" not in request.POST:
            return self._merge_page(request, agency, form, plan=plan_merge(agency, into=into))
        return self._merge(request, agency, form)

    def _merge(self, request: HttpRequest, agency: Agency, form: MergeForm) -> HttpResponse:
        into, staying = form.cleaned_data["into"], _staying(request)
        if staying and not may_withdraw(request):
            raise PermissionDenied
        try:
            withdrawn = merge(agency, into=into, staying=staying)
        except Refused as refused:
            form.add_error(None, refused.message)
            plan = plan_merge(agency, into=into)
            return self._merge_page(request, agency, form, plan=plan, status=409)
        done = _("%(agency)s was merged into %(into)s.") % {"agency": agency, "into": into}
        self.log_change(request, into, done)
        for report in withdrawn:
            self.log_change(request, report, _("Withdrawn."))
        messages.success(request, done)
        return redirect("admin:parsing_agency_change", into.pk)

    def _merge_page(
        self,
        request: HttpRequest,
        agency: Agency,
        form: MergeForm,
        *,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge agencies"),
            "opts": self.opts,
            "agency": agency,
            "label": label_of(agency),
            "form": form,
            "media": self.media + form.media,
            "staying": _staying(request),
            "shows_examples": agency.is_example,
            **more,
        }
        page = "admin/parsing/agency/merge.html"
        return TemplateResponse(request, page, context, status=status)


def _staying(request: HttpRequest) -> set[int]:
    """The reports, by their keys, that were chosen to stay published: one a year."""
    sent = (text for name, text in request.POST.items() if name.startswith("stays-"))
    return {key for text in sent if (key := whole_number(text))}
