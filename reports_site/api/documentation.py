"""The interface as people read of it, from its OpenAPI document, with examples to follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from parsing.models import Report

from .site import api
from .words import DESCRIPTIONS

# Queries that work on whatever is here, by the path that they are sent to.
EXAMPLES = {
    "/": ("",),
    "/agencies": ("?limit=5", "?q=司法&level=prefectural", "?field=justice&year={year}"),
    "/agencies/{agency_id}": ("",),
    "/reports": ("?year={year}&has_errors=true", "?agency={agency_id}", "?form=2021&limit=2"),
    "/reports/{report_id}": ("",),
    "/findings": ("?rule=balance&severity=error", "?report={report_id}", "?year={year}&limit=10"),
    "/rules": ("",),
    "/regions": ("?level=province", "?limit=3&after=110000"),
    "/comparison": (
        "?agency={agency_id}&line=requests.new&line=requests.granted",
        "?agency={agency_id}&year={year}&line=disputes.litigation_direct.total",
    ),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what it means, and what it may be, in the words of JSON Schema."""

    name: str
    description: str
    kind: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An address that can be asked for."""

    path: str
    anchor: str
    summary: str
    parameters: list[Parameter]
    examples: list[str]


def operations() -> list[Operation]:
    """All of them in their order, in the language of the page, with examples of what is here."""
    document = api.get_openapi_schema()
    root = reverse("api:index")
    names = _names()
    found = []
    for path, methods in document["paths"].items():
        short = "/" + path.removeprefix(root)
        examples = [(root.rstrip("/") + short + query).format(**names) for query in EXAMPLES[short]]
        found.append(
            Operation(
                path,
                short.strip("/").replace("/", "-").translate({ord("{"): None, ord("}"): None}),
                _(methods["get"]["summary"]),
                list(_parameters(methods["get"].get("parameters", ()))),
                examples,
            )
        )
    return found


def _names() -> dict[str, Any]:
    """A report that is here, whose numbers stand in the examples; made-up ones where none is."""
    latest = Report.objects.published().order_by("-published_at", "-id").first()
    if latest is None:
        return {"report_id": 1, "agency_id": 1, "year": 2022}
    return {"report_id": latest.pk, "agency_id": latest.agency_id, "year": latest.year}


def _parameters(given: Any) -> Iterator[Parameter]:
    for parameter in given:
        words = parameter.get("description") or DESCRIPTIONS.get(parameter["name"])
        yield Parameter(parameter["name"], _(words) if words else "", _kind(parameter["schema"]))


def _kind(schema: dict[str, Any]) -> str:
    """What a value may be: ``integer 1–500, default 100``."""
    parts = [held for held in schema.get("anyOf", [schema]) if held.get("type") != "null"]
    held = parts[0]
    if held.get("type") == "array":
        most = _("at most %(count)s of them") % {"count": schema.get("maxItems")}
        return f"{_kind(held['items'])}, {most}"
    if len(held.get("enum", ())) > 12:
        return _("one of %(count)s codes") % {"count": len(held["enum"])}
    words = " | ".join(map(str, held.get("enum", ()))) or held.get("type", "")
    if "const" in held:
        words = held["const"]
    if "maximum" in held and held["maximum"] < 10_000:
        words += f" {held['minimum']}–{held['maximum']}"
    if schema.get("default"):
        words = _("%(words)s, default %(value)s") % {"words": words, "value": schema["default"]}
    return words
