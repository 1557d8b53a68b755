"""Comparisons that suggest themselves, as addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from parsing.models import Agency
from parsing.standings import Peers, neighbours

MOST = 20


@dataclass(frozen=True, slots=True)
class Preset:
    """A comparison: what it is called, its address, how many agencies it shows."""

    label: str
    address: str
    agencies: int


def presets(agencies: Sequence[Agency], query: QueryDict) -> list[Preset]:
    """What the first agency can be set beside; two queries, nothing where none is chosen."""
    if not agencies:
        return []
    first = agencies[0]
    city = neighbours(first)[:MOST]
    field = Peers.of(first).nearest(first)[:MOST]
    found = [
        _preset(_("same city: %(name)s") % {"name": first.region or "—"}, first, city, query),
        _preset(
            _("same level and field: %(field)s") % {"field": first.get_field_display() or "—"},
            first,
            field,
            query,
        ),
    ]
    alone = query.copy()
    alone.setlist("agency", [str(first.pk)])
    for name in ("q", "year"):
        alone.pop(name, None)
    years = Preset(_("over the years: %(name)s") % {"name": first}, f"?{alone.urlencode()}", 1)
    return [*(preset for preset in found if preset.agencies > 1), years]


def _preset(label: str, first: Agency, others: Iterable[Agency], query: QueryDict) -> Preset:
    chosen = list(dict.fromkeys([first.pk, *(agency.pk for agency in others)]))[:MOST]
    address = query.copy()
    address.setlist("agency", [str(pk) for pk in chosen])
    address.pop("q", None)
    return Preset(label, f"?{address.urlencode()}", len(chosen))
