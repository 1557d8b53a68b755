"""What is asked of many reports at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Max, Min, Prefetch, Q

from .agencies import Agency
from .assignments import Person, may_review, within_reach
from .cells import HEADLINES, ROW_SETS
from .findings import Finding
from .in_print import put_in_print
from .tables import RequestRow
from .wide import WIDE

if TYPE_CHECKING:
    from .reports import Report


class ReportQuerySet(models.QuerySet["Report"]):
    _is_in_print = False

    def in_print(self) -> ReportQuerySet:
        """The reports with the numbers that they print (原报), where they stand corrected.

        Whatever is made from such a report follows: tables, figures, headline figures, findings.
        """
        found = self.prefetch_related("corrections")
        found._is_in_print = True
        return found

    def _clone(self) -> ReportQuerySet:
        copied: ReportQuerySet = super()._clone()  # type: ignore[misc]
        copied._is_in_print = self._is_in_print
        return copied

    def _fetch_all(self) -> None:
        is_fetched = self._result_cache is not None
        super()._fetch_all()
        if self._is_in_print and not is_fetched:
            put_in_print(self._result_cache or ())

    def published(self) -> ReportQuerySet:
        """The reports that everybody sees: one an agency and year."""
        return self.filter(state=self.model.State.PUBLISHED)

    def readable(self) -> ReportQuerySet:
        """The reports that everybody may read: published ones and their earlier revisions."""
        return self.filter(state__in=(self.model.State.PUBLISHED, self.model.State.SUPERSEDED))

    def drafts(self) -> ReportQuerySet:
        """The reports that wait for review."""
        return self.filter(state=self.model.State.DRAFT)

    def within_reach_of(self, user: Person) -> ReportQuerySet:
        """The reports of the regions that a person is assigned to; all where nothing limits them."""
        return self.filter(within_reach(user, region="agency__region"))

    def handled_by(self, user: Person) -> ReportQuerySet:
        """The reports that a person may handle.

        Who reviews: all within reach. Others with an account: the drafts that they brought.
        """
        if not user.is_authenticated:
            return self.none()
        own = Q(state=self.model.State.DRAFT, source__uploaded_by=user.pk)
        if not may_review(user):
            return self.filter(own)
        reach = within_reach(user, region="agency__region")
        return self.filter(own | reach) if reach else self

    def years(self) -> list[int]:
        """The years from the latest of these reports to the first, gaps included."""
        ends = self.aggregate(first=Min("year"), latest=Max("year"))
        if ends["first"] is None:
            return []
        return list(range(ends["latest"], ends["first"] - 1, -1))

    def years_of(self, agencies: models.QuerySet[Agency]) -> list[int]:
        """The years for which one of the agencies has one of these reports, latest first."""
        known = self.filter(agency__in=agencies.order_by(), year__isnull=False)
        years = known.order_by("-year").values_list("year", flat=True).distinct()
        return [year for year in years if year is not None]

    def totals(self) -> dict[str, int | None]:
        """How many there are, how many have errors, and the first and the latest year."""
        return self.aggregate(
            reports=Count("*"),
            with_errors=Count("year", filter=Q(errors__gt=0)),
            first_year=Min("year"),
            latest_year=Max("year"),
        )

    def with_headlines(self) -> ReportQuerySet:
        """The reports with the rows of table 三 that their headline figures stand in."""
        rows = RequestRow.objects.filter(row__in=[held.row for held in HEADLINES.values()])
        return self.prefetch_related(Prefetch(ROW_SETS["requests"], rows))

    def coverage_by_year(self, *, of: models.QuerySet[Agency]) -> list[dict[str, Any]]:
        """For each ``year``, oldest first: how many ``reports``, how many ``flagged`` with errors."""
        counted = self.filter(agency__in=of.order_by()).values("year")
        counted = counted.annotate(
            reports=Count("*"), flagged=Count("year", filter=Q(errors__gt=0))
        )
        return [dict(year) for year in counted.order_by("year")]

    def listed(self) -> ReportQuerySet:
        """The reports as lists show them: what is kept of their prose and of numbers aside."""
        return self.defer(*WIDE)

    def with_ledger(self) -> ReportQuerySet:
        """The reports with what people did to them, oldest first, and who they are."""
        return self.prefetch_related("corrections__by__groups", "acknowledgements__by__groups")

    def with_source(self) -> ReportQuerySet:
        """The reports with what is known of their sources, text and bytes aside."""
        return self.select_related("source").defer("source__text", "source__content")

    def with_text(self) -> ReportQuerySet:
        """The reports with their sources and their texts, bytes aside."""
        return self.select_related("source").defer("source__content")

    def with_tables(self) -> ReportQuerySet:
        """The reports with all that their tables show, in as many queries for many as for one."""
        return self.select_related("agency", "agency__region").prefetch_related(
            *ROW_SETS.values(), Prefetch("findings", Finding.objects.order_by("position"))
        )

    def at(self, places: Collection[tuple[int, int]]) -> list[Report]:
        """Those of these reports that are for one of the places: an agency (its key), a year."""
        if not places:
            return []
        near = self.filter(
            agency__in={agency for agency, _ in places}, year__in={year for _, year in places}
        ).order_by()
        found = near.values_list("pk", "agency_id", "year")
        wanted = [pk for pk, agency, year in found if (agency, year) in places]
        return list(self.filter(pk__in=wanted)) if wanted else []
