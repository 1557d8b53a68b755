"""Agencies of a region or a field as a page shows them: totals, medians, ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.forms import Bilingual
from parsing.indicators import Measure, Ranked, Summary, Value, ranking, summary
from parsing.indicators.formulas import share
from parsing.indicators.totals import TOTALS
from parsing.models import Agency, Report
from parsing.models.agencies import AgencyQuerySet
from parsing.models.coverage import Covered
from parsing.models.kept import kept
from parsing.models.saying import Said, said_by_each
from parsing.reading.names import FIELDS
from parsing.standings import Group, Peers, groups, said_by_peers, summaries

SCOPES, LEVELS = dict(Agency.Scope.choices), dict(Agency.Level.choices)
NAMES = {field.code: field.label for field in FIELDS}
FEWEST = 2  # one agency has no peers


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Agencies that are added up: a column of the totals. ``level`` is empty for all levels."""

    scope: str
    level: str
    agencies: int
    reports: int

    @classmethod
    def of(cls, group: Group) -> ShownGroup:
        return cls(group.scope, group.level, group.agencies, group.reports)

    @property
    def label(self) -> str:
        level = str(LEVELS[self.level]) if self.level else _("all levels")
        return f"{SCOPES[self.scope]} · {level}"

    @property
    def missing(self) -> int:
        return self.agencies - self.reports


@dataclass(frozen=True, slots=True)
class Totals:
    """Measures by groups: ``rows`` has a summary for each group."""

    groups: list[ShownGroup]
    rows: list[tuple[Measure, list[Summary]]]


def totals(said: Mapping[Peers, Said]) -> Totals:
    """What the agencies' reports say together; scopes, and levels of jurisdictions, kept apart."""
    held = groups(said)
    summed = [summaries(group.said) for group in held]
    rows = [(measure, [each[measure.code] for each in summed]) for measure in TOTALS]
    return Totals([ShownGroup.of(group) for group in held], rows)


@dataclass(frozen=True, slots=True)
class Box:
    """A five-number summary on a scale from 0 to 100."""

    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    most: Decimal

    @property
    def width(self) -> Decimal:
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure is spread among peers."""

    peers: Peers
    agencies: int
    summary: Summary
    box: Box | None

    @property
    def label(self) -> str:
        return label_of_peers(self.peers)

    @property
    def scope(self) -> str:
        return str(SCOPES[self.peers.scope])


def label_of_peers(peers: Peers) -> str:
    """Their level and field in the language of the page."""
    field = NAMES.get(peers.field)
    words = field.in_language(get_language() or "") if field else _("field not known")
    return f"{LEVELS[peers.level]} · {words}"


def spreads(said: Mapping[Peers, Said], measure: Measure) -> list[Spread]:
    """The measure among the peers in these agencies, the largest group first."""
    counted = {peers: held[measure.code] for peers, held in said.items()}
    found = {peers: summary(held) for peers, held in counted.items() if held.total() >= FEWEST}
    ends = _ends(found)
    shown = [
        Spread(peers, counted[peers].total(), one, _box(one, ends.get(peers[::2])))
        for peers, one in found.items()
    ]
    return sorted(shown, key=lambda spread: -spread.agencies)


def _ends(found: Mapping[Peers, Summary]) -> dict[tuple[object, ...], Decimal]:
    """Where the scale ends, one for each level and scope: only those are of one size."""
    ends: dict[tuple[object, ...], Decimal] = {}
    for peers, one in found.items():
        alike = peers[::2]
        ends[alike] = max(ends.get(alike, Decimal(0)), Decimal(one.most or 0))
    return ends


def _box(held: Summary, end: Decimal | None) -> Box | None:
    five = (held.least, held.lower, held.median, held.upper, held.most)
    numbers = [Decimal(number) for number in five if number is not None]
    if not end or len(numbers) < len(five) or numbers[0] < 0:
        return None
    return Box(*((100 * number / end).quantize(Decimal("0.1")) for number in numbers))


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with its agencies, their published reports, and the share that has errors."""

    code: str
    label: Bilingual
    agencies: int
    reports: int
    flagged: int
    share: Value


def shown_field(held: Covered) -> ShownField:
    """The field as the list of fields shows it."""
    reports, flagged = held.altogether.reports, held.altogether.flagged
    label = NAMES[held.code]
    return ShownField(held.code, label, held.agencies, reports, flagged, share(flagged, reports))


@dataclass(frozen=True, slots=True)
class Together:
    """What agencies say together in a year: how many they are, totals, spreads among peers."""

    agencies: int
    shows_examples: bool
    totals: Totals
    spreads: list[Spread]


def together(name: str, agencies: AgencyQuerySet, year: int, indicator: Measure) -> Together:
    """What the agencies say, made once for each version of the data; ``name`` says whose it is."""

    def made() -> Together:
        said = said_by_peers(agencies, year, tuple({*TOTALS, indicator}))
        count = sum(held[indicator.code].total() for held in said.values())
        has_examples = any(peers.is_example for peers in said)
        return Together(count, has_examples, totals(said), spreads(said, indicator))

    return kept(f"together-{name}-{year}-{indicator.code}", made)


def coverage(name: str, agencies: AgencyQuerySet) -> list[dict[str, int]]:
    """The years of the agencies' reports, oldest first, made once for each version of the data."""
    published = Report.objects.published()
    return kept(f"coverage-{name}", lambda: published.coverage_by_year(of=agencies))


def ranks(peers: Peers, within: AgencyQuerySet, year: int, measure: Measure) -> list[Ranked[int]]:
    """The keys of the peers within these agencies, the largest first, once for each version."""

    def made() -> list[Ranked[int]]:
        values = said_by_each(within.filter(**peers._asdict()), year, measure)
        return ranking(values, values.__getitem__)

    return kept(f"ranks-{'-'.join(map(str, peers))}-{year}-{measure.code}", made)
