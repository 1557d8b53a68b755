"""Findings as they are stored; on a page each is a flag."""

from __future__ import annotations

from dataclasses import is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, OuterRef, When
from django.utils.translation import gettext_lazy as _

from parsing.checks import FINGERPRINT_LENGTH, RULES, fingerprint, message, values
from parsing.forms import Bilingual, Number

from .acknowledgements import Acknowledgement
from .tallies import Tallies, tallied
from .wide import WIDE

if TYPE_CHECKING:
    from .agencies import Agency
    from .regions import Region
    from .reports import Report


ABOUT_READING = [rule.name for rule in RULES if rule.is_about_reading]


def _is_acknowledged() -> Exists:
    same = {name: OuterRef(name) for name in ("report", "fingerprint")}
    return Exists(Acknowledgement.objects.filter(**same).order_by())


class FindingQuerySet(models.QuerySet["Finding"]):
    def of_published(self) -> FindingQuerySet:
        """The findings that everybody sees: those of published reports."""
        return self.filter(report__state="published")

    def listed(self) -> FindingQuerySet:
        """Those of published reports with what lists show of them: reports, agencies, who looked."""
        reports = self.of_published().select_related("report__agency")
        return reports.defer(*(f"report__{name}" for name in WIDE)).with_acknowledgements()

    def in_region(self, region: Region) -> FindingQuerySet:
        """The findings about agencies of a region and of all regions below it."""
        first, last = region.codes
        return self.filter(report__agency__region__gte=first, report__agency__region__lte=last)

    def about_reading(self) -> FindingQuerySet:
        """Those that say that something could not be read, and nothing of the report itself."""
        return self.filter(rule__in=ABOUT_READING)

    def about_report(self) -> FindingQuerySet:
        """Those that say something of the report itself."""
        return self.exclude(rule__in=ABOUT_READING)

    def acknowledged(self) -> FindingQuerySet:
        """Those that staff found in the original."""
        return self.filter(_is_acknowledged())

    def not_acknowledged(self) -> FindingQuerySet:
        """Those that nobody has held against the original yet."""
        return self.filter(~_is_acknowledged())

    def with_acknowledgements(self) -> FindingQuerySet:
        """The findings with their reports' acknowledgements and who made them, in two queries."""
        return self.prefetch_related("report__acknowledgements__by")

    def latest_first(self) -> FindingQuerySet:
        """The findings of the latest year first, each report's in the order of its form."""
        return self.order_by("-report__year", "-report_id", "position")

    def about(self, agency: Agency) -> FindingQuerySet:
        """Those of an agency's published reports, the worst of the latest year first."""
        worst = Case(
            *(When(severity=code, then=rank) for rank, code in enumerate(Finding.Severity.values))
        )
        known = self.of_published().filter(report__agency=agency).select_related("report__agency")
        return known.order_by("-report__year", worst, "position")

    def of_family(self, code: str) -> FindingQuerySet:
        """Those of a family of rules."""
        return self.filter(rule__in=[rule.name for rule in RULES if rule.family == code])

    def tallies(self) -> Tallies:
        """Those of published reports added up by year and rule; one query."""
        return tallied(self)


class Finding(models.Model):
    """A contradiction or an oddity of one report, as ``parsing.checks`` found it.

    ``value`` is the whole finding as data; ``rule``, ``severity`` and ``cells`` are what is asked
    for. ``position`` keeps the order of the form, ``fingerprint`` is what an acknowledgement is
    known by.
    """

    class Severity(models.TextChoices):
        ERROR = "error", _("error")
        WARNING = "warning", _("warning")
        INFO = "info", _("note")

    report = models.ForeignKey(
        "Report", models.CASCADE, related_name="findings", db_index=False
    )  # two indexes begin with it
    position = models.PositiveSmallIntegerField()
    rule = models.CharField(_("rule"), max_length=40)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices)
    cells = ArrayField(models.CharField(max_length=80), default=list)
    value: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=FINGERPRINT_LENGTH, blank=True, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ("report", "position")
        indexes = (
            models.Index(fields=("rule", "severity"), name="finding_rule_severity"),
            models.Index(fields=("report", "rule", "severity"), name="finding_report_rule"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("report", "position"), name="finding_position_once_a_report"
            ),
        )

    def __str__(self) -> str:
        return self.rule

    @classmethod
    def of(cls, value: values.Finding, *, report: Report, position: int) -> Finding:
        """The row, not yet stored, that keeps ``value`` for ``report``."""
        return cls(
            report=report,
            position=position,
            rule=value.rule,
            severity=value.severity.value,
            cells=list(value.cells),
            value=_plain(value),
            fingerprint=fingerprint(value),
        )

    def as_value(self) -> values.Finding:
        """The finding as ``parsing.checks`` made it."""
        kept = dict(self.value)
        equation, remedy = kept["equation"], kept.get("remedy")
        return values.Finding(
            **{
                **kept,
                "severity": values.Severity(self.severity),
                "cells": tuple(self.cells),
                "equation": _equation(equation) if equation else None,
                "spans": tuple((start, end) for start, end in kept["spans"]),
                "remedy": _remedy(remedy) if remedy else None,
            }
        )

    @property
    def acknowledgement(self) -> Acknowledgement | None:
        """Who found in the original what it says; no query ``with_acknowledgements``."""
        held = self.report.acknowledgements.all()
        return next((each for each in held if each.fingerprint == self.fingerprint), None)

    @property
    def message(self) -> Bilingual:
        """What is wrong, with its equation and the numbers in it."""
        return message(self.as_value())


def _plain(value: Any) -> Any:
    """The same value as JSON keeps it; decimal numbers as text, so that no digit is lost."""
    if value is None or isinstance(value, str | int):
        return value
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def _equation(kept: dict[str, Any]) -> values.Equation:
    sides = {
        side: tuple(values.Term(**{**term, "value": _number(term["value"])}) for term in kept[side])
        for side in ("left", "right")
    }
    return values.Equation(**{**kept, **sides})


def _remedy(kept: dict[str, Any]) -> values.Remedy:
    changes = tuple((cell, value) for cell, value in kept["changes"])
    return values.Remedy(**{**kept, "changes": changes})


def _number(kept: int | str | None) -> Number | None:
    return Decimal(kept) if isinstance(kept, str) else kept
