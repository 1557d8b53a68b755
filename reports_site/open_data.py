"""A report as data: what ``parse_report`` prints of a text, and what became of it since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from parsing import checks
from parsing.forms import Figures
from parsing.models import Acknowledgement, Agency, Correction, Finding, Report
from parsing.models.cells import HEADLINES

from .ledger import role_of
from .prose import shown_sections
from .shown_figures import CORRECTED, PRINTED


def of_agency(agency: Agency) -> dict[str, Any]:
    """Who an agency is, by the codes of its region, level, field and scope."""
    return {
        "agency_id": agency.pk,
        "agency": agency.name,
        "region_code": agency.region_id,
        "level": agency.level,
        "field": agency.field or None,
        "scope": agency.scope,
        "is_example": agency.is_example,
    }


def of_report(report: Report) -> dict[str, Any]:
    """Whose report it is, for which year, how it stands, and its headline figures.

    ``uncertain_headlines`` names those that could not be read; another that is null is blank. No
    query if it came ``with_headlines`` or ``with_tables``, and with its agency.
    """
    rows = report.rows("requests")
    unread = [
        name
        for name, address in HEADLINES.items()
        if address.row in rows and address.column in rows[address.row].uncertain
    ]
    return {
        "id": report.pk,
        **(of_agency(report.agency) if report.agency else {}),
        "year": report.year,
        "form": report.form or None,
        "revision": report.revision,
        "state": report.state,
        "published_at": report.published_at,
        **{name: getattr(report, name) for name in HEADLINES},
        "uncertain_headlines": unread,
        "errors": report.errors,
        "warnings": report.warnings,
        "notes": report.notes,
    }


def whole(report: Report) -> dict[str, Any]:
    """All that is kept of a report, the prose of its text by section.

    ``printed`` is what the report prints where a number stands corrected, ``spans`` where in the
    source's text each number was read. No query if it came ``with_tables``, ``with_ledger`` and
    ``with_text``.
    """
    figures = report.figures()
    return {
        **of_report(report),
        "figures": PRINTED if report.is_in_print else CORRECTED,
        "tables": tables(figures),
        "uncertain": sorted(figures.uncertain),
        "flags": [flag(finding) for finding in report.findings.all()],
        "corrections": [correction(entry) for entry in report.corrections.all()],
        "printed": {str(address): text for address, text in report.printed().items()},
        "spans": _spans(report),
        "extra_rows": [
            {"table": row.table, "label": row.label, "printed": list(row.printed)}
            for row in report.rows_of_its_own()
        ],
        "sections": [
            {"code": each.code, "heading": each.heading, "paragraphs": list(each.paragraphs)}
            for each in shown_sections(report)
        ],
    }


def tables(figures: Figures) -> dict[str, dict[str, dict[str, Any]]]:
    """The numbers by table, row and column: counts as integers, amounts as text with their unit."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for address, value in figures.cells():
        columns = found.setdefault(address.table, {}).setdefault(address.row, {})
        is_count = value is None or isinstance(value, int)
        columns[address.column] = value if is_count else str(value)
        if address.column == "amount":
            columns["amount_unit"] = figures.units.get(str(address))
    return found


def flag(finding: Finding) -> dict[str, Any]:
    """A flag as ``parse_report`` prints it, with its message in English and who looked at it.

    No query ``with_acknowledgements``.
    """
    value, held = finding.as_value(), finding.acknowledgement
    return {
        **checks.as_json(value),
        "message_en": checks.message(value).en,
        "acknowledged": held and acknowledgement(held),
    }


def acknowledgement(held: Acknowledgement) -> dict[str, Any]:
    """That a flag was found in the original: by which role, when and why."""
    return {"by": role_of(held.by), "at": held.at, "reason": held.reason}


def correction(entry: Correction) -> dict[str, Any]:
    """An entry of the ledger; cells are written as a number, nothing for a blank, ``?`` for unread."""
    return {
        "cell": entry.address,
        "kind": entry.kind,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason,
        "by": role_of(entry.by),
        "at": entry.at,
    }


def _spans(report: Report) -> Mapping[str, tuple[int, int]]:
    read = ((address, row.span(address.column)) for address, row in report.cells())
    return {str(address): span for address, span in read if span}
