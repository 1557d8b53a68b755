"""How large a visitor wants to read."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ..caching import live
from ..text_size import COOKIE, LARGE, STANDARD

YEAR = 365 * 24 * 60 * 60


@live
def text_size(request: HttpRequest, size: str) -> HttpResponse:
    """Remember the size and go back to the page that was read."""
    if size not in (STANDARD, LARGE):
        raise Http404
    back = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    answer = HttpResponseRedirect(back if is_ours and back.startswith("/") else reverse("home"))
    if size == LARGE:
        answer.set_cookie(COOKIE, LARGE, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")
    return answer
