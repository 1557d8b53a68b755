"""The flags of a report as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language

from parsing import checks
from parsing.forms import FORMS
from parsing.models import Acknowledgement, Finding, Report

from .equations import ShownEquation, shown_equation
from .ledger import role

WORST_FIRST = ("error", "warning", "info")

LAST_COLUMNS = {
    f"{table.code}.{row.code}": row.columns[-1].code
    for form in FORMS.values()
    for table in form.tables
    for row in table.rows + table.alternatives
}


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A cell, row or table that a flag concerns; ``anchor`` is where it stands on the page."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownAcknowledgement:
    """That a flag was found in the original: by which role, when, and why that is so."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag in the language of the page; ``key`` is its number in cells and in the list.

    Where there is an ``equation``, ``message`` is the sentence around it; without one ``places``
    are what the flag concerns. ``stated_at`` are the places in the text where the prose says it.
    ``remedy`` names the one number that, changed, would satisfy the equations; empty where none.
    ``other_url`` leads to another report that it names. ``report_url`` and ``source_url`` are the
    pages with its cells and its text, empty where they are the page at hand; ``anchor`` is where it
    stands on the page.
    """

    key: int
    severity: str
    rule: str
    title: str
    message: str
    hint: str
    cells: tuple[str, ...]
    fingerprint: str
    is_about_reading: bool
    equation: ShownEquation | None = None
    places: tuple[ShownPlace, ...] = ()
    stated_at: tuple[int, ...] = ()
    remedy: str = ""
    acknowledged: ShownAcknowledgement | None = None
    other_url: str = ""
    report: str = ""
    report_url: str = ""
    anchor: str = ""
    source_url: str = ""

    @property
    def first_cell(self) -> str:
        """The first single cell that it concerns; empty where it concerns rows and tables."""
        return next((cell for cell in self.cells if cell.count(".") == 2), "")

    @property
    def rule_url(self) -> str:
        return f"{reverse('rules')}#{self.rule}"


def shown_flags(report: Report, *, before_url: str = "") -> list[ShownFlag]:
    """The flags of ``report``, the worst first.

    ``before_url`` leads to the report of the year before, where it is known. No query if the report
    came ``with_tables`` and ``with_ledger``.
    """
    found = sorted(report.findings.all(), key=lambda flag: WORST_FIRST.index(flag.severity))
    known = {each.fingerprint: each for each in report.acknowledgements.all()}
    return [_shown(flag, known.get(flag.fingerprint), before_url=before_url) for flag in found]


def shown_elsewhere(finding: Finding) -> ShownFlag:
    """A flag on a page that is not its report's.

    No query if it came ``with_acknowledgements``, with its report and the report's agency.
    """
    report = finding.report
    return replace(
        _shown(finding, finding.acknowledgement),
        report=str(report),
        report_url=report.get_absolute_url(),
        source_url=reverse("report_source", args=(report.pk,)),
        anchor=f"{report.pk}-{finding.position + 1}",
    )


def _shown(
    finding: Finding, acknowledgement: Acknowledgement | None, *, before_url: str = ""
) -> ShownFlag:
    language = get_language() or ""
    rule = checks.rule(finding.rule)
    value = finding.as_value()
    message, equation = _apart(value, language, before_url)
    remedy = checks.suggestion(value)
    return ShownFlag(
        key=finding.position + 1,
        severity=finding.severity,
        rule=finding.rule,
        title=rule.title.in_language(language),
        message=message,
        hint=rule.hint.in_language(language),
        cells=tuple(finding.cells),
        fingerprint=finding.fingerprint,
        is_about_reading=rule.is_about_reading,
        equation=equation,
        places=() if equation else _places(value, language),
        stated_at=tuple(start for start, _end in value.spans),
        remedy=remedy.in_language(language) if remedy else "",
        acknowledged=_acknowledged(acknowledgement) if acknowledgement else None,
        other_url=_other_url(value),
        anchor=str(finding.position + 1),
    )


def _other_url(value: checks.Finding) -> str:
    """The page of the other report that a finding about likeness names."""
    other = value.detail.get("report")
    return reverse("report", args=(other,)) if other else ""


def _acknowledged(held: Acknowledgement) -> ShownAcknowledgement:
    return ShownAcknowledgement(role(held.by), held.at, held.reason)


def _apart(
    value: checks.Finding, language: str, before_url: str
) -> tuple[str, ShownEquation | None]:
    """The finding's sentence and the equation in it; the whole sentence where it has none."""
    message = checks.message(value).in_language(language)
    if value.equation is None:
        return message, None
    sentence, equation, note = message.partition(checks.written(value.equation, language))
    if not equation:
        return message, None
    return sentence.rstrip(" :：") + note, shown_equation(
        value.equation, value.form, before_url=before_url
    )


def _places(value: checks.Finding, language: str) -> tuple[ShownPlace, ...]:
    """What the finding concerns, without the parts of what is named as a whole."""
    return tuple(
        ShownPlace(checks.label_of(cell, value.form).in_language(language), _anchor(cell))
        for cell in value.cells
        if not any(cell.startswith(f"{whole}.") for whole in value.cells)
    )


def _anchor(cell: str) -> str:
    """Where a cell, the last cell of a row, or the head of a table stands on the page."""
    table, *rest = cell.split(".")
    if not rest:
        return f"table-{table}"
    if len(rest) == 2:
        return cell
    return f"{cell}.{LAST_COLUMNS[cell]}"
