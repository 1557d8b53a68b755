"""Drafts that wait for review, with what asks for a look."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from .assignments import Person
from .claims import Claim, SendingBack
from .report_queries import ReportQuerySet
from .reports import Report
from .tables import MODELS

UNIDENTIFIED = Q(agency=None) | Q(year=None) | Q(form="")
_OPEN_RETURNS = SendingBack.objects.filter(report=OuterRef("pk"), answered_at=None)
DOUBTFUL = Q(unread_cells__gt=0) | Q(errors__gt=0) | Q(warnings__gt=0)


def with_unread_cells(reports: ReportQuerySet) -> ReportQuerySet:
    """The reports with ``unread_cells``, the number of cells that could not be read."""
    counts = [_unread_cells(model) for model in MODELS.values()]
    return reports.annotate(unread_cells=sum(counts[1:], start=counts[0]))


def _unread_cells(model: Any) -> Coalesce:
    rows = model.objects.filter(report=OuterRef("pk")).order_by().values("report")
    return Coalesce(Subquery(rows.annotate(count=Sum("uncertain__len")).values("count")), 0)


def needing_attention(reports: ReportQuerySet) -> ReportQuerySet:
    """Those ``with_unread_cells`` that one look does not settle."""
    return reports.filter(UNIDENTIFIED | DOUBTFUL)


def needing_no_attention(reports: ReportQuerySet) -> ReportQuerySet:
    """Those ``with_unread_cells`` that can be published as they are."""
    return reports.exclude(UNIDENTIFIED).exclude(DOUBTFUL)


def with_stage(reports: ReportQuerySet) -> ReportQuerySet:
    """The drafts with ``stage``: ``waiting``, ``claimed`` or ``sent_back``; and ``claimed_by``."""
    claims = Claim.objects.alive().filter(report=OuterRef("pk"))
    stage = Case(
        When(Exists(_OPEN_RETURNS), then=Value("sent_back")),
        When(Exists(claims), then=Value("claimed")),
        default=Value("waiting"),
    )
    return reports.annotate(stage=stage, claimed_by=Subquery(claims.values("by__username")))


def to_decide(reports: ReportQuerySet, *, by: Person) -> ReportQuerySet:
    """Those that wait for a reviewer and that nobody but the person looks at."""
    others = Claim.objects.alive().exclude(by=by.pk).filter(report=OuterRef("pk"))
    return reports.filter(~Exists(_OPEN_RETURNS), ~Exists(others))


def with_present(reports: ReportQuerySet) -> ReportQuerySet:
    """The reports with ``has_present``: whether one is published for their agency and year."""
    present = Report.objects.published().filter(agency=OuterRef("agency"), year=OuterRef("year"))
    return reports.annotate(has_present=Exists(present))
