"""The ledger: every number that a person changed, never edited, never deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def with_people(self) -> CorrectionQuerySet:
        """The entries with whose reports they are about, and who made them in which groups."""
        return self.select_related("by", "report__agency").prefetch_related("by__groups")

    def in_the_open(self) -> CorrectionQuerySet:
        """The changes made to published reports after they were published, latest first."""
        return self.filter(report__state="published", at__gt=F("report__published_at")).order_by(
            "-at", "-id"
        )


class Correction(models.Model):
    """One change of one cell.

    ``before`` and ``after`` are written as ``parsing.models.contents`` writes a cell: a number,
    nothing for a blank, ``?`` for one that could not be read. A *reading* mends what was read to
    what the report prints; a *correction* departs from what it prints. An entry that takes
    another back ``reverts`` it, once. A trigger in the database refuses to change or delete an
    entry of a report that was published.
    """

    class Kind(models.TextChoices):
        READING = "reading", _("reading mended")
        CORRECTION = "correction", _("correction")

    report = models.ForeignKey("Report", models.CASCADE, related_name="corrections")
    table = models.CharField(max_length=12)
    row = models.CharField(max_length=32)
    column = models.CharField(max_length=32)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    before = models.CharField(_("before"), max_length=32, blank=True)
    after = models.CharField(_("after"), max_length=32, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    reverts = models.OneToOneField(
        "self", models.CASCADE, null=True, related_name="reverted_by", verbose_name=_("reverts")
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=("report", "table", "row", "column"), name="correction_cell"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="reading") | ~Q(reason=""), name="correction_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="correction_changes_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.address}: {self.before} → {self.after}"

    @property
    def address(self) -> str:
        """The cell, as ``table.row.column``."""
        return f"{self.table}.{self.row}.{self.column}"

    @property
    def is_revert(self) -> bool:
        return self.reverts_id is not None

    @property
    def is_reading(self) -> bool:
        return self.kind == self.Kind.READING


def in_force(entries: Iterable[Correction]) -> list[Correction]:
    """Those of one report's entries, in their order, that were not taken back; reverts aside."""
    kept: list[Correction] = []
    taken_back: set[int | None] = set()
    for entry in reversed(list(entries)):
        if entry.pk in taken_back:
            continue
        if entry.is_revert:
            taken_back.add(entry.reverts_id)
        else:
            kept.append(entry)
    return kept[::-1]
