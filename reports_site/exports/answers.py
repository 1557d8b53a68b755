"""A page's address with ``format=csv``, ``xlsx`` or ``json`` answers with its data twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.timezone import localdate
from django.utils.translation import get_language, override

from ..throttling import is_too_much, seconds_to_wait
from .formats import as_csv, as_json, as_xlsx
from .notes import notes
from .values import Export

Writer = Callable[[Export, Sequence[str]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is called, what it is, who writes it."""

    suffix: str
    content_type: str
    write: Writer


FORMATS = {
    held.suffix: held
    for held in (
        Format("csv", "text/csv; charset=utf-8", as_csv),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            as_xlsx,
        ),
        Format("json", "application/json; charset=utf-8", as_json),
    )
}


def wanted(request: HttpRequest) -> Format | None:
    """The kind of file that the address asks for; None where it asks for the page."""
    return FORMATS.get(request.GET.get("format", ""))


def answer(request: HttpRequest, export: Export, held: Format) -> HttpResponseBase:
    """The export as a file to keep.

    422 in words where it is longer than a download may be, 429 where the visitor took many.
    """
    if is_too_much(request, "export", settings.EXPORTS_A_MINUTE):
        return _too_many(request)
    if export.count > settings.EXPORT_MAX_ROWS:
        return _too_long(request, export)
    said = notes(export, address=request.build_absolute_uri())
    name = get_valid_filename(f"{export.name}-{localdate().isoformat()}.{held.suffix}")
    return StreamingHttpResponse(
        _spoken(held.write(export, said), get_language() or ""),
        content_type=held.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )


def _spoken(parts: Iterator[Any], language: str) -> Iterator[Any]:
    """The parts, each made in the language of the page: they are made after the view is done."""
    while True:
        with override(language):
            part = next(parts, None)
        if part is None:
            return
        yield part


def _too_many(request: HttpRequest) -> HttpResponse:
    context = {"most": settings.EXPORTS_A_MINUTE}
    answered = render(request, "pages/too_many_downloads.html", context, status=429)
    answered["Retry-After"] = str(seconds_to_wait())
    return answered


def _too_long(request: HttpRequest, export: Export) -> HttpResponse:
    context = {"export": export, "most": settings.EXPORT_MAX_ROWS}
    return render(request, "pages/too_many_rows.html", context, status=422)
