"""Which agencies stated names belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Value

from parsing.models import Agency, FormerName
from parsing.models.agencies import AgencyQuerySet
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
    return agencies_like_each([name], most=most)[name]


def agencies_like_each(names: Collection[str], *, most: int) -> dict[str, list[Agency]]:
    """The agencies that each of the names may mean; two queries, however many names."""
    asked = [(name, likely) for name in names for likely in _likely(letters_of(name))]
    keys: dict[str, dict[int, None]] = {name: {} for name in names}  # in the order they were found
    rows = _first_of_each([likely for _name, likely in asked], most)
    for (name, _likely_ones), found in zip(asked, rows, strict=True):
        keys[name] |= dict.fromkeys(found[: most - len(keys[name])])
    every = {pk for found in keys.values() for pk in found}
    agencies = Agency.objects.select_related("region").in_bulk(every) if every else {}
    return {
        name: sorted((agencies[pk] for pk in found), key=lambda agency: agency.sort_key)
        for name, found in keys.items()
    }


def _likely(letters: str) -> Iterator[AgencyQuerySet]:
    """Where to look for what the letters of a name may mean, the likeliest first."""
    if not letters:
        return
    known = Agency.objects.current()
    yield known.named_like(letters)
    for head in _heads(letters):
        yield known.filter(search_pieces__contains=pieces(head) + pieces(letters[-3:]))


def _first_of_each(asked: Sequence[AgencyQuerySet], most: int) -> list[list[int]]:
    """The keys of the first agencies of each queryset, in its order; one query for all of them."""
    if not asked:
        return []
    first = [
        agencies.annotate(at=Value(at)).values_list("at", "pk")[:most]
        for at, agencies in enumerate(asked)
    ]
    found: list[list[int]] = [[] for _ in asked]
    for at, pk in first[0].union(*first[1:], all=True):
        found[at].append(pk)
    return found


def _heads(letters: str) -> Iterator[str]:
    yield letters[:2]
    for at, letter in enumerate(letters[:-4]):
        if letter in ENDS_OF_REGIONS:
            yield letters[at + 1 : at + 3]
