"""The interface put together."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Router

from parsing.checks import RULES
from parsing.forms import FORMS
from parsing.indicators import MEASURES
from parsing.models import Agency, DataVersion
from parsing.reading.names import FIELDS

from . import agencies, comparison, findings, regions, reports, rules
from .errors import handle_errors
from .throttling import ByAddress


class OpenData(NinjaAPI):
    """An interface that pages of any other site may read."""

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:
        response = super().create_response(request, data, **how)
        response["Access-Control-Allow-Origin"] = "*"
        return response


api = OpenData(
    title="公开对账 / Open Reckoning",
    version="1",
    description="Annual reports on open government information: read, checked, compared.",
    urls_namespace="api",
    docs_url=None,
    throttle=[ByAddress()],
)
handle_errors(api)
for path, part in (
    ("/agencies", agencies),
    ("/reports", reports),
    ("/findings", findings),
    ("/rules", rules),
    ("/regions", regions),
    ("/comparison", comparison),
):
    api.add_router(path, part.router)


@api.get("/", url_name="index", summary=_("What is here, and the codes that are used"))
def index(request: HttpRequest) -> dict[str, Any]:
    """The addresses, the data's version, and every code with its words."""
    number, changed_at = DataVersion.now()
    root = request.build_absolute_uri(reverse("api:index"))
    names = ("agencies", "reports", "findings", "rules", "regions", "comparison", "openapi.json")
    return {
        "version": {"number": number, "changed_at": changed_at},
        "addresses": {name.removesuffix(".json"): f"{root}{name}" for name in names},
        "levels": Agency.Level.values,
        "fields": {field.code: field.label._asdict() for field in FIELDS},
        "forms": {form.code: form.notice for form in FORMS.values()},
        "lines": {line.code: line.label._asdict() for line in MEASURES.values()},
        "rules": {rule.name: rule.title._asdict() for rule in RULES},
    }


last = Router()


@last.get("/{path:rest}", include_in_schema=False)
def nothing(request: HttpRequest, rest: str) -> None:
    """What has no other address."""
    raise Http404(rest)


api.add_router("", last)
