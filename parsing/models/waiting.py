"""Drafts that wait for review, with what asks for a look."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from .assignments import Person
from .claims import Claim, SendingBack
from .findings import Finding
from .report_queries import ReportQuerySet
from .reports import Report
from .tables import MODELS

UNIDENTIFIED = Q(agency=None) | Q(year=None) | Q(form="")
MERGED = Q(agency__merged_into__isnull=False)
NEEDS_A_LOOK = UNIDENTIFIED | MERGED | Q(has_open_flags=True) | Q(has_rival=True)


def with_unread_cells(reports: ReportQuerySet) -> ReportQuerySet:
    """The reports with ``unread_cells``, the number of cells that could not be read."""
    counts = [_unread_cells(model) for model in MODELS.values()]
    return reports.annotate(unread_cells=sum(counts[1:], start=counts[0]))


def _unread_cells(model: Any) -> Coalesce:
    rows = model.objects.filter(report=OuterRef("pk")).order_by().values("report")
    return Coalesce(Subquery(rows.annotate(count=Sum("uncertain__len")).values("count")), 0)


def with_looks(reports: ReportQuerySet) -> ReportQuerySet:
    """The reports with what asks a person for a look at them.

    ``has_open_flags``: errors or warnings, something unread among them, that nobody held against
    the original. ``has_rival``: another report is published, or waits, for their agency and year.
    """
    flags = Finding.objects.filter(report=OuterRef("pk"), severity__in=("error", "warning"))
    has_open_flags = Exists(flags.not_acknowledged().order_by())
    return reports.annotate(has_open_flags=has_open_flags, has_rival=Exists(rivals()))


def rivals(path: str = "") -> ReportQuerySet:
    """The other reports that are published, or wait, for the agency and year of the one at ``path``."""
    resting = Report.objects.filter(state__in=(Report.State.DRAFT, Report.State.PUBLISHED))
    same = {name: OuterRef(f"{path}{name}") for name in ("agency", "year")}
    return resting.filter(**same).exclude(pk=OuterRef(f"{path}pk")).order_by()


def needing_attention(reports: ReportQuerySet) -> ReportQuerySet:
    """Those ``with_looks`` that one look does not settle."""
    return reports.filter(NEEDS_A_LOOK)


def needing_no_attention(reports: ReportQuerySet) -> ReportQuerySet:
    """Those ``with_looks`` that can be published as they are: they are clean."""
    return reports.exclude(NEEDS_A_LOOK)


def with_stage(reports: ReportQuerySet) -> ReportQuerySet:
    """The drafts with ``stage``: ``waiting``, ``claimed`` or ``sent_back``; and ``claimed_by``."""
    claims = Claim.objects.alive().filter(report=OuterRef("pk"))
    stage = Case(
        When(Exists(_open_returns()), then=Value("sent_back")),
        When(Exists(claims), then=Value("claimed")),
        default=Value("waiting"),
    )
    return reports.annotate(stage=stage, claimed_by=Subquery(claims.values("by__username")))


def _open_returns() -> models.QuerySet[SendingBack]:
    return SendingBack.objects.filter(report=OuterRef("pk"), answered_at=None)


def to_decide(reports: ReportQuerySet, *, by: Person) -> ReportQuerySet:
    """Those that wait for a reviewer and that nobody but the person looks at."""
    others = Claim.objects.alive().exclude(by=by.pk).filter(report=OuterRef("pk"))
    return reports.filter(~Exists(_open_returns()), ~Exists(others))
