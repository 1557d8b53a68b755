"""How much one visitor may ask for in a minute."""

from __future__ import annotations

import time
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

NOWHERE = "::"


def is_too_much(request: HttpRequest, kind: str, most: int) -> bool:
    """Whether the visitor's address asked for that kind of thing more often this minute.

    Counted in each process of the server, by adding to a number, where the throttles of libraries
    keep a list that the threads of a server would write over each other.
    """
    minute = int(time.time() // 60)
    key = f"{kind}-{minute}-{address_of(request)}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > most


def address_of(request: HttpRequest) -> str:
    """The address that a request came from, as far as the word of proxies is taken for it.

    Of IPv6 the network of 64 bits, for whoever has one address of it has them all. Those who come
    from no address are counted together, as ``NOWHERE``: wrong passwords are counted by addresses.
    """
    try:
        found = _written(BaseThrottle().get_ident(request) or "")
    except ValueError:
        return NOWHERE
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False).network_address)


def _written(address: str) -> IPv4Address | IPv6Address:
    """The address, which some proxies write with a port. Raises ValueError for anything else."""
    try:
        return ip_address(address)
    except ValueError:
        return ip_address(urlsplit(f"//{address}").hostname or "")


def seconds_to_wait() -> int:
    """Whole seconds to the next minute."""
    return 60 - int(time.time() % 60)
