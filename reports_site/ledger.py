"""The ledger as citizens read it: every change, when, by which role, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.checks import label_of
from parsing.models import Correction, Report


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A change of one cell of ``report``; ``before`` and ``after`` are written as the ledger writes a cell.

    ``anchor`` is where the cell's first entry stands on a page, empty for its others.
    """

    report: Report
    at: datetime
    label: str
    cell: str
    before: str
    after: str
    reason: str
    is_reading: bool
    by: str
    anchor: str = ""


def ledger(corrections: Iterable[Correction]) -> list[LedgerEntry]:
    """The changes in the language of the page, in the order given.

    No query if they came with their reports and who made them.
    """
    firsts: dict[str, Correction] = {}
    return [
        _entry(entry, is_first=firsts.setdefault(entry.address, entry) is entry)
        for entry in corrections
    ]


def _entry(entry: Correction, *, is_first: bool) -> LedgerEntry:
    return LedgerEntry(
        entry.report,
        entry.at,
        label_of(entry.address, entry.report.form).in_language(get_language() or ""),
        entry.address,
        entry.before,
        entry.after,
        entry.reason,
        entry.is_reading,
        role(entry.by),
        anchor=f"correction-{entry.address}" if is_first else "",
    )


def role_of(user: User) -> str:
    """What is told of who made a change: ``administrator`` or ``staff``, never a name."""
    return "administrator" if user.is_superuser else "staff"


def role(user: User) -> str:
    """The same in the language of the page."""
    return _("administrator") if user.is_superuser else _("staff")
