"""Originals shown beside what was read in them: pages of PDFs as pictures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from parsing.models import Report
from parsing.reading.files.errors import FileError
from parsing.reading.files.pdf import page_picture as picture_of

from .permissions import for_staff

KEPT = 86_400  # seconds: an original never changes


@for_staff
def page_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of a report's PDF as a PNG; 404 for other kinds, and where it cannot be drawn."""
    known = Report.objects.handled_by(request.user).select_related("source")
    source = get_object_or_404(known.filter(source__kind="pdf"), pk=pk).source
    try:
        picture = picture_of(bytes(source.content), number)
    except FileError as error:
        raise Http404 from error
    headers = {"Cache-Control": f"private, max-age={KEPT}"}
    return HttpResponse(picture, content_type="image/png", headers=headers)
