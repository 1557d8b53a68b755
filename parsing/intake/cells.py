"""Changing numbers: each change is an entry in the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address, Column
from parsing.models import Correction, DisclosureRow, Report, TableRow
from parsing.models.cells import ROW_SETS
from parsing.models.contents import Content, content, put

from .notation import parse
from .refusal import Refused


def column_at(report: Report, address: Address) -> Column:
    """The column of the report's form at ``address``; Refused where the form has no such cell."""
    if report.form_used is None:
        raise Refused("no_form", _("Choose the official form first."))
    try:
        return report.form_used.table(address.table).row(address.row).column(address.column)
    except KeyError as error:
        raise Refused("no_such_cell", _("The official form has no such cell.")) from error


def change_cells(
    report: Report,
    typed: Mapping[Address, str],
    *,
    by: User,
    kind: Correction.Kind,
    reason: str = "",
) -> int:
    """Write what was typed into the cells of a held report; the number of cells that changed.

    Refused, with nothing stored, where one of them is no number of its column. A row that the
    report did not have begins with what was typed; its other cells are blank.
    """
    entered = {address: parse(text, column_at(report, address)) for address, text in typed.items()}
    rows = _held_rows(report, entered)
    entries: list[Correction] = []
    for address, new in entered.items():
        stored = rows[address.table, address.row]
        old = content(stored, address.column)
        stands = new.over(old)
        if str(old) == str(stands):
            continue
        _put(stored, column_at(report, address), stands)
        entries.append(_entry(report, address, old, stands, by=by, kind=kind, reason=reason))
    for changed in dict.fromkeys((entry.table, entry.row) for entry in entries):
        rows[changed].save()
    _keep(report, entries)
    return len(entries)


def take_back(report: Report, entry: Correction, *, by: User, reason: str = "") -> Correction:
    """The entry that puts back what stood before ``entry`` in a held report.

    Refused where the cell was changed since, or where ``entry`` was taken back before. A row that
    somebody added goes with its last number.
    """
    address = Address.parse(entry.address)
    [stored] = _held_rows(report, [address]).values()
    stands, before = content(stored, address.column), entry.before
    if str(stands) != entry.after or Correction.objects.filter(reverts=entry).exists():
        raise Refused(
            "changed_since", _("The number was changed since: take back that change first.")
        )
    old = parse(before, column_at(report, address))
    _put(stored, column_at(report, address), old)
    if _is_added(stored) and _is_empty(stored):
        stored.delete()
    else:
        stored.save()
    made = _entry(report, address, stands, old, by=by, kind=entry.kind, reason=reason)
    made.reverts = entry
    _keep(report, [made])
    return made


def _keep(report: Report, entries: Collection[Correction]) -> None:
    if not entries:
        return
    Correction.objects.bulk_create(entries)
    report.version += 1
    report.save(update_fields=("version", "changed_at"))


def _is_added(stored: TableRow) -> bool:
    """Whether a person added the row; one that was read has places in the text."""
    return not stored.spans


def _is_empty(stored: TableRow) -> bool:
    return not stored.uncertain and all(stored.number(column) is None for column in stored.COLUMNS)


def _held_rows(report: Report, addresses: Iterable[Address]) -> dict[tuple[str, str], TableRow]:
    """The stored rows of these cells, locked, one query a table; new ones where there are none."""
    wanted = {(address.table, address.row) for address in addresses}
    rows: dict[tuple[str, str], TableRow] = {}
    for table in sorted({table for table, _row in wanted}):
        kept = getattr(report, ROW_SETS[table])
        stored = {row.row: row for row in kept.select_for_update()}
        for code in (code for of, code in wanted if of == table):
            rows[table, code] = stored.get(code) or kept.model(report=report, row=code)
    return rows


def _put(stored: TableRow, column: Column, new: Content) -> None:
    put(stored, column.code, new)
    if column.kind == "amount" and isinstance(stored, DisclosureRow):
        stored.amount_unit = column.unit or new.unit


def _entry(
    report: Report,
    address: Address,
    old: Content,
    new: Content,
    *,
    by: User,
    kind: str,
    reason: str,
) -> Correction:
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
