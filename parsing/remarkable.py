"""What stands out in a year: worth a look, no verdict."""

from __future__ import annotations

from typing import Any

from django.db.models import F, FloatField
from django.db.models.functions import Abs, Cast

from parsing.indicators import SMALLEST_BASE, Change, State, Value, change
from parsing.models import Agency, Report
from parsing.models.report_queries import ReportQuerySet

MOST = 5


def largest_changes(year: int, *, most: int = MOST) -> list[tuple[Report, int, Change]]:
    """The reports for ``year`` whose number received changed most in per cent on the year before.

    Each with that number and the change. Agencies themselves only, on a base of 10 or more; those
    that exist where there are any, else examples. At most two queries.
    """
    before: Any = (
        Report.objects.published()
        .filter(
            year=year,
            received__isnull=False,
            agency__scope=Agency.Scope.OWN,
            agency__reports__year=year - 1,
            agency__reports__state=Report.State.PUBLISHED,
            agency__reports__received__gte=SMALLEST_BASE,
        )
        .annotate(before=F("agency__reports__received"))
        .annotate(
            ratio=Cast(Abs(F("received") - F("before")), FloatField())
            / Cast("before", FloatField())
        )
        .filter(ratio__gt=0)
        .order_by("-ratio", "agency__sort_key")
    )
    return [
        (report, report.before, _change(report.before, report.received))
        for report in _real_or_examples(before, most)
    ]


def _change(before: int, after: int) -> Change:
    found = change(Value(State.NUMBER, before), Value(State.NUMBER, after))
    assert found is not None  # both are numbers
    return found


def most_flagged(year: int, *, most: int = MOST) -> list[Report]:
    """The reports for ``year`` with the most errors, then warnings. At most two queries."""
    flagged = (
        Report.objects.published()
        .filter(year=year, errors__gt=0)
        .order_by("-errors", "-warnings", "agency__sort_key")
    )
    return _real_or_examples(flagged, most)


def _real_or_examples(reports: ReportQuerySet, most: int) -> list[Any]:
    """The first of the reports; keys first, which an index holds, so that few rows are read."""
    real = reports.filter(agency__is_example=False)
    examples = reports.filter(agency__is_example=True)
    keys = list(real.values_list("pk", flat=True)[:most]) or list(
        examples.values_list("pk", flat=True)[:most]
    )
    return list(reports.filter(pk__in=keys).listed().select_related("agency__region"))
