"""Flags computed again whenever a number or a neighbouring year changes."""

from __future__ import annotations

from collections import Counter

from parsing.checks import findings, findings_between
from parsing.models import Finding, Report
from parsing.models.reports import HEADLINES


def recheck(report: Report) -> None:
    """Compute headline figures and findings of ``report`` again and store them."""
    fresh = Report.objects.with_tables().get(pk=report.pk)
    subject = fresh.subject()
    found = findings(subject)
    previous = fresh.neighbour(-1)
    if previous:
        found += findings_between(previous.subject(), subject)
    fresh.findings.all().delete()
    Finding.objects.bulk_create(
        Finding.of(value, report=fresh, position=position) for position, value in enumerate(found)
    )
    counted = Counter(value.severity.value for value in found)
    headlines = {name: subject.figures.get(address) for name, address in HEADLINES.items()}
    Report.objects.filter(pk=report.pk).update(
        errors=counted["error"], warnings=counted["warning"], notes=counted["info"], **headlines
    )


def recheck_around(report: Report) -> None:
    """Compute again the findings of ``report`` and of the next year's report, which rests on it."""
    recheck(report)
    following = report.neighbour(1)
    if following:
        recheck(following)
