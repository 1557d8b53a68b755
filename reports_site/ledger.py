"""The ledger as citizens read it: every change, when, by which role, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parsing.checks import label_of
from parsing.models import Correction, Report


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A change of one cell of ``report``; ``before`` and ``after`` are written as the ledger writes a cell.

    ``anchor`` is where the cell's first entry stands on a page, empty for its others. An entry
    that ``is_revert`` takes another back; one that ``is_reverted`` was taken back.
    """

    pk: int
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
    is_revert: bool = False
    is_reverted: bool = False


def ledger(corrections: Iterable[Correction]) -> list[LedgerEntry]:
    """The changes in the language of the page, in the order given.

    No query if they came with their reports and who made them.
    """
    entries = list(corrections)
    firsts: dict[str, Correction] = {}
    taken_back = {entry.reverts_id for entry in entries}
    return [
        replace(
            _entry(entry),
            anchor=""
            if firsts.setdefault(entry.address, entry) is not entry
            else f"correction-{entry.address}",
            is_reverted=entry.pk in taken_back,
        )
        for entry in entries
    ]


def label_at(address: str, report: Report) -> str:
    """What the cell at ``address`` of a report is called, in the language of the page."""
    return label_of(address, report.form).in_language(get_language() or "")


def _entry(entry: Correction) -> LedgerEntry:
    return LedgerEntry(
        entry.pk,
        entry.report,
        entry.at,
        label_at(entry.address, entry.report),
        entry.address,
        entry.before,
        entry.after,
        entry.reason,
        entry.is_reading,
        role(entry.by),
        is_revert=entry.is_revert,
    )


def role_of(user: User) -> str:
    """What is told of who made a change: ``administrator`` or ``staff``, never a name."""
    return "administrator" if _administers(user) else "staff"


def role(user: User) -> str:
    """The same in the language of the page."""
    return _("administrator") if _administers(user) else _("staff")


def _administers(user: User) -> bool:
    """Whether a person's group is that of administrators; ``with_ledger`` brings the groups."""
    return user.is_superuser or any(group.name == "administrator" for group in user.groups.all())
