"""What an agency that is not known yet may be: proposed to a person, never stored unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from parsing.models import Agency, Region
from parsing.reading.names import Hints, Resolution, resolve
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
    """The agencies that bear these names, each with the text of one of its reports, by name.

    Two queries, however many names.
    """
    known = _gazetteer()
    found = {name: resolve(name, known, hints=Hints.of(text)) for name, text in texts.items()}
    codes = {place.code for meant in found.values() for place in meant.candidates}
    regions = Region.objects.in_bulk(codes) if codes else {}
    return {name: _proposal(name, meant, regions) for name, meant in found.items()}


def _proposal(name: str, meant: Resolution, known: Mapping[str, Region]) -> Proposal:
    codes = sorted({place.code for place in meant.candidates})
    regions = tuple(known[code] for code in codes if code in known)
    agency = Agency(
        name=name,
        region=regions[0] if len(regions) == 1 else None,
        level=meant.level or "",
        field=meant.field.code if meant.field else "",
        scope=meant.scope,
    )
    return Proposal(agency, regions)


def _gazetteer() -> Gazetteer:
    """The regions that are kept, those of the example province among them."""
    kept = Region.objects.order_by("code").values_list("code", "name", "level", "parent_id")
    return Gazetteer(
        Place(code, name, cast(PlaceLevel, level), parent) for code, name, level, parent in kept
    )
