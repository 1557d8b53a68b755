"""Changing numbers: each change is an entry in the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User

from parsing.forms import Address, Column
from parsing.models import Correction, Report, row_model

from .notation import Content, content, parse
from .refusal import Refused
from .store import cell_row


def column_at(report: Report, address: Address) -> Column:
    """The column of the report's form at ``address``; Refused where the form has no such cell."""
    if report.form_used is None:
        raise Refused("no_form", "")
    return report.form_used.table(address.table).row(address.row).column(address.column)


def change_cells(
    report: Report,
    typed: Mapping[Address, str],
    *,
    by: User,
    kind: Correction.Kind,
    reason: str = "",
) -> int:
    """Write what was typed into the cells of a held report; the number of cells that changed.

    Refused, with nothing stored, where one of them is no number of its column.
    """
    entered = {address: parse(text, column_at(report, address)) for address, text in typed.items()}
    entries = [
        entry
        for address, new in entered.items()
        if (entry := _change(report, address, new, by=by, kind=kind, reason=reason))
    ]
    Correction.objects.bulk_create(entries)
    if entries:
        report.version += 1
        report.save(update_fields=("version", "changed_at"))
    return len(entries)


def _change(
    report: Report, address: Address, new: Content, *, by: User, kind: Correction.Kind, reason: str
) -> Correction | None:
    stored = cell_row(report, address)
    old = content(stored, address.column)
    if str(old) == str(new):
        return None
    stored = stored or row_model(address.table)(report=report, row=address.row)
    setattr(stored, address.column, new.value)
    others = [column for column in stored.uncertain if column != address.column]
    stored.uncertain = sorted([*others, address.column] if new.is_uncertain else others)
    stored.save()
    return Correction(
        report=report,
        table=address.table,
        row=address.row,
        column=address.column,
        kind=kind,
        before=str(old),
        after=str(new),
        reason=reason,
        by=by,
    )
