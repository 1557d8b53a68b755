"""Cells that were read again: accepted or rejected by a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from parsing.models import Correction, Report, Rereading
from parsing.models.contents import content
from parsing.models.rereadings import RereadingQuerySet

from .cells import change_cells
from .copying import update_many
from .differing import point
from .findings import recheck_around
from .locking import locked
from .refusal import Refused

REASON = "用改进后的程序重新读取原文。"  # the ledger is written in the first language of the site


@dataclass(slots=True)
class Decision:
    """Cells: how many were decided on, and how many stand otherwise by now and were let go."""

    decided: int = 0
    overtaken: int = 0


def accept(proposed: RereadingQuerySet, *, by: User) -> Decision:
    """Put the numbers that were read again in their cells, report by report.

    Each is an entry in the ledger. A cell that stands otherwise by now keeps what it has. A row
    that was found again comes as a whole: no cell of it is blank because nobody chose it.
    """
    decision = Decision()
    waiting = _with_rows(proposed).select_related("report").order_by("report_id", "id")
    for report, cells in groupby(waiting, key=attrgetter("report")):
        _accept(report, list(cells), by=by, decision=decision)
    return decision


@transaction.atomic
def _accept(report: Report, cells: Sequence[Rereading], *, by: User, decision: Decision) -> None:
    try:
        held = locked(report, report.version)
    except Refused:
        decision.overtaken += len(cells)
        return
    standing = [cell for cell in _still_open(cells) if _stands(held, cell)]
    typed = {cell.address: cell.after for cell in standing}
    kind = Correction.Kind.READING
    change_cells(held, typed, by=by, kind=kind, reason=REASON)
    _point(held, standing)
    _decide(standing, Rereading.State.ACCEPTED, by=by)
    overtaken = [cell for cell in cells if cell not in standing]
    Rereading.objects.open().filter(pk__in=[cell.pk for cell in overtaken]).delete()
    recheck_around(held)
    decision.decided += len(standing)
    decision.overtaken += len(overtaken)


def reject(proposed: RereadingQuerySet, *, by: User) -> Decision:
    """Leave the cells as they stand; the same numbers are not proposed for them again.

    A row that was found again is left out as a whole.
    """
    state, now = Rereading.State.REJECTED, timezone.now()
    return Decision(decided=_with_rows(proposed).update(state=state, by=by, decided_at=now))


def chosen(keys: Collection[int]) -> RereadingQuerySet:
    """Those of the cells, by their keys, on which nobody has decided."""
    return Rereading.objects.open().filter(pk__in=keys)


def _with_rows(cells: RereadingQuerySet) -> RereadingQuerySet:
    """Those of the cells on which nobody has decided, and the others of rows that were found again."""
    found = Rereading.objects.open().filter(kind=Rereading.Kind.ADDS)
    same_row = {name: OuterRef(name) for name in ("report", "table", "row")}
    in_found_rows = Exists(found.filter(pk__in=cells.values("pk"), **same_row).order_by())
    chosen_or_beside = Q(pk__in=cells.values("pk")) | Q(in_found_rows, kind=Rereading.Kind.ADDS)
    return Rereading.objects.open().filter(chosen_or_beside)


def _still_open(cells: Sequence[Rereading]) -> list[Rereading]:
    """Those on which nobody decided before the report was held."""
    left = set(chosen([cell.pk for cell in cells]).values_list("pk", flat=True))
    return [cell for cell in cells if cell.pk in left]


def _stands(report: Report, cell: Rereading) -> bool:
    """Whether the cell is still shown and holds what it held when it was read again."""
    if not (report.is_draft or report.is_published):
        return False
    stored = report.rows(cell.table).get(cell.row)
    return str(content(stored, cell.column)) == cell.before


def _point(report: Report, cells: Sequence[Rereading]) -> None:
    """Keep where the numbers were read."""
    fresh = Report.objects.with_tables().get(pk=report.pk)
    for cell in cells:
        stored = fresh.rows(cell.table)[cell.row]
        span = None if cell.start is None or cell.end is None else (cell.start, cell.end)
        point(stored, cell.column, span)
        stored.save(update_fields=("spans",))


def _decide(cells: Sequence[Rereading], state: Rereading.State, *, by: User) -> None:
    now = timezone.now()
    for cell in cells:
        cell.state, cell.by, cell.decided_at = state, by, now
    update_many(cells, ("state", "by", "decided_at"))
