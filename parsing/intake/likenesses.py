"""Reports with much the same prose, found in the background when one of them is published.

The bands of the new reports are stored first and for good; only then is looked for what is alike,
by one at a time. Of two that are published at the same time the second sees the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import F, Func, IntegerField, Q, Value
from procrastinate.contrib.django import app

from parsing.checks.catalogue.likeness import ALIKE, MEASURED
from parsing.models import Likeness, Prose, Report
from parsing.reading.likeness import METHOD, Fragments, bands_of, fragments_of, percent_alike

from .findings import recheck_many
from .locking import hold, hold_agencies

JOB = "compare_prose"
QUEUE = "comparing"
TOGETHER = 40  # reports a job


def compare_later(reports: Collection[int]) -> None:
    """Queue the comparison of these reports, by their keys, with the transaction at hand."""
    keys = sorted(reports)
    jobs: list[Any] = [
        {"reports": keys[at : at + TOGETHER]} for at in range(0, len(keys), TOGETHER)
    ]
    if jobs:
        app.configure_task(JOB, queue=QUEUE, priority=-1).batch_defer(*jobs)


def compare(reports: Collection[int]) -> None:
    """Find anew what is alike to these reports, by their keys, and compute the flags that rest on it."""
    published = list(_told(Report.objects.published().filter(pk__in=reports)))
    known = {report.pk: _fragments(report) for report in published}
    _keep_bands(known)
    _renew(reports, published, known)


def without_bands() -> list[int]:
    """The published reports, by their keys, that were never compared, or by another method."""
    lacking = ~Q(prose_bands__method=METHOD) | Q(prose_bands=None)
    known = Report.objects.published().filter(lacking).order_by("pk")
    return list(known.values_list("pk", flat=True))


def _told(reports: Any) -> Any:
    """The reports with all that their prose is made of."""
    return (
        reports.select_related("agency", "source")
        .only(
            "agency__name",
            "agency__is_example",
            "year",
            "stated_agency",
            "sections",
            "source__text",
        )
        .order_by()
    )


def _fragments(report: Report) -> Fragments:
    own = report.agency.name if report.agency else ""
    names = filter(None, (own, report.stated_agency))
    return fragments_of(report.source.text, report.prose(), names=names)


@transaction.atomic
def _keep_bands(known: dict[int, Fragments]) -> None:
    Prose.objects.bulk_create(
        [
            Prose(report_id=pk, method=METHOD, bands=bands_of(fragments))
            for pk, fragments in sorted(known.items())
        ],
        update_conflicts=True,
        unique_fields=("report",),
        update_fields=("method", "bands"),
    )


def _alike(reports: Sequence[Report], known: dict[int, Fragments]) -> Iterator[Likeness]:
    """What is alike to each of the reports, not stored yet; ``known`` grows with what was read."""
    near = {report.pk: _near(report) for report in reports if known[report.pk]}
    unread = {pk for keys in near.values() for pk in keys}
    others = {report.pk: report for report in _told(Report.objects.filter(pk__in=unread))}
    for report in reports:
        for pk in near.get(report.pk, ()):
            if pk not in known:
                known[pk] = _fragments(others[pk])
            percent = percent_alike(known[report.pk], known[pk])
            if percent >= ALIKE:
                yield from _directed(report, others[pk], percent)


def _near(report: Report) -> list[int]:
    """The published reports, by their keys, that may be alike: neighbours, and the likeliest."""
    mine = Prose.objects.filter(report=report).values_list("bands", flat=True)
    bands = sorted(next(iter(mine), ()))
    published = Prose.objects.filter(report__state=Report.State.PUBLISHED).order_by()
    own = published.filter(
        report__agency=report.agency_id, report__year__in=(_year(report) - 1, _year(report) + 1)
    )
    others = published.filter(
        bands__overlap=bands, report__agency__is_example=report.is_example
    ).exclude(report__agency=report.agency_id)
    likeliest = others.order_by(_shared(bands).desc(), "report")[:MEASURED]
    return [
        *own.values_list("report", flat=True),
        *likeliest.values_list("report", flat=True),
    ]


def _shared(bands: Sequence[int]) -> Func:
    """How many of these bands a report has too."""
    return Func(
        F("bands"),
        Value(bands, output_field=ArrayField(IntegerField())),
        template="cardinality(ARRAY(SELECT unnest(%(expressions)s)))",
        arg_joiner=") INTERSECT SELECT unnest(",
        output_field=IntegerField(),
    )


def _directed(first: Report, second: Report, percent: int) -> Iterator[Likeness]:
    """The likeness of both as it stands with the later one, or with each where none is later."""
    for report, other in ((first, second), (second, first)):
        if _year(report) >= _year(other):
            yield Likeness(report=report, other=other, percent=percent)


def _year(report: Report) -> int:
    assert report.year is not None  # it is published
    return report.year


@transaction.atomic
def _renew(
    reports: Collection[int], published: Sequence[Report], known: dict[int, Fragments]
) -> None:
    """Find what is alike and keep it, while nobody else does: each sees what the other found."""
    hold("likenesses")
    _keep(reports, list(_alike(published, known)))


def _keep(reports: Collection[int], found: Iterable[Likeness]) -> None:
    """Put what was found in place of what was known of these reports, with the flags that rest on it."""
    rows = list({(held.report_id, held.other_id): held for held in found}.values())
    stale = Likeness.objects.filter(Q(report__in=reports) | Q(other__in=reports))
    resting = {*stale.values_list("report", flat=True), *(row.report_id for row in rows)}
    concerned = Report.objects.filter(pk__in=resting)
    hold_agencies(set(concerned.order_by().values_list("agency", flat=True)))
    stale.delete()
    Likeness.objects.bulk_create(rows, ignore_conflicts=True)
    recheck_many(concerned)
