"""Who may keep a copy of an answer, and how a kept copy is known to be still right."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from parsing.models import DataVersion
from parsing.models.turns import Turn

from .kept_pages import keep_page, kept_page, page_key

Answer = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

# What answers are made of, beside the data.
FOLDERS = ("parsing", "reports_site", "static", "templates")

# A date counts whole seconds: only after some of them can no other change have the same.
SETTLED = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a kept copy is held against: the data's version, the program's, the visitor's cookies."""

    etag: str
    changed_at: datetime
    tells_all: bool

    @classmethod
    def now(cls, request: HttpRequest) -> Validators:
        """The validators of what would be answered now; one short query."""
        version = DataVersion.now()
        cookies = request.headers.get("Cookie", "")
        parts = f"{version.number} {program_changed_at().isoformat()} {cookies}"
        digest = hashlib.sha256(parts.encode()).hexdigest()[:20]
        changed_at = max(version.changed_at, program_changed_at())
        return cls(f'W/"{digest}"', changed_at, version.tells_all)

    @property
    def has_date(self) -> bool:
        """Whether the date alone tells a kept copy from a stale one."""
        return timezone.now() - self.changed_at > SETTLED

    def match(self, request: HttpRequest) -> bool:
        """Whether the copy that the visitor holds is still right."""
        if "If-None-Match" in request.headers:
            return self.etag in parse_etags(request.headers["If-None-Match"])
        held = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
        return self.has_date and held is not None and held >= int(self.changed_at.timestamp())


@cache
def program_changed_at() -> datetime:
    """When the program, its pages or its words were changed last, by the dates of its files."""
    files = (path for folder in FOLDERS for path in (settings.BASE_DIR / folder).rglob("*.*"))
    latest = max(path.stat().st_mtime for path in files if path.suffix != ".pyc")
    return datetime.fromtimestamp(latest, UTC)


def live(view: View) -> View:
    """The view, whose answer does not follow from the data's version alone and is never kept."""
    view.is_live = True  # type: ignore[attr-defined]
    return view


class Caching:
    """Gives answers to visitors without a session validators, and everybody else's no leave to keep.

    A copy that the visitor holds and that is still right is not sent again: 304. A page that was
    made before and is still right is not made again; who asks while it is made waits for it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self._kept_or_made(request)
        finally:
            if turn := getattr(request, "turn", None):
                turn.end()

    def _kept_or_made(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        validators = getattr(request, "validators", None)
        if validators is None or response.cookies or response.status_code not in (200, 304):
            patch_cache_control(response, private=True, no_cache=True)
            return response
        if response.status_code == 200 and validators.tells_all and request.method == "GET":
            keep_page(request, validators.etag, response)
        return _kept(response, validators)

    def process_view(
        self, request: HttpRequest, view: View, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """304 where the visitor's copy is right, the page where one is kept.

        The version is asked for before the data is.
        """
        if not _is_anonymous(request) or getattr(view, "is_live", False):
            return None
        validators = Validators.now(request)
        request.validators = validators  # type: ignore[attr-defined]
        if validators.match(request):
            return HttpResponseNotModified()
        return _in_turn(request, validators.etag) if validators.tells_all else None


def _in_turn(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The page where one is kept, or is when the first who asked for it has theirs.

    What is not kept then is none to keep: all who waited make their own at once.
    """
    found = kept_page(request, etag)
    if found or request.method != "GET":
        return found
    turn = request.turn = Turn(page_key(request, etag))  # type: ignore[attr-defined]
    found = kept_page(request, etag)
    if turn.was_waited_for:
        turn.end()
    return found


def _is_anonymous(request: HttpRequest) -> bool:
    named = {settings.SESSION_COOKIE_NAME, "messages"}
    return request.method in ("GET", "HEAD") and named.isdisjoint(request.COOKIES)


def _kept(response: HttpResponseBase, validators: Validators) -> HttpResponseBase:
    """The answer with leave to keep it, to be asked for again each time.

    Its language follows from the address alone, whatever the visitor's browser prefers.
    """
    response["ETag"] = validators.etag
    if validators.has_date:
        response["Last-Modified"] = http_date(validators.changed_at.timestamp())
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    varies = {name.strip() for name in response.get("Vary", "").split(",")}
    varies |= {"Accept-Encoding", "Cookie"}
    response["Vary"] = ", ".join(sorted(varies - {"", "Accept-Language"}))
    return response
