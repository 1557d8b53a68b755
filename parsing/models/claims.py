"""Drafts in somebody's hands, and drafts sent back to who brought them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CLAIM_LASTS = timedelta(minutes=20)  # without a sign of the one who looks at it


class ClaimQuerySet(models.QuerySet["Claim"]):
    def alive(self) -> ClaimQuerySet:
        """The claims that still hold."""
        return self.filter(at__gt=timezone.now() - CLAIM_LASTS)


class Claim(models.Model):
    """Somebody looks at a draft: others are told so and are given another one.

    It keeps nobody from the draft, whose version sees to it that no two overwrite each other. It
    ends by itself ``CLAIM_LASTS`` after ``at``, the last sign of the one who holds it.
    """

    report = models.OneToOneField("Report", models.CASCADE, primary_key=True, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims")
    since = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.report_id}: {self.by}"

    @property
    def is_alive(self) -> bool:
        """Whether it still holds."""
        return self.at > timezone.now() - CLAIM_LASTS


class SendingBack(models.Model):
    """A draft given back to who brought it, with the reason; open until it is handed in again."""

    report = models.ForeignKey("Report", models.CASCADE, related_name="sent_back")
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("report",), condition=Q(answered_at=None), name="sent_back_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sent_back_with_a_reason"),
        )

    def __str__(self) -> str:
        return self.reason
