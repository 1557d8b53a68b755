"""What an agency that is not known yet may be: proposed to a person, never stored unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from parsing.models import Agency, Region
from parsing.reading.names import Hints, resolve
from parsing.reading.places import Gazetteer, Place, PlaceLevel


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agency that is not stored; where several ``regions`` fit its name, it has none."""

    agency: Agency
    regions: tuple[Region, ...]


def propose(name: str, text: str) -> Proposal:
    """The agency that bears ``name``, going by the name and by what its report says of places.

    What they leave open is empty.
    """
    return propose_many({name: text})[name]


def propose_many(texts: Mapping[str, str]) -> dict[str, Proposal]:
    """The agencies that bear these names, each with the text of one of its reports, by name."""
    known = _gazetteer()
    return {name: _proposal(name, text, known) for name, text in texts.items()}


def _proposal(name: str, text: str, known: Gazetteer) -> Proposal:
    found = resolve(name, known, hints=Hints.of(text))
    regions = tuple(Region.objects.filter(code__in=[place.code for place in found.candidates]))
    agency = Agency(
        name=name,
        region=regions[0] if len(regions) == 1 else None,
        level=found.level or "",
        field=found.field.code if found.field else "",
        scope=found.scope,
    )
    return Proposal(agency, regions)


def _gazetteer() -> Gazetteer:
    """The regions that are kept, those of the example province among them."""
    kept = Region.objects.order_by("code").values_list("code", "name", "level", "parent_id")
    return Gazetteer(
        Place(code, name, cast(PlaceLevel, level), parent) for code, name, level, parent in kept
    )
