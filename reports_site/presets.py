"""Comparisons that suggest themselves, as addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from parsing.models import Agency
from parsing.models.agencies import AgencyQuerySet
from parsing.standings import Peers, largest_peers, neighbours

from .standings import label_of_peers

MOST = 20
STARTS, IN_START = 4, 8


@dataclass(frozen=True, slots=True)
class Preset:
    """A comparison: what it is called, its address, how many agencies it shows."""

    label: str
    address: str
    agencies: int


def presets(agencies: Sequence[Agency], query: QueryDict) -> list[Preset]:
    """What the first agency can be set beside, two queries; what to begin with where none is chosen."""
    if not agencies:
        return starts(query)
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


def starts(query: QueryDict) -> list[Preset]:
    """Some agencies of each of the largest groups of peers; two queries more than there are groups."""
    return [
        _preset(label_of_peers(peers), None, _some(peers), query) for peers in largest_peers(STARTS)
    ]


def _some(peers: Peers) -> AgencyQuerySet:
    return peers.agencies().order_by("region_id", "sort_key")[:IN_START]


def _preset(label: str, first: Agency | None, others: Iterable[Agency], query: QueryDict) -> Preset:
    every = [first, *others] if first else others
    chosen = list(dict.fromkeys(agency.pk for agency in every))[:MOST]
    address = query.copy()
    address.setlist("agency", [str(pk) for pk in chosen])
    address.pop("q", None)
    return Preset(label, f"?{address.urlencode()}", len(chosen))
