"""Flags computed again whenever a number or a neighbouring year changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from parsing.checks import findings, findings_between, rules_version
from parsing.checks.values import Subject
from parsing.models import Finding, Report
from parsing.models.cells import HEADLINES
from parsing.models.gathering import subjects_of

from .copying import insert_many, update_many

KEPT = ("errors", "warnings", "notes", "checked_with", "numbers", *HEADLINES)

Place = tuple[int, int]  # an agency, by its key, and a year


def flagged(report: Report, subject: Subject, *, previous: Subject | None) -> list[Finding]:
    """The findings of a report, which checks see as ``subject``, not stored yet.

    Its headline figures, the numbers of its flags and the version of the rules are set on
    ``report``. ``previous`` is the published report of the year before.
    """
    found = findings(subject)
    if previous:
        found += findings_between(previous, subject)
    counted = Counter(value.severity.value for value in found)
    report.errors, report.warnings = counted["error"], counted["warning"]
    report.notes = counted["info"]
    report.checked_with = rules_version()
    report.repeat(subject.figures)
    return [
        Finding.of(value, report=report, position=position) for position, value in enumerate(found)
    ]


def place_of(report: Report) -> Place | None:
    """The report's agency and year; None where one of them is open."""
    if report.agency_id is None or report.year is None:
        return None
    return report.agency_id, report.year


def published_before(
    reports: Iterable[Report], *, at_hand: Mapping[Place, Subject]
) -> dict[Place, Subject]:
    """The published reports of the years before these, by agency and year, with those at hand.

    Those ``at_hand`` are not loaded again.
    """
    places = filter(None, map(place_of, reports))
    wanted = {(agency, year - 1) for agency, year in places} - at_hand.keys()
    published = Report.objects.published().select_related("agency")
    needed = published.only("agency__name", "year", "form", "statements", "problems")
    loaded = needed.at(wanted)
    subjects = subjects_of(loaded)
    found = dict(at_hand)
    for report in loaded:
        if place := place_of(report):
            found[place] = subjects[report.pk]
    return found


def before(report: Report, known: Mapping[Place, Subject]) -> Subject | None:
    """The report of the year before among those that are known."""
    place = place_of(report)
    return known.get((place[0], place[1] - 1)) if place else None


def recheck(report: Report) -> None:
    """Compute headline figures and findings of ``report`` again and store them."""
    recheck_many([report])


def recheck_many(reports: Iterable[Report]) -> None:
    """Compute headline figures and findings of all these reports again; store what changed."""
    wanted = Report.objects.filter(pk__in=[report.pk for report in reports])
    # Held, so that a draft that its reviewer mends in this moment does not get its findings twice.
    held = wanted.order_by("pk").select_for_update(of=("self",), no_key=True)
    fresh = list(held.select_related("agency").prefetch_related("findings"))
    subjects = subjects_of(fresh)
    published = {
        place: subjects[report.pk]
        for report in fresh
        if report.is_published and (place := place_of(report))
    }
    known = published_before(fresh, at_hand=published)
    changed, renewed, found = [], [], []
    for report in fresh:
        stood, kept = _kept(report), list(report.findings.all())
        now = flagged(report, subjects[report.pk], previous=before(report, known))
        if _kept(report) != stood:
            changed.append(report)
        if _contents(now) != _contents(kept):
            renewed.append(report)
            found += now
    if renewed:
        Finding.objects.filter(report__in=renewed).delete()
    insert_many(found)
    update_many(changed, KEPT)


def _kept(report: Report) -> list[int | str | list[int] | None]:
    return [getattr(report, name) for name in KEPT]


def _contents(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    return [(kept.fingerprint, kept.severity, kept.cells, kept.value) for kept in found]


def recheck_around(report: Report) -> None:
    """Compute again the findings of ``report`` and of the next year's, which rest on it."""
    recheck_around_many([report])


def recheck_around_many(reports: Sequence[Report]) -> None:
    """Compute again the findings of these reports and of those of the years after them."""
    recheck_many([*reports, *following(reports)])


def following(reports: Iterable[Report]) -> list[Report]:
    """The reports of the years after these that rest on them: published ones, and drafts."""
    resting = Report.objects.filter(state__in=(Report.State.PUBLISHED, Report.State.DRAFT))
    places = filter(None, map(place_of, reports))
    return resting.only("agency", "year").at({(agency, year + 1) for agency, year in places})
