"""What of a report's prose stands in other reports too."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from parsing.checks import values

if TYPE_CHECKING:
    from .reports import Report


class Prose(models.Model):
    """By what reports with much the same prose are found: see ``parsing.reading.likeness``.

    ``bands`` is empty where there is too little prose to tell; ``method`` is how they were made.
    """

    report = models.OneToOneField("Report", models.CASCADE, related_name="prose_bands")
    method = models.CharField(max_length=40)
    bands = ArrayField(models.IntegerField(), default=list)

    class Meta:
        indexes = (GinIndex(fields=("bands",), name="prose_bands"),)

    def __str__(self) -> str:
        return str(self.report_id)


class Likeness(models.Model):
    """``percent`` in a hundred of the fragments of two reports' prose stand in both.

    Only what is worth a flag is kept. It stands with the later of the two; where both are for one
    year each has its own.
    """

    report = models.ForeignKey("Report", models.CASCADE, related_name="likenesses")
    other = models.ForeignKey("Report", models.CASCADE, related_name="alike")
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "other"), name="likeness_once_a_pair"),
            models.CheckConstraint(
                condition=Q(percent__range=(1, 100)), name="likeness_is_a_percentage"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} ~ {self.other_id}: {self.percent}%"


def likenesses_of(reports: Iterable[Report]) -> dict[int, list[values.Likeness]]:
    """What is published with much the same prose as these reports, by their keys; one query.

    Of the agency's own only the report of the year before.
    """
    by_key = {report.pk: report for report in reports}
    stored = Likeness.objects.filter(report__in=by_key, other__state="published").values_list(
        *("report", "report__prose_bands__bands", "percent"),
        *("other", "other__agency", "other__agency__name", "other__year"),
    )
    found: dict[int, list[values.Likeness]] = {}
    for pk, bands, percent, other, agency, name, year in stored:
        report = by_key[pk]
        is_own = agency == report.agency_id
        if report.year is None or year is None or (is_own and year != report.year - 1):
            continue
        likeness = values.Likeness(other, name or "", year, percent, is_own, _digest(bands or ()))
        found.setdefault(pk, []).append(likeness)
    return found


def _digest(bands: Iterable[int]) -> str:
    """The same for the same words."""
    return blake2b(" ".join(map(str, bands)).encode(), digest_size=8).hexdigest()
