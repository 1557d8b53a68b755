"""The statements that rest on the totals: results, shares, applicants, growth; disputes and sums."""

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from parsing.reading.identity import Identity
from parsing.reading.plain import Plain
from parsing.reading.values import Statement

from .accounts import Item, Total, account
from .disputes import disputes
from .growth import added_up, growth_of_requests
from .sentences import sentence_around

ANCHORS = frozenset(("received", "handled"))
# No report tells more often what became of its requests.
_MOST_ACCOUNTS = 40


def further(
    plain: Plain, totals: Sequence[Statement], *, identity: Identity
) -> Iterator[Statement]:
    """What the prose states beside the numbers received, carried over and handled (``totals``)."""
    known = {_place(plain, total) for total in totals}
    items: dict[tuple[int, int], Item] = {}
    for item in _items(plain, totals, known=known, identity=identity):
        items.setdefault((item.start, item.end), item)
    for place, item in items.items():
        if place not in known:
            yield _statement(plain, item)
    for item, parts in added_up(plain.text):
        yield _statement(plain, item, parts)


def _items(
    plain: Plain,
    totals: Sequence[Statement],
    *,
    known: set[tuple[int, int]],
    identity: Identity,
) -> Iterator[Item]:
    counted = frozenset(place for start, end in known for place in range(start, end))
    for total in islice(_anchors(plain, totals), _MOST_ACCOUNTS):
        yield from account(plain.text, total, known=counted, identity=identity)
    yield from disputes(plain.text, identity)
    ends = (_place(plain, total)[1] for total in totals if total.kind == "received")
    yield from growth_of_requests(plain.text, ends, identity=identity)


def _anchors(plain: Plain, totals: Sequence[Statement]) -> Iterator[Total]:
    """The totals whose accounts may follow, each up to the next."""
    told = (each for each in totals if each.kind in ANCHORS and each.value)
    held = sorted(((_place(plain, each), each) for each in told), key=itemgetter(0))
    ends = [start for (start, _end), _total in held[1:]]
    for ((_start, end), total), limit in zip(held, [*ends, len(plain.text)], strict=False):
        yield Total(total.value, end, limit, is_answered=total.kind == "handled")


def _place(plain: Plain, statement: Statement) -> tuple[int, int]:
    """Where in the bare text the statement's number stands."""
    return plain.bare(statement.span.start), plain.bare(statement.span.end - 1) + 1


def _statement(plain: Plain, item: Item, parts: tuple[int, ...] = ()) -> Statement:
    return Statement(
        item.kind,
        item.value,
        plain.span(item.start, item.end),
        sentence_around(plain, item.start, item.end),
        item.cells,
        item.decimals,
        parts,
    )
