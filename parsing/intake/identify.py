"""Which agencies stated names belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from parsing.models import Agency, FormerName
from parsing.models.spelling import letters_of, pieces

ENDS_OF_REGIONS = "省市区州盟县旗"


def agencies_called(names: Collection[str]) -> dict[str, Agency]:
    """For each name the one agency that bears, or once bore, it; names of none or several left out.

    Two queries, however many names.
    """
    current = Agency.objects.current()
    found: dict[str, set[Agency]] = {}
    for agency in current.filter(name__in=names):
        found.setdefault(agency.name, set()).add(agency)
    former = FormerName.objects.filter(name__in=names, agency__in=current)
    for name in former.select_related("agency"):
        found.setdefault(name.name, set()).add(name.agency)
    return {name: agencies.pop() for name, agencies in found.items() if len(agencies) == 1}


def agencies_like(name: str, *, most: int = 8) -> list[Agency]:
    """The agencies that ``name`` may mean though none bears it: at most ``most``, in their order.

    A likely one ends with the same three letters and has the two that begin the name, or that
    follow a region in it: 荆门司法局 and 湖北省荆门市司法局 both lead to 荆门市司法局.
    """
    letters = letters_of(name)
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
