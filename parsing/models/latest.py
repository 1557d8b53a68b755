"""Where agencies stand: how many reports they have, and what the latest says."""

from __future__ import annotations

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from .agencies import Agency, AgencyQuerySet
from .reports import HEADLINES, Report
from .tables import RequestRow

RECEIVED = HEADLINES["received"]


def with_latest_report(agencies: AgencyQuerySet) -> AgencyQuerySet:
    """The agencies with the number of their published reports and figures of the latest.

    Adds ``report_count``, ``level_rank`` (central first) and, None where there is no report,
    ``latest_year``, ``latest_received``, ``latest_errors``, ``latest_warnings``;
    ``latest_is_unread`` tells that the number received could not be read.
    """
    reports = Report.objects.published().filter(agency=OuterRef("pk"))
    latest = reports.order_by("-year")
    count = reports.order_by().values("agency").annotate(count=Count("pk")).values("count")
    unread = RequestRow.objects.filter(
        report=OuterRef("latest_id"), row=RECEIVED.row, uncertain__contains=[RECEIVED.column]
    )
    return agencies.annotate(
        level_rank=LEVEL_RANK,
        report_count=Coalesce(Subquery(count), 0),
        latest_id=Subquery(latest.values("pk")[:1]),
        latest_year=Subquery(latest.values("year")[:1]),
        latest_received=Subquery(latest.values("received")[:1]),
        latest_errors=Subquery(latest.values("errors")[:1]),
        latest_warnings=Subquery(latest.values("warnings")[:1]),
        latest_is_unread=Exists(unread),
    )


LEVEL_RANK = Case(
    *(When(level=level, then=Value(rank)) for rank, level in enumerate(Agency.Level.values)),
    output_field=IntegerField(),
)
