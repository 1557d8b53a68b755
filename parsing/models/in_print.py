"""Reports with the numbers that they print (原报) in the place of those that stand corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from parsing.checks import findings, findings_between
from parsing.forms import Address

from .cells import HEADLINES, ROW_SETS
from .contents import content_written, put
from .findings import Finding
from .likeness import likenesses_of

if TYPE_CHECKING:
    from .reports import Report


def put_in_print(reports: Iterable[Report]) -> None:
    """Lay what each report prints over what was loaded of it: rows, headline figures, findings.

    Nothing is stored. The reports came with their corrections; findings of those whose print
    differs are computed again, which loads the report of the year before.
    """
    for report in reports:
        report.is_in_print = True
        if not report.printed():
            continue
        _lay_over(report)
        if "findings" in _loaded(report):
            _find_again(report)


def _loaded(report: Report) -> dict[str, object]:
    """What was loaded together with a report."""
    return getattr(report, "_prefetched_objects_cache", {})


def _lay_over(report: Report) -> None:
    loaded = {table for table, name in ROW_SETS.items() if name in _loaded(report)}
    for address, text in report.printed().items():
        printed = content_written(text, address.column)
        if address.table in loaded and (row := report.rows(address.table).get(address.row)):
            put(row, address.column, printed)
        if headline := _headline(address):
            setattr(report, headline, printed.value)


def _headline(address: Address) -> str | None:
    return next((name for name, held in HEADLINES.items() if held == address), None)


def _find_again(report: Report) -> None:
    alike = likenesses_of([report]).get(report.pk, ())
    subject, before = report.subject_with(report.figures(), likenesses=alike), report.year_before()
    found = findings(subject)
    if before:
        if before.printed():
            _lay_over(before)
        found += findings_between(before.subject(), subject)
    shown = [Finding.of(value, report=report, position=at) for at, value in enumerate(found)]
    report.findings.all()._result_cache = shown  # as if prefetched
    counted = Counter(finding.severity for finding in shown)
    report.errors, report.warnings = counted["error"], counted["warning"]
    report.notes = counted["info"]
