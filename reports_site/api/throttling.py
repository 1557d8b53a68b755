"""How many requests one address may send."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from ..throttling import is_too_much, seconds_to_wait


class ByAddress(BaseThrottle):
    """So many requests a minute from one address."""

    def allow_request(self, request: HttpRequest) -> bool:
        return not is_too_much(request, "api", settings.API_REQUESTS_A_MINUTE)

    def wait(self) -> float:
        return seconds_to_wait()
