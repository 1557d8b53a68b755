"""Reports: one agency, one year, one revision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Min, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parsing.checks.values import Subject
from parsing.forms import FORMS, Address, Figures, Form, Number
from parsing.reading.values import ExtraRow, Problem, Section, Span, Statement

from .agencies import Agency
from .findings import Finding
from .sources import Source
from .tables import DisclosureRow, RequestRow, TableRow

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .corrections import Correction
    from .tables import DisputeRow

FIRST_YEAR = 2008  # the 政府信息公开条例 of 2007 came into force on 1 May 2008
LAST_YEAR = 2100
STATED_AGENCY_LENGTH = 200

ROW_SETS = {
    "disclosure": "disclosure_rows",
    "requests": "request_rows",
    "disputes": "dispute_rows",
}

HEADLINES = {
    "received": Address("requests", "new", "total"),
    "carried_in": Address("requests", "carried_in", "total"),
    "granted": Address("requests", "granted", "total"),
    "partly_granted": Address("requests", "partly_granted", "total"),
    "handled": Address("requests", "handled_total", "total"),
    "carried_out": Address("requests", "carried_out", "total"),
}


class ReportQuerySet(models.QuerySet["Report"]):
    def published(self) -> ReportQuerySet:
        """The reports that everybody sees: one an agency and year."""
        return self.filter(state=Report.State.PUBLISHED)

    def readable(self) -> ReportQuerySet:
        """The reports that everybody may read: published ones and their earlier revisions."""
        return self.filter(state__in=(Report.State.PUBLISHED, Report.State.SUPERSEDED))

    def drafts(self) -> ReportQuerySet:
        """The reports that wait for review."""
        return self.filter(state=Report.State.DRAFT)

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
            reports=Count("pk"),
            with_errors=Count("pk", filter=Q(errors__gt=0)),
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
        counted = counted.annotate(reports=Count("pk"), flagged=Count("pk", filter=Q(errors__gt=0)))
        return [dict(year) for year in counted.order_by("year")]

    def with_ledger(self) -> ReportQuerySet:
        """The reports with their corrections, oldest first, and who made them."""
        return self.prefetch_related("corrections__by")

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

    def by_agency_and_year(
        self, wanted: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], Report]:
        """Those of these reports that are wanted, by agency (its key) and year, with tables."""
        if not wanted:
            return {}
        near = self.filter(
            agency__in={agency for agency, _ in wanted}, year__in={year for _, year in wanted}
        ).order_by()
        found = {
            (agency, year): pk
            for pk, agency, year in near.values_list("pk", "agency_id", "year")
            if year is not None and (agency, year) in wanted
        }
        reports = Report.objects.with_tables().in_bulk(found.values())
        return {place: reports[pk] for place, pk in found.items() if pk in reports}


class Report(models.Model):
    """A report as it was read from one source, with the numbers that stand now.

    A draft may lack agency, year and revision; all others have them. ``stated_agency`` is the name
    that the text gives, ``*_reason`` and ``*_span`` tell what agency and year were recognised from.
    ``version`` grows with every change, so that a change that was based on older numbers is
    refused. ``received`` to ``carried_out`` repeat headline figures of table 三 for lists;
    ``errors``, ``warnings`` and ``notes`` count the flags.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    source = models.OneToOneField(Source, models.PROTECT, related_name="report")
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("agency"),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    form = models.CharField(_("form"), max_length=8, blank=True)
    revision = models.PositiveSmallIntegerField(_("revision"), null=True, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    stated_agency = models.CharField(max_length=STATED_AGENCY_LENGTH, blank=True, editable=False)
    agency_reason = models.CharField(max_length=40, blank=True, editable=False)
    agency_start = models.IntegerField(null=True, editable=False)
    agency_end = models.IntegerField(null=True, editable=False)
    year_reason = models.CharField(max_length=40, blank=True, editable=False)
    year_start = models.IntegerField(null=True, editable=False)
    year_end = models.IntegerField(null=True, editable=False)
    statements = models.JSONField(default=list, editable=False)
    problems = models.JSONField(default=list, editable=False)
    extra_rows = models.JSONField(default=list, editable=False)
    sections = models.JSONField(default=list, editable=False)

    received = models.IntegerField(_("received"), null=True, editable=False)
    carried_in = models.IntegerField(_("carried in"), null=True, editable=False)
    granted = models.IntegerField(_("granted"), null=True, editable=False)
    partly_granted = models.IntegerField(_("partly granted"), null=True, editable=False)
    handled = models.IntegerField(_("handled"), null=True, editable=False)
    carried_out = models.IntegerField(_("carried out"), null=True, editable=False)
    errors = models.PositiveSmallIntegerField(_("errors"), default=0, editable=False)
    warnings = models.PositiveSmallIntegerField(_("warnings"), default=0, editable=False)
    notes = models.PositiveSmallIntegerField(_("notes"), default=0, editable=False)

    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    if TYPE_CHECKING:
        findings: RelatedManager[Finding]
        corrections: RelatedManager[Correction]
        disclosure_rows: RelatedManager[DisclosureRow]
        request_rows: RelatedManager[RequestRow]
        dispute_rows: RelatedManager[DisputeRow]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-year", "agency__sort_key", "-revision")
        permissions = (
            ("upload", _("Can upload reports")),
            ("review", _("Can review and publish reports")),
            ("correct", _("Can correct published numbers")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "year"),
                condition=Q(state="published"),
                name="report_one_published_a_year",
            ),
            models.UniqueConstraint(
                fields=("agency", "year", "revision"), name="report_revision_once"
            ),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="report_year_in_range",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(agency__isnull=False, year__isnull=False, revision__isnull=False),
                name="report_complete_unless_draft",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "published", "superseded", "withdrawn")),
                name="report_state_known",
            ),
        )
        indexes = (
            models.Index(fields=("year", "state"), name="report_year_state"),
            models.Index(fields=("state", "-created_at"), name="report_state_created"),
            models.Index(fields=("state", "-published_at", "-id"), name="report_state_published"),
        )

    def __str__(self) -> str:
        return f"{self.agency or self.stated_agency or '?'} {self.year or '?'}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=(self.pk,))

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_superseded(self) -> bool:
        return self.state == self.State.SUPERSEDED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == self.State.WITHDRAWN

    @property
    def is_example(self) -> bool:
        """Whether it is a report of the invented province."""
        return self.agency is not None and self.agency.is_example

    @property
    def form_used(self) -> Form | None:
        """The official form that its tables use; None where none was read."""
        return FORMS.get(self.form)

    @property
    def agency_span(self) -> Span | None:
        """Where in the source's text the agency was recognised."""
        return _span(self.agency_start, self.agency_end)

    @property
    def year_span(self) -> Span | None:
        """Where in the source's text the year was recognised."""
        return _span(self.year_start, self.year_end)

    def rows(self, table: str) -> dict[str, TableRow]:
        """The stored rows of ``table`` by their codes; no query after ``with_tables``."""
        return {row.row: row for row in getattr(self, ROW_SETS[table]).all()}

    def cells(self) -> Iterator[tuple[Address, TableRow]]:
        """Every cell of the form that the report has, with the stored row that holds it."""
        if self.form_used is None:
            return
        rows = {table.code: self.rows(table.code).values() for table in self.form_used.tables}
        yield from cells_of(self.form_used, rows)

    def rows_of_its_own(self) -> tuple[ExtraRow, ...]:
        """The rows of its tables that the official form does not have, under their own labels."""
        return tuple(
            ExtraRow(kept["table"], kept["label"], Span(*kept["span"]), tuple(kept["printed"]))
            for kept in self.extra_rows
        )

    def prose(self) -> tuple[Section, ...]:
        """The sections of its prose."""
        return tuple(
            Section(
                kept["code"], Span(*kept["heading"]), tuple(Span(*span) for span in kept["body"])
            )
            for kept in self.sections
        )

    def told(self) -> tuple[Statement, ...]:
        """What its prose states, in numbers and of itself."""
        return tuple(map(_statement, self.statements))

    def figures(self) -> Figures:
        """The numbers that stand now, corrections applied."""
        return figures_of(self.cells())

    def printed(self) -> dict[Address, str]:
        """What the report prints in each cell whose number stands corrected (原报).

        A mended reading changes what is known of the print, a correction departs from it.
        """
        printed: dict[Address, str] = {}
        stands: dict[Address, str] = {}
        for entry in self.corrections.all():
            address = Address.parse(entry.address)
            printed.setdefault(address, entry.before)
            stands[address] = entry.after
            if entry.is_reading:
                printed[address] = entry.after
        return {address: text for address, text in printed.items() if text != stands[address]}

    def subject(self) -> Subject:
        """The report as checks see it, with the numbers that stand now."""
        return self.subject_with(self.figures())

    def subject_with(self, figures: Figures) -> Subject:
        """The report as checks see it, with these numbers."""
        return Subject(
            year=self.year,
            form=self.form or None,
            figures=figures,
            statements=self.told(),
            problems=[
                Problem(kept["code"], tuple(kept["cells"]), kept["span"] and Span(*kept["span"]))
                for kept in self.problems
            ],
            agency=self.agency.name if self.agency else None,
        )

    def revisions(self) -> ReportQuerySet:
        """The readable reports for the same agency and year, this one included, latest first."""
        same = Q(agency=self.agency, year=self.year)
        return Report.objects.readable().filter(same).order_by("-revision")

    def present(self) -> Report | None:
        """The published report for the same agency and year, this one aside."""
        if self.agency_id is None or self.year is None:
            return None
        return (
            Report.objects.published()
            .with_tables()
            .filter(agency_id=self.agency_id, year=self.year)
            .exclude(pk=self.pk)
            .first()
        )


