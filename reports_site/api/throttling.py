"""How many requests one address may send."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle


class ByAddress(BaseThrottle):
    """So many requests a minute from one address, counted in each process of the server.

    A count that is added to at once, where the library's own throttles keep a list that the
    threads of a server would write over each other.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        minute = int(time.time() // 60)
        key = f"api-{minute}-{self.get_ident(request)}"
        cache.add(key, 0, timeout=120)
        return cache.incr(key) <= settings.API_REQUESTS_A_MINUTE

    def wait(self) -> float:
        """Seconds to the next minute."""
        return 60 - time.time() % 60
