"""Flags that staff held against the original: the report does say so."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from parsing.checks import FINGERPRINT_LENGTH

REASON_LENGTH = 500


class Acknowledgement(models.Model):
    """What a flag says, found in the original by a person (已核对原文).

    It belongs to the flag of the report that has its ``fingerprint``: to none where the numbers
    have changed, and to it again where they are back. ``rule`` and ``cells`` are what was looked at.
    """

    report = models.ForeignKey("Report", models.CASCADE, related_name="acknowledgements")
    rule = models.CharField(_("rule"), max_length=40)
    cells = ArrayField(models.CharField(max_length=80), default=list)
    fingerprint = models.CharField(max_length=FINGERPRINT_LENGTH)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("flag checked against the original")
        verbose_name_plural = _("flags checked against the original")
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "fingerprint"), name="acknowledgement_once_a_finding"
            ),
        )

    def __str__(self) -> str:
        return self.rule
