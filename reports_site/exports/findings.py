"""Flags of many reports."""

from __future__ import annotations

import re
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing import checks
from parsing.models import Finding

from .formats import PIECE
from .values import Column, Export, Value

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def findings_export(findings: QuerySet[Finding]) -> Export:
    """Findings that came with their reports, agencies and acknowledgements, in their order."""
    columns = (
        Column("agency_id", _("Agency number"), lambda finding: finding.report.agency_id),
        Column("agency", _("Agency"), lambda finding: finding.report.agency.name),
        Column("year", _("Year"), lambda finding: finding.report.year),
        Column("report_id", _("Report number"), lambda finding: finding.report_id),
        Column("severity", _("Severity"), lambda finding: finding.get_severity_display()),
        Column("rule", _("Rule code"), lambda finding: finding.rule),
        Column("title", _("Rule"), _title),
        Column("cells", _("Cells"), lambda finding: " ".join(finding.cells)),
        Column("expected", _("Expected"), lambda finding: number(finding.value["expected"])),
        Column("actual", _("Printed"), lambda finding: number(finding.value["actual"])),
        Column("message", _("What does not agree"), _message),
        Column("acknowledged", _("Found in the original on"), _acknowledged),
        Column("reason", _("Why"), _reason),
    )
    return Export(
        "flags",
        _("Flags"),
        columns,
        findings.iterator(chunk_size=4 * PIECE),
        findings.count(),
        marks=(),
    )


def number(written: str) -> Value:
    """The number that is written; as it is where it is none."""
    if not NUMBER.fullmatch(written):
        return written
    return Decimal(written) if "." in written else int(written)


def _title(finding: Finding) -> str:
    return checks.rule(finding.rule).title.in_language(get_language() or "")


def _acknowledged(finding: Finding) -> Value:
    held = finding.acknowledgement
    return localdate(held.at).isoformat() if held else ""


def _reason(finding: Finding) -> Value:
    held = finding.acknowledgement
    return held.reason if held else ""


def _message(finding: Finding) -> str:
    return finding.message.in_language(get_language() or "")
