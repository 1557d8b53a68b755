"""The flags of a report as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from parsing import checks
from parsing.models import Finding, Report

WORST_FIRST = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag in the language of the page; ``key`` is its number in cells and in the list."""

    key: int
    severity: str
    rule: str
    title: str
    message: str
    hint: str
    cells: tuple[str, ...]

    @property
    def rule_url(self) -> str:
        return f"{reverse('rules')}#{self.rule}"


def shown_flags(report: Report) -> list[ShownFlag]:
    """The flags of ``report``, the worst first; no query if it came ``with_tables``."""
    found = sorted(report.findings.all(), key=lambda flag: WORST_FIRST.index(flag.severity))
    return [_shown(finding) for finding in found]


def _shown(finding: Finding) -> ShownFlag:
    language = get_language() or ""
    rule = checks.rule(finding.rule)
    return ShownFlag(
        key=finding.position + 1,
        severity=finding.severity,
        rule=finding.rule,
        title=rule.title.in_language(language),
        message=finding.message.in_language(language),
        hint=rule.hint.in_language(language),
        cells=tuple(finding.cells),
    )
