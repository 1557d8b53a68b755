"""What is added up over many reports, kept until the data's version changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches

from .turns import Turn
from .version import DataVersion

Held = TypeVar("Held")


def kept(name: str, make: Callable[[], Held]) -> Held:
    """What ``make`` gives, made once for each version of the data; one short query.

    ``name`` tells it from everything else that is kept. Who asks while it is made waits for it.
    """
    version = DataVersion.now()
    if not version.tells_all:
        return make()
    key = f"{version.number} {version.changed_at.isoformat()} {name}"
    digest = hashlib.sha256(key.encode()).hexdigest()
    with Turn(digest):
        held: Held = caches["figures"].get_or_set(digest, make)  # type: ignore[assignment]
        return held
