"""Which agency a stated name belongs to."""

from __future__ import annotations

from parsing.models import Agency


def agency_called(name: str) -> Agency | None:
    """The one agency that bears, or once bore, this name; None where there is none or several."""
    if not name:
        return None
    found = list(Agency.objects.called(name)[:2])
    return found[0] if len(found) == 1 else None
