"""Many files brought at once, and what became of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .agencies import NAME_LENGTH, Agency
from .assignments import Person, may_review, within_reach
from .findings import Finding
from .reports import FIRST_YEAR, LAST_YEAR, Report
from .waiting import rivals

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

FILE_NAME_LENGTH = 500


class BatchQuerySet(models.QuerySet["Batch"]):
    def handled_by(self, user: Person) -> BatchQuerySet:
        """Those that a person sees: their own; all for who reviews and keeps to no region."""
        if may_review(user) and not within_reach(user):
            return self
        return self.filter(by=user.pk)

    def with_counts(self) -> BatchQuerySet:
        """The batches with ``files``, and how many of them are ``open`` or have ``failed``."""
        is_open, has_failed = Q(items__state__in=OPEN), Q(items__state=BatchItem.State.FAILED)
        return self.annotate(
            files=Count("items"),
            open=Count("items", filter=is_open),
            failed=Count("items", filter=has_failed),
        )


class Batch(models.Model):
    """What somebody brought in one go.

    ``agency`` and ``year`` stand where they were named for all of it. ``publishes_clean`` tells
    that a report that leaves nothing to a person is published as soon as it is read.
    """

    class Origin(models.TextChoices):
        UPLOAD = "upload", _("uploaded in the browser")
        COMMAND = "command", _("imported at the command line")

    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices)
    name = models.CharField(_("name"), max_length=255, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    agency = models.ForeignKey(Agency, models.SET_NULL, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    publishes_clean = models.BooleanField(default=False)

    objects = BatchQuerySet.as_manager()

    if TYPE_CHECKING:
        items: RelatedManager[BatchItem]

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(origin__in=("upload", "command")), name="batch_origin_known"
            ),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="batch_year_in_range",
            ),
        )

    def __str__(self) -> str:
        return self.name or f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("batch", args=(self.pk,))

    def counts(self) -> dict[str, int]:
        """How many of its files stand at each status, in the order of ``STATUSES``; none is 0."""
        items = BatchItem.objects.filter(batch=self).order_by()
        counted = dict(items.values_list(STATUS).annotate(Count("pk")))
        return {status: counted.get(status, 0) for status in STATUSES}


class BatchItemQuerySet(models.QuerySet["BatchItem"]):
    def open(self) -> BatchItemQuerySet:
        """The files that are still to be read."""
        return self.filter(state__in=OPEN)

    def retryable(self) -> BatchItemQuerySet:
        """The files that were not read and whose bytes are there to try again."""
        return self.filter(state__in=AGAIN, content__isnull=False)

    def with_status(self) -> BatchItemQuerySet:
        """The files with their ``status``: their state, or what became of their report since."""
        return self.annotate(status=STATUS)

    def for_list(self, *, of: Person) -> BatchItemQuerySet:
        """The files with all that a list shows a person of them, their bytes left where they are.

        ``has_bytes`` tells that they can be read again, ``has_rival`` that another report is
        published, or waits, for the same agency and year, ``has_unread`` that something in it
        could not be read, ``has_open_flags`` that it has other errors or warnings that nobody held
        against the original; ``is_of_others`` that they led to a draft that others have and the
        person does not handle.
        """
        flags = Finding.objects.filter(report=OuterRef("report"), severity__in=("error", "warning"))
        held_back = flags.not_acknowledged().order_by()
        handled = Report.objects.handled_by(of).filter(pk=OuterRef("report")).order_by()
        known = self.with_status().annotate(
            has_bytes=Q(content__isnull=False),
            has_rival=Exists(rivals("report__")),
            has_unread=Exists(held_back.about_reading()),
            has_open_flags=Exists(held_back.about_report()),
            is_of_others=Q(report__state=Report.State.DRAFT) & ~Exists(handled),
        )
        return known.defer("content").select_related("report__agency")


class BatchItem(models.Model):
    """One file of a batch.

    ``content`` are its bytes until they were read; from then on the report's source has them.
    ``called`` and ``year`` stand where agency and year came with it. ``code`` and ``why`` (by
    language) say why it failed. ``attempts`` counts how often reading it was begun.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        READING = "reading", _("being read")
        READ = "read", _("read")
        ATTENTION = "attention", _("needs attention")
        KNOWN = "known", _("known already")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    name = models.CharField(_("file"), max_length=FILE_NAME_LENGTH)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    called = models.CharField(max_length=NAME_LENGTH, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.QUEUED)
    code = models.CharField(max_length=40, blank=True)
    why: models.JSONField[dict[str, str]] = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    report = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="batch_items")

    objects = BatchItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a batch")
        verbose_name_plural = _("files of batches")
        ordering = ("batch", "position")
        indexes = (
            models.Index(fields=("batch", "state"), name="batch_item_state"),
            models.Index(
                fields=("sha256",),
                condition=Q(state__in=("queued", "reading")),
                name="batch_item_open_bytes",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("batch", "position"), name="batch_item_position_once_a_batch"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=(
                        "queued",
                        "reading",
                        "read",
                        "attention",
                        "known",
                        "failed",
                        "stopped",
                    )
                ),
                name="batch_item_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="failed", code__gt="") | ~Q(state="failed") & Q(code=""),
                name="batch_item_fails_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("queued", "reading", "stopped"), content__isnull=False)
                | Q(state__in=("read", "attention", "known"), content__isnull=True)
                | Q(state="failed"),
                name="batch_item_bytes_until_read",
            ),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="batch_item_year_in_range",
            ),
        )

    def __str__(self) -> str:
        return self.name


OPEN = (BatchItem.State.QUEUED, BatchItem.State.READING)
AGAIN = (BatchItem.State.FAILED, BatchItem.State.STOPPED)

WAS_READ = Q(state__in=(BatchItem.State.READ, BatchItem.State.ATTENTION))
STATUS = Case(
    When(WAS_READ & Q(report=None), then=Value("discarded")),
    When(WAS_READ & ~Q(report__state=Report.State.DRAFT), then=Value("published")),
    default=F("state"),
    output_field=CharField(),
)

# What a person is told of a file, in the order in which things happen.
STATUSES: dict[str, Any] = {
    "queued": BatchItem.State.QUEUED.label,
    "reading": BatchItem.State.READING.label,
    "read": BatchItem.State.READ.label,
    "attention": BatchItem.State.ATTENTION.label,
    "published": _("published"),
    "known": BatchItem.State.KNOWN.label,
    "failed": BatchItem.State.FAILED.label,
    "stopped": BatchItem.State.STOPPED.label,
    "discarded": _("draft discarded"),
}
