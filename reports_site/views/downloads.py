"""Whole years to take along."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import condition

from ..caching import live
from ..exports import years


@live
def downloads(request: HttpRequest) -> HttpResponse:
    """The years that were written, with size, day and digest of each file."""
    return render(request, "pages/downloads.html", {"years": years.years_there()})


@live
def checksums(_request: HttpRequest) -> HttpResponse:
    """The digests of all files of years, as ``sha256sum`` writes them."""
    return HttpResponse(years.checksums(), content_type="text/plain; charset=utf-8")


def _file(year: int, kind: str) -> years.YearFile | None:
    there = years.year_files(year)
    return next((file for file in there.files if file.kind == kind), None) if there else None


def _etag(_request: HttpRequest, year: int, kind: str) -> str | None:
    file = _file(year, kind)
    return f'"{file.sha256}"' if file else None


@live
@condition(etag_func=_etag)
def download(_request: HttpRequest, year: int, kind: str) -> HttpResponseBase:
    """One file of a year; 404 where there is none."""
    file = _file(year, kind)
    if file is None:
        raise Http404
    try:
        content = file.path.open("rb")
    except FileNotFoundError as error:  # it was replaced just now
        raise Http404 from error
    return FileResponse(
        content,
        as_attachment=True,
        filename=file.name,
        headers={
            "Cache-Control": "public, max-age=0, must-revalidate",
        },
    )
