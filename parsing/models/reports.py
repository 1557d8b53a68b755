"""Reports: one agency, one year, one revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parsing.checks.values import Likeness, Subject
from parsing.forms import FORMS, Address, Figures, Form
from parsing.forms.version import VERSION_LENGTH
from parsing.reading.values import ExtraRow, Problem, Section, Span, Statement

from .agencies import Agency
from .cells import HEADLINES, ROW_SETS, cells_of, figures_of
from .corrections import in_force
from .numbers import PLACES, no_numbers, numbers_of
from .report_queries import ReportQuerySet
from .sources import Source
from .tables import TableRow

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .acknowledgements import Acknowledgement
    from .corrections import Correction
    from .findings import Finding
    from .rereadings import Rereading
    from .tables import DisclosureRow, DisputeRow, RequestRow

FIRST_YEAR = 2008  # the 政府信息公开条例 of 2007 came into force on 1 May 2008
LAST_YEAR = 2100
STATED_AGENCY_LENGTH = 200


class Report(models.Model):
    """A report as it was read from one source, with the numbers that stand now.

    A draft may lack agency, year and revision; all others have them. ``stated_agency`` is the name
    that the text gives, ``*_reason`` and ``*_span`` tell what agency and year were recognised from.
    ``version`` grows with every change, so that a change that was based on older numbers is
    refused. ``received`` to ``carried_out`` repeat headline figures of table 三 for lists, and
    ``numbers`` what stands in ``parsing.models.numbers.PLACES`` for sums over many reports;
    ``errors``, ``warnings`` and ``notes`` count the flags, ``checked_with`` is the version of the
    rules that raised them, ``read_with`` that of the reader.
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
    numbers = ArrayField(models.IntegerField(), default=no_numbers, editable=False)
    read_with = models.CharField(max_length=VERSION_LENGTH, blank=True, editable=False)
    checked_with = models.CharField(max_length=VERSION_LENGTH, blank=True, editable=False)
    errors = models.PositiveSmallIntegerField(_("errors"), default=0, editable=False)
    warnings = models.PositiveSmallIntegerField(_("warnings"), default=0, editable=False)
    notes = models.PositiveSmallIntegerField(_("notes"), default=0, editable=False)

    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    is_in_print = False  # True for one whose numbers are those that it prints

    objects = ReportQuerySet.as_manager()

    if TYPE_CHECKING:
        acknowledgements: RelatedManager[Acknowledgement]
        findings: RelatedManager[Finding]
        corrections: RelatedManager[Correction]
        disclosure_rows: RelatedManager[DisclosureRow]
        request_rows: RelatedManager[RequestRow]
        rereadings: RelatedManager[Rereading]
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
            models.CheckConstraint(
                condition=Q(numbers__len=len(PLACES)), name="report_numbers_in_place"
            ),
        )
        indexes = (
            models.Index(fields=("year", "state"), name="report_year_state"),
            models.Index(fields=("read_with",), name="report_read_with"),
            models.Index(fields=("state", "-created_at"), name="report_state_created"),
            models.Index(fields=("state", "-published_at", "-id"), name="report_state_published"),
            models.Index(
                fields=("agency", "year"),
                include=("id", "errors", "warnings", "notes", "received"),
                condition=Q(state="published"),
                name="report_published",
            ),
            models.Index(
                fields=("-year", "-id"),
                condition=Q(state="published"),
                name="report_published_latest",
            ),
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
        """The numbers that stand now; those that are printed for one ``in_print``."""
        return figures_of(self.cells())

    def repeat(self, figures: Figures) -> None:
        """Set what the report repeats of its tables, in which these figures stand."""
        for name, address in HEADLINES.items():
            setattr(self, name, figures.get(address))
        self.numbers = numbers_of(figures)

    def printed(self) -> dict[Address, str]:
        """What the report prints in each cell whose number stands corrected (原报).

        A mended reading changes what is known of the print, a correction departs from it.
        """
        return {address: printed for address, (printed, _stands) in self._departures().items()}

    def corrected(self) -> dict[Address, str]:
        """What stands (更正) in each cell whose number departs from what the report prints."""
        return {address: stands for address, (_printed, stands) in self._departures().items()}

    def _departures(self) -> dict[Address, tuple[str, str]]:
        held: dict[Address, tuple[str, str]] = {}
        for entry in in_force(self.corrections.all()):
            address = Address.parse(entry.address)
            printed, _before = held.get(address, (entry.before, entry.before))
            held[address] = (entry.after if entry.is_reading else printed, entry.after)
        return {address: pair for address, pair in held.items() if pair[0] != pair[1]}

    def subject(self) -> Subject:
        """The report as checks see it, with the numbers that stand now."""
        return self.subject_with(self.figures())

    def subject_with(self, figures: Figures, *, likenesses: Sequence[Likeness] = ()) -> Subject:
        """The report as checks see it, with these numbers, and with the reports alike to it."""
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
            likenesses=likenesses,
        )

    def revisions(self) -> ReportQuerySet:
        """The readable reports for the same agency and year, this one included, latest first."""
        same = Q(agency=self.agency, year=self.year)
        return Report.objects.readable().filter(same).order_by("-revision")

    def year_before(self) -> Report | None:
        """The published report of the year before, with its tables."""
        return self._published_years_after(-1)

    def year_after(self) -> Report | None:
        """The published report of the year after, with its tables."""
        return self._published_years_after(1)

    def _published_years_after(self, years: int) -> Report | None:
        if self.agency_id is None or self.year is None:
            return None
        place = (self.agency_id, self.year + years)
        return next(iter(Report.objects.published().with_tables().at({place})), None)

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


def _statement(kept: dict[str, Any]) -> Statement:
    """The statement as reading made it; what was kept by an earlier reading has fewer fields."""
    places = {name: Span(*kept[name]) for name in ("span", "sentence")}
    lists = {name: tuple(kept.get(name, ())) for name in ("cells", "parts")}
    return Statement(**{**kept, **places, **lists})


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
