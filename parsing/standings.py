"""Where agencies stand in a year: every total, median and rank of the site is made here.

Peers are agencies of the same level, field and scope; examples are peers of examples only. What
covers a jurisdiction is never added to what covers the agency itself, nor to the jurisdictions
above and below it, whose requests it counts already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, Count, Q, When
from django.db.models import Value as Literal

from parsing.indicators import Measure, Summary, Value, summary
from parsing.models import Agency, Report
from parsing.models.agencies import AgencyQuerySet
from parsing.models.gathering import figures_of_reports, needed_by
from parsing.models.saying import MISSING, Said, said_by


class Peers(NamedTuple):
    """What makes agencies comparable."""

    level: str
    field: str
    scope: str
    is_example: bool

    @classmethod
    def of(cls, agency: Agency) -> Peers:
        return cls(agency.level, agency.field, agency.scope, agency.is_example)

    def agencies(self) -> AgencyQuerySet:
        """The agencies that are peers; none for a field that is not known."""
        known = Agency.objects.current().exclude(field="")
        return known.filter(**self._asdict())

    def nearest(self, agency: Agency) -> AgencyQuerySet:
        """The peers, those of the agency's own province first, then by the codes of regions."""
        is_near = Case(When(_within(agency.region_id, 2), then=Literal(0)), default=Literal(1))
        return self.agencies().order_by(is_near, "region_id", "sort_key")


def largest_peers(most: int) -> list[Peers]:
    """The peers that are the most agencies, at least two; examples where nothing else is. Two queries."""
    known = Agency.objects.current().not_mixed().exclude(field="")
    groups = known.values_list(*Peers._fields).annotate(members=Count("pk"))
    found = groups.filter(members__gt=1).order_by("-members", *Peers._fields)[:most]
    return [Peers(*held) for *held, _members in found]


def neighbours(agency: Agency) -> AgencyQuerySet:
    """The agencies of the same scope in the same prefecture, by the codes of their regions.

    Those of the province itself for a provincial agency; all central ones for a central one.
    """
    alike = Agency.objects.current().filter(scope=agency.scope, is_example=agency.is_example)
    code = agency.region_id
    if code is None:
        return alike.filter(region=None)
    if code.endswith("0000"):
        return alike.filter(region_id=code)
    return alike.filter(_within(code, 4)).order_by("region_id", "sort_key")


def _within(code: str | None, digits: int) -> Q:
    """In the region whose code begins with the first digits of ``code``: a range of an index."""
    begin = (code or "")[:digits]
    return Q(region_id__gte=begin.ljust(6, "0"), region_id__lte=begin.ljust(6, "9"))


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency in one year; ``report`` is None where none was seen."""

    agency: Agency
    report: Report | None
    values: Mapping[str, Value]

    def value(self, measure: Measure) -> Value:
        """What its report says of the measure."""
        return self.values.get(measure.code, MISSING)


def standings(agencies: Iterable[Agency], year: int, measures: Sequence[Measure]) -> list[Standing]:
    """The agencies, in their order, with what their published reports for ``year`` say.

    A fixed number of queries, however many agencies there are.
    """
    held = list(agencies)
    reports = {
        report.agency_id: report
        for report in Report.objects.published()
        .filter(year=year, agency__in=[agency.pk for agency in held])
        .only("agency", "year", "form", "state", "errors", "warnings")
    }
    figures = figures_of_reports(reports.values(), needed_by(measures))
    found = []
    for agency in held:
        report = reports.get(agency.pk)
        values = (
            {measure.code: measure.of(figures[report.pk]) for measure in measures} if report else {}
        )
        found.append(Standing(agency, report, values))
    return found


def said_by_peers(
    agencies: AgencyQuerySet, year: int, measures: Sequence[Measure]
) -> dict[Peers, Said]:
    """What the agencies' reports for ``year`` say of each measure, by what makes them comparable.

    One query.
    """
    return {Peers(*alike): said for alike, said in said_by(agencies, year, measures).items()}


def summaries(said: Said) -> dict[str, Summary]:
    """What agencies say together, by the codes of the measures."""
    return {code: summary(counted) for code, counted in said.items()}


def together(said: Iterable[Said]) -> dict[str, Counter[Value]]:
    """What several say, as if they were one; of none nothing."""
    added: dict[str, Counter[Value]] = {}
    for held in said:
        for code, counted in held.items():
            added.setdefault(code, Counter()).update(counted)
    return added


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies whose numbers may be added up: one scope, and one level where it is jurisdictions.

    ``level`` is empty for all levels of one scope together.
    """

    scope: str
    level: str
    said: Said

    @property
    def agencies(self) -> int:
        return sum(self._counted.values())

    @property
    def reports(self) -> int:
        return self.agencies - self._counted[MISSING]

    @property
    def _counted(self) -> Counter[Value]:
        return next(iter(self.said.values()), Counter())


def groups(said: Mapping[Peers, Said]) -> list[Group]:
    """The peers by what may be added up, from the centre down; own scope first, with its sum."""
    own = {peers.level for peers in said if peers.scope == Agency.Scope.OWN}
    by_level = [
        Group(scope, level, together(members))
        for scope in Agency.Scope.values
        for level in Agency.Level.values
        if (members := _members(said, scope, level))
    ]
    whole = [held.said for held in by_level if held.scope == Agency.Scope.OWN]
    first = [Group(Agency.Scope.OWN, "", together(whole))] if len(own) > 1 else []
    return first + by_level


def _members(said: Mapping[Peers, Said], scope: str, level: str) -> list[Said]:
    return [held for peers, held in said.items() if (peers.scope, peers.level) == (scope, level)]
