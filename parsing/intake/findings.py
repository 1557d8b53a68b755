"""Flags computed again whenever a number or a neighbouring year changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from parsing.checks import findings, findings_between, rules_version
from parsing.forms import Figures
from parsing.models import Finding, Report
from parsing.models.cells import HEADLINES

from .copying import insert_many

KEPT = ("errors", "warnings", "notes", "checked_with", *HEADLINES)


def flagged(report: Report, figures: Figures, *, previous: Report | None) -> list[Finding]:
    """The findings of a report with these figures, not stored yet.

    Its headline figures, the numbers of its flags and the version of the rules are set on
    ``report``. ``previous`` is the published report of the year before.
    """
    subject = report.subject_with(figures)
    found = findings(subject)
    if previous:
        found += findings_between(previous.subject(), subject)
    counted = Counter(value.severity.value for value in found)
    report.errors, report.warnings = counted["error"], counted["warning"]
    report.notes = counted["info"]
    report.checked_with = rules_version()
    for name, address in HEADLINES.items():
        setattr(report, name, figures.get(address))
    return [
        Finding.of(value, report=report, position=position) for position, value in enumerate(found)
    ]


def neighbours(
    reports: Iterable[Report], years: int, *, at_hand: Iterable[Report] = ()
) -> dict[int, dict[int, Report]]:
    """The published reports ``years`` after these: by agency (its key), then by their own year.

    Those ``at_hand``, loaded with their tables, are not loaded again.
    """
    wanted = {
        (report.agency_id, report.year + years)
        for report in reports
        if report.agency_id is not None and report.year is not None
    }
    found: dict[int, dict[int, Report]] = {}
    for place, report in _published(at_hand):
        if place in wanted:
            wanted.remove(place)
            found.setdefault(place[0], {})[place[1]] = report
    for (agency, year), report in Report.objects.published().by_agency_and_year(wanted).items():
        found.setdefault(agency, {})[year] = report
    return found


def _published(reports: Iterable[Report]) -> Iterator[tuple[tuple[int, int], Report]]:
    for report in reports:
        if report.is_published and report.agency_id is not None and report.year is not None:
            yield (report.agency_id, report.year), report


def before(report: Report, known: dict[int, dict[int, Report]]) -> Report | None:
    """The report of the year before among those that are known."""
    if report.agency_id is None or report.year is None:
        return None
    return known.get(report.agency_id, {}).get(report.year - 1)


def recheck(report: Report) -> None:
    """Compute headline figures and findings of ``report`` again and store them."""
    recheck_many([report])


def recheck_many(reports: Iterable[Report]) -> None:
    """Compute headline figures and findings of all these reports again; store what changed."""
    wanted = Report.objects.with_tables().filter(pk__in=[report.pk for report in reports])
    # Held, so that a draft that its reviewer mends in this moment does not get its findings twice.
    fresh = list(wanted.order_by("pk").select_for_update(of=("self",), no_key=True))
    known = neighbours(fresh, -1, at_hand=fresh)
    changed, renewed, found = [], [], []
    for report in fresh:
        stood, kept = _kept(report), list(report.findings.all())
        now = flagged(report, report.figures(), previous=before(report, known))
        if _kept(report) != stood:
            changed.append(report)
        if _contents(now) != _contents(kept):
            renewed.append(report)
            found += now
    Finding.objects.filter(report__in=renewed).delete()
    insert_many(found)
    Report.objects.bulk_update(changed, KEPT)


def _kept(report: Report) -> list[int | str | None]:
    return [getattr(report, name) for name in KEPT]


def _contents(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    return [(kept.fingerprint, kept.severity, kept.cells, kept.value) for kept in found]


def recheck_around(report: Report) -> None:
    """Compute again the findings of ``report`` and of the next year's, which rest on it."""
    recheck_around_many([report])


def recheck_around_many(reports: Sequence[Report]) -> None:
    """Compute again the findings of these reports and of those of the years after them."""
    recheck_many([*reports, *_following(reports)])


def _following(reports: Iterable[Report]) -> list[Report]:
    """The reports of the years after these that rest on them: published ones, and drafts."""
    resting = Report.objects.filter(state__in=(Report.State.PUBLISHED, Report.State.DRAFT))
    places = {(report.agency_id, report.year + 1) for report in reports if report.year is not None}
    near = resting.filter(
        agency__in={agency for agency, _year in places}, year__in={year for _agency, year in places}
    )
    known = near.order_by().only("agency", "year")
    return [late for late in known if (late.agency_id, late.year) in places]
