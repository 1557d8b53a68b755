"""Which agency a stated name belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from parsing.models import Agency
from parsing.models.agencies import pieces

ENDS_OF_REGIONS = "省市区州盟县旗"


def agency_called(name: str) -> Agency | None:
    """The one agency that bears, or once bore, this name; None where there is none or several."""
    if not name:
        return None
    found = list(Agency.objects.called(name)[:2])
    return found[0] if len(found) == 1 else None


def agencies_like(name: str, *, most: int = 8) -> list[Agency]:
    """The agencies that ``name`` may mean though none bears it: at most ``most``, in their order.

    A likely one ends with the same three letters and has the two that begin the name, or that
    follow a region in it: 荆门司法局 and 湖北省荆门市司法局 both lead to 荆门市司法局.
    """
    letters = "".join(name.split())
    if not letters:
        return []
    known = Agency.objects.current().select_related("region")
    found = {agency.pk: agency for agency in known.named_like(letters)[:most]}
    for head in _heads(letters):
        likely = known.filter(search_pieces__contains=pieces(head) + pieces(letters[-3:]))
        found |= {agency.pk: agency for agency in likely[: most - len(found)]}
    return sorted(found.values(), key=lambda agency: agency.sort_key)


def _heads(letters: str) -> Iterator[str]:
    yield letters[:2]
    for at, letter in enumerate(letters[:-4]):
        if letter in ENDS_OF_REGIONS:
            yield letters[at + 1 : at + 3]
