"""The official tables as a page lays them out: label cells with their spans, cells with their states."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from parsing.forms import Address, Bilingual, Column, Heading, Row, Table
from parsing.models import Finding, Report, TableRow
from parsing.models.contents import Content, content
from parsing.reading.values import ExtraRow, Span

FEW = 7  # a row of table 三: a flag on more cells would drown the table in marks


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: what it shows, what the report prints or what stands corrected where that differs, its flags.

    ``is_concerned`` tells that its number is part of a contradiction, whether or not a flag is
    marked here.
    """

    address: Address
    column: Column
    content: Content
    is_absent: bool = False
    printed: str | None = None
    corrected: str | None = None
    unit: str = ""
    span: Span | None = None
    findings: tuple[Finding, ...] = ()
    is_concerned: bool = False

    @property
    def name(self) -> str:
        """Its address in one word."""
        return str(self.address)

    @property
    def state(self) -> str:
        """``number``, ``zero``, ``blank``, ``unread`` or ``absent``: what a style can tell apart."""
        if self.is_absent:
            return "absent"
        if self.content.is_uncertain:
            return "unread"
        if self.content.value is None:
            return "blank"
        return "number" if self.content.value else "zero"

    @property
    def written(self) -> str:
        """What stands in it, as the ledger writes a cell."""
        return str(self.content)

    @property
    def is_corrected(self) -> bool:
        return self.printed is not None or self.corrected is not None

    @property
    def severity(self) -> str:
        """The worst severity among its flags; empty where it has none."""
        found = {finding.severity for finding in self.findings}
        return next((worst for worst in ("error", "warning", "info") if worst in found), "")


@dataclass(frozen=True, slots=True)
class SheetLabel:
    """A label cell before the numbers of a row."""

    text: Bilingual
    number: str
    rowspan: int
    colspan: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: the labels that begin in it, its cells."""

    row: Row
    labels: tuple[SheetLabel, ...]
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Rows that share their column heads: an item of table 二, or a whole table."""

    heading: Heading | None
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One official table of one report."""

    table: Table
    blocks: tuple[SheetBlock, ...]
    label_columns: int
    extra_rows: tuple[ExtraRow, ...] = ()

    @property
    def cells(self) -> Iterator[SheetCell]:
        for block in self.blocks:
            for row in block.rows:
                yield from row.cells


@dataclass(frozen=True, slots=True)
class _Marks:
    """What lies over the cells of a report, by address."""

    printed: Mapping[Address, str] = field(default_factory=dict)
    corrected: Mapping[Address, str] = field(default_factory=dict)
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)


def sheets(report: Report) -> tuple[Sheet, ...]:
    """The official tables of ``report`` in the order of its form; none where it has no form.

    No query if the report came ``with_tables`` and ``with_ledger``.
    """
    if report.form_used is None:
        return ()
    found = _findings_by_cell(report)
    marks = (
        _Marks(corrected=report.corrected(), findings=found)
        if report.is_in_print
        else _Marks(printed=report.printed(), findings=found)
    )
    return tuple(_sheet(report, table, marks) for table in report.form_used.tables)


def _findings_by_cell(report: Report) -> dict[str, list[Finding]]:
    by_cell: dict[str, list[Finding]] = {}
    for finding in report.findings.all():
        for cell in finding.cells:
            by_cell.setdefault(cell, []).append(finding)
    return by_cell


def _sheet(report: Report, table: Table, marks: _Marks) -> Sheet:
    stored = report.rows(table.code)
    rows = table.rows_for(stored.keys())
    has_blocks = table.code == "disclosure"
    groups = (
        [(head, tuple(members)) for head, members in groupby(rows, lambda row: row.headings[0])]
        if has_blocks
        else [(None, rows)]
    )
    depth = 1 if has_blocks else max(len(row.headings) for row in rows) + 1
    return Sheet(
        table,
        tuple(
            SheetBlock(
                heading,
                members[0].columns,
                tuple(
                    SheetRow(
                        row,
                        _labels(members, at, depth, skip=int(has_blocks)),
                        tuple(_cells(table, row, stored.get(row.code), marks)),
                    )
                    for at, row in enumerate(members)
                ),
            )
            for heading, members in groups
        ),
        depth,
        tuple(row for row in report.rows_of_its_own() if row.table == table.code),
    )


def _labels(rows: Sequence[Row], at: int, depth: int, *, skip: int) -> tuple[SheetLabel, ...]:
    """The label cells that begin in row ``at``: headings once over all their rows, then its own."""
    row = rows[at]
    headings = row.headings[skip:]
    before = rows[at - 1].headings[skip:] if at else ()
    labels = [
        SheetLabel(heading.label, heading.number, _rows_under(rows, at, skip + level), 1)
        for level, heading in enumerate(headings)
        if before[: level + 1] != headings[: level + 1]
    ]
    own = SheetLabel(row.label, row.number, 1, depth - len(headings), row.remark)
    return (*labels, own)


def _rows_under(rows: Sequence[Row], at: int, level: int) -> int:
    path = rows[at].headings[: level + 1]
    count = 0
    for row in rows[at:]:
        if row.headings[: level + 1] != path:
            break
        count += 1
    return count


def _cells(table: Table, row: Row, stored: TableRow | None, marks: _Marks) -> Iterator[SheetCell]:
    for column in row.columns:
        address = Address(table.code, row.code, column.code)
        span = stored.span(column.code) if stored else None
        stands = content(stored, column.code)
        yield SheetCell(
            address,
            column,
            stands,
            is_absent=stored is None,
            printed=marks.printed.get(address),
            corrected=marks.corrected.get(address),
            unit=getattr(stored, "amount_unit", "") if column.kind == "amount" else "",
            span=Span(*span) if span else None,
            findings=_flags_at(marks.findings, address, stands, is_last=column is row.columns[-1]),
            is_concerned=bool(stands.value and marks.findings.get(str(address))),
        )


def _flags_at(
    findings: Mapping[str, Collection[Finding]],
    address: Address,
    content: Content,
    *,
    is_last: bool,
) -> tuple[Finding, ...]:
    """The flags to mark at a cell.

    A flag stands at its first cell; where it concerns few, also at the others that add something
    to its equation. One that concerns a row stands at the row's last cell.
    """
    place = str(address)
    found = {
        finding.position: finding
        for finding in findings.get(place, ())
        if finding.cells[0] == place or (len(finding.cells) <= FEW and content.value)
    }
    if is_last:
        row = f"{address.table}.{address.row}"
        found |= {finding.position: finding for finding in findings.get(row, ())}
    return tuple(found[position] for position in sorted(found))
