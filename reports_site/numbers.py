"""Numbers that a form or an address sent."""

from __future__ import annotations

import re

PLAIN = re.compile(r"[0-9]{1,18}")


def whole_number(text: str) -> int | None:
    """The number in plain digits; None for anything else, and for one longer than any key."""
    return int(text) if PLAIN.fullmatch(text) else None
