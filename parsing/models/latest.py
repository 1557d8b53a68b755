"""Where agencies stand: their published reports, and what the latest of them says."""

from __future__ import annotations

from django.db.models import Case, Count, IntegerField, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import Coalesce
from pypinyin import lazy_pinyin

from parsing.reading.names import FIELDS

from .agencies import Agency, AgencyQuerySet
from .cells import HEADLINES
from .reports import Report
from .tables import RequestRow

RECEIVED = HEADLINES["received"]

_REPORTS = Report.objects.published().filter(agency=OuterRef("pk"))
_LATEST = _REPORTS.order_by("-year")

LEVEL_RANK = Case(
    *(When(level=level, then=Value(rank)) for rank, level in enumerate(Agency.Level.values)),
    output_field=IntegerField(),
)


def field_rank(language: str) -> Case:
    """The place of an agency's field among all by their names; pinyin orders the Chinese ones."""
    names = {field.code: field.label.in_language(language) for field in FIELDS}
    ordered = sorted(names, key=lambda code: lazy_pinyin(names[code].lower()))
    return Case(
        *(When(field=code, then=Value(rank)) for rank, code in enumerate(ordered)),
        output_field=IntegerField(null=True),
    )


# What agencies can be put in order by: their level from the centre down, the number of their
# published reports, and figures of the latest (None where there is none).
ORDERS = {
    "level": LEVEL_RANK,
    "reports": Coalesce(
        Subquery(_REPORTS.order_by().values("agency").annotate(count=Count("pk")).values("count")),
        0,
    ),
    "year": Subquery(_LATEST.values("year")[:1]),
    "received": Subquery(_LATEST.values("received")[:1]),
    "errors": Subquery(_LATEST.values("errors")[:1]),
}


def with_published_reports(agencies: AgencyQuerySet) -> AgencyQuerySet:
    """The agencies, each with its published reports as ``latest_first``.

    A report's ``unread_received`` is not empty where the number of requests received could not be
    read. Two queries more, however many agencies there are.
    """
    unread = RequestRow.objects.filter(
        row=RECEIVED.row, uncertain__contains=[RECEIVED.column]
    ).only("report", "row")
    reports = (
        Report.objects.published()
        .only("agency", "year", "state", "received", "errors", "warnings")
        .order_by("-year")
        .prefetch_related(Prefetch("request_rows", unread, to_attr="unread_received"))
    )
    return agencies.prefetch_related(Prefetch("reports", reports, to_attr="latest_first"))
