"""Tips: what readers of the site say is wrong in a report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from .assignments import Person, within_reach


class TipQuerySet(models.QuerySet["Tip"]):
    def open(self) -> TipQuerySet:
        """The tips that nobody has answered yet."""
        return self.filter(state=Tip.State.OPEN)

    def handled_by(self, user: Person) -> TipQuerySet:
        """The tips about reports that the person may handle."""
        return self.filter(within_reach(user, region="report__agency__region"))

    def counts(self) -> dict[str, int]:
        """How many of these tips were answered: ``corrected`` and ``no_mistake``."""
        return self.order_by().aggregate(
            corrected=Count("pk", filter=Q(state=Tip.State.CORRECTED)),
            no_mistake=Count("pk", filter=Q(state=Tip.State.NO_MISTAKE)),
        )


class Tip(models.Model):
    """A reader says that a cell of a published report is wrong.

    ``stands`` is what the cell held when it was said, as the ledger writes cells. ``sender`` tells
    the tips of one address in one hour from others, and nothing else. It and ``contact`` are
    erased with the answer.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits for an answer")
        CORRECTED = "corrected", _("corrected")
        NO_MISTAKE = "no_mistake", _("no mistake")

    report = models.ForeignKey(
        "Report", models.CASCADE, related_name="tips", verbose_name=_("report")
    )
    cell = models.CharField(_("cell"), max_length=80)
    stands = models.CharField(_("stands"), max_length=32, blank=True)
    proposed = models.CharField(_("should say"), max_length=32, blank=True)
    where = models.CharField(_("where one sees it"), max_length=500)
    contact = models.CharField(_("contact"), max_length=120, blank=True)
    sender = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.OPEN, editable=False
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True)
    correction = models.ForeignKey(
        "Correction", models.PROTECT, null=True, related_name="tips", verbose_name=_("correction")
    )

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("tip from a reader")
        verbose_name_plural = _("tips from readers")
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("state", "-at"), name="tip_state"),
            models.Index(fields=("sender", "at"), name="tip_sender"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="open", answered_at=None)
                | Q(state__in=("corrected", "no_mistake"), answered_at__isnull=False),
                name="tip_answered_unless_open",
            ),
            models.CheckConstraint(
                condition=~Q(state="no_mistake", answer=""), name="tip_denied_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(contact="", sender=""),
                name="tip_forgets_who_told",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}: {self.cell}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
