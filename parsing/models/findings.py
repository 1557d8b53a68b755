"""Findings as they are stored; on a page each is a flag."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.Model):
    """A contradiction or an oddity of one report, as ``parsing.checks`` found it.

    ``value`` is the whole finding as data; ``rule``, ``severity`` and ``cells`` are what is asked
    for. ``position`` keeps the order of the form.
    """

    class Severity(models.TextChoices):
        ERROR = "error", _("error")
        WARNING = "warning", _("warning")
        INFO = "info", _("note")

    report = models.ForeignKey("Report", models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    rule = models.CharField(_("rule"), max_length=40)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices)
    cells = ArrayField(models.CharField(max_length=80), default=list)
    value: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ("report", "position")
        indexes = (models.Index(fields=("rule", "severity"), name="finding_rule_severity"),)
        constraints = (
            models.UniqueConstraint(
                fields=("report", "position"), name="finding_position_once_a_report"
            ),
        )

    def __str__(self) -> str:
        return self.rule