def cells_of(
    form: Form, rows: Mapping[str, Iterable[TableRow]]
) -> Iterator[tuple[Address, TableRow]]:
    """Every cell of the form that these rows, by their tables, have, with the row that holds it."""
    for table in form.tables:
        for stored in rows.get(table.code, ()):
            for column in table.row(stored.row).columns:
                yield Address(table.code, stored.row, column.code), stored


def figures_of(cells: Iterable[tuple[Address, TableRow]]) -> Figures:
    """The numbers in these cells."""
    tables: dict[str, dict[str, dict[str, Number | None]]] = {}
    uncertain: set[str] = set()
    units: dict[str, str | None] = {}
    for address, stored in cells:
        columns = tables.setdefault(address.table, {}).setdefault(address.row, {})
        columns[address.column] = stored.number(address.column)
        if address.column in stored.uncertain:
            uncertain.add(str(address))
        if isinstance(stored, DisclosureRow) and address.column == "amount":
            units[str(address)] = stored.amount_unit or None
    return Figures(tables, frozenset(uncertain), units)


def _statement(kept: dict[str, Any]) -> Statement:
    """The statement as reading made it; what was kept by an earlier reading has fewer fields."""
    places = {name: Span(*kept[name]) for name in ("span", "sentence")}
    lists = {name: tuple(kept.get(name, ())) for name in ("cells", "parts")}
    return Statement(**{**kept, **places, **lists})


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
