"""Cells that the reader of now reads otherwise than they stand: proposed until a person decides."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.forms.version import VERSION_LENGTH

from .assignments import Person, is_unlimited, within_reach


class RereadingQuerySet(models.QuerySet["Rereading"]):
    def open(self) -> RereadingQuerySet:
        """Those on which nobody has decided."""
        return self.filter(state=Rereading.State.OPEN)

    def handled_by(self, user: Person) -> RereadingQuerySet:
        """Those that a person decides on: of drafts in the regions that they are assigned to.

        Published numbers are changed by who may correct them, and by nobody else.
        """
        if is_unlimited(user):
            return self
        drafts = self.filter(report__state="draft")
        return drafts.filter(within_reach(user, region="report__agency__region"))

    def settling(self) -> RereadingQuerySet:
        """Those that only give a number to a cell that could not be read."""
        return self.filter(kind=Rereading.Kind.SETTLES)


class Rereading(models.Model):
    """What one cell would be after a source was read again.

    ``before`` and ``after`` are written as ``parsing.models.contents`` writes a cell. ``start`` and
    ``end`` are where in the source's text the number stands, None where nowhere. ``read_with`` is
    the reader's version.
    """

    class Kind(models.TextChoices):
        SETTLES = "settles", _("settles an unread cell")
        ADDS = "adds", _("finds a row that was not read")
        CHANGES = "changes", _("reads another number")

    class State(models.TextChoices):
        OPEN = "open", _("waits for a decision")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    report = models.ForeignKey("Report", models.CASCADE, related_name="rereadings")
    table = models.CharField(max_length=12)
    row = models.CharField(max_length=32)
    column = models.CharField(max_length=32)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    before = models.CharField(_("stands"), max_length=32, blank=True)
    after = models.CharField(_("read again"), max_length=32, blank=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    read_with = models.CharField(max_length=VERSION_LENGTH)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = RereadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("cell read again")
        verbose_name_plural = _("cells read again")
        ordering = ("report", "id")
        indexes = (models.Index(fields=("state", "kind", "report"), name="rereading_state_kind"),)
        constraints = (
            models.UniqueConstraint(
                fields=("report", "table", "row", "column"),
                condition=Q(state="open"),
                name="rereading_open_once_a_cell",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("settles", "adds", "changes")), name="rereading_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open", by=None, decided_at=None)
                | Q(state__in=("accepted", "rejected"), by__isnull=False, decided_at__isnull=False),
                name="rereading_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(before=models.F("after")) | Q(kind="adds"),
                name="rereading_changes_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.address}: {self.before} → {self.after}"

    @property
    def address(self) -> Address:
        """The cell."""
        return Address(self.table, self.row, self.column)
