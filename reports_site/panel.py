"""The administration panel as a part of the site: its own log-in, its own way to name agencies."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency

from .forms.named import label_of


class Autocomplete(AutocompleteJsonView):
    """What is found while a person types; agencies of one name are told apart by their regions."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        found = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Agency):
            found["text"] = label_of(obj)
        return found


View = Callable[..., HttpResponseBase]

ORDER = ("Report", "Agency", "Correction", "Tip", "Region", "User", "Group")


# What libraries call their parts in English alone.
NAMES = {"ProcrastinateJob": _("Background jobs")}


class Panel(AdminSite):
    site_header = site_title = _("Open Reckoning")
    index_title = _("Administration")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The log-in of the site; who is logged in and may not enter is told so."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """The view for those who may enter; an address with NUL, which nothing has, is refused."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
                raise BadRequest
            return guarded(request, *args, **kwargs)

        return answer

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The parts of the panel in the order in which people need them."""
        apps = self._build_app_dict(request, app_label).values()
        for app in apps:
            for model in app["models"]:
                model["name"] = NAMES.get(model["object_name"], model["name"])
            app["models"].sort(key=rank)
        return sorted(apps, key=lambda app: rank(app["models"][0]))

    @property
    def autocomplete_address(self) -> str:
        """Where choices are looked up while a person types."""
        return reverse("admin:autocomplete")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return Autocomplete.as_view(admin_site=self)(request)


def rank(part: dict[str, Any]) -> tuple[int, str]:
    """Where a part of the panel stands in the order; what is not in it comes last, by name."""
    name = part["object_name"]
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)
