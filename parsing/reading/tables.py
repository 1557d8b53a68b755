"""The wording and its values → the cells of the three official tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import zip_longest

from parsing.forms import FORMS, Address, Column, Form, Row, Table

from . import doubt, labels, lines, marked, placement, rows, unglued
from .labels import Found
from .lexing import Lexed, Printed
from .outcomes import read_disputes, read_glued
from .regions import DISCLOSURE, REQUESTS, Region, Regions
from .repeats import collapsed, repeats_of
from .rows import Stray, Strips
from .slots import UNSETTLED, Cells, Slots, Source
from .unglued import Glued
from .values import Cell, ExtraRow, Span

_ISSUED = ("制发件数", "废止件数", "现行有效", "收费金额")
_MADE = ("制作数量", "新公开数量", "公开总数", "项目数量", "采购总金额")
# A table with so many columns is table 三, whose heads repeat words of their own.
_MANY = 7
_UNITS = {"万": "万元", "万元": "万元", "元": "元", "亿元": "亿元"}


# The rows of every table, (form, table), by their codes, those of another form among them.
_ROWS: dict[tuple[str, str], dict[str, Row]] = {
    (form.code, table.code): {row.code: row for row in table.rows + table.alternatives}
    for form in FORMS.values()
    for table in form.tables
}
# The cells of every row, (form, table, row), each with its column.
_CELLS: dict[tuple[str | None, str, str], tuple[tuple[Address, Column], ...]] = {
    (form.code, table.code, row.code): tuple(
        (Address(table.code, row.code, column.code), column) for column in row.columns
    )
    for form in FORMS.values()
    for table in form.tables
    for row in table.rows + table.alternatives
}


@dataclass(slots=True)
class Tables:
    """What was read of the official tables.

    ``is_doubled`` tells that the text has more than one table 三.
    """

    form: str | None = None
    cells: dict[Address, Cell] = field(default_factory=dict)
    uncertain: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra_rows: list[ExtraRow] = field(default_factory=list)
    is_doubled: bool = False

    def add_row(self, table: str, row: str, cells: Cells | None) -> None:
        """Add a row's cells; None stands for a row that the text does not settle."""
        known = _CELLS[self.form, table, row]
        if cells is None or all(cell is UNSETTLED for cell in cells):
            for address, _ in known:
                self.cells[address] = Cell(address, None, None, is_uncertain=True)
            self.uncertain.append(f"{table}.{row}")
            return
        read = [_cell(*place, printed) for place, printed in zip(known, cells, strict=True)]
        self.cells.update({cell.address: cell for cell in read})
        self.uncertain += [str(cell.address) for cell in read if cell.is_uncertain]

    def placed(self, place: Callable[[Span], Span]) -> "Tables":
        """The same tables, each span where ``place`` says that it stands."""
        return replace(
            self,
            cells={
                address: cell._replace(span=place(cell.span)) if cell.span else cell
                for address, cell in self.cells.items()
            },
            extra_rows=[replace(row, span=place(row.span)) for row in self.extra_rows],
        )


def read_tables(lexed: Lexed, regions: Regions) -> Tables:
    """The cells of the tables that stand in ``regions``."""
    tables = Tables()
    founds = {
        "disclosure": labels.find(DISCLOSURE, lexed.wording, *regions.disclosure),
        "requests": labels.find(REQUESTS, lexed.wording, *regions.requests),
    }
    form = _form(lexed.wording.text, regions.disclosure, {each.row for each in founds["requests"]})
    if form is None:
        return tables
    tables.form = form.code
    labelled = [
        _Labelled.of(lexed, form, code, founds=founds[code], region=getattr(regions, code))
        for code in ("disclosure", "requests")
    ]
    rows_ = [slots for each in labelled for slots in each.rows.values()]
    has_blanks = any(slots.lacks_values for slots in rows_)
    scale = lines.scale_of(lexed.folded, rows_) if has_blanks else None
    source = Source(lexed.folded, has_blanks, scale, marked.ends_lines(lexed.folded, rows_))
    glued = unglued.glued(lexed.folded, labelled[0].rows | labelled[1].rows)
    for each in labelled:
        _add(tables, lexed, each, placed=_placed(source, each, glued))
    if regions.disputes.end > regions.disputes.start:
        cells = (
            read_glued(lexed, glued, regions.disputes)
            if glued
            else read_disputes(lexed, source, regions.disputes)
        )
        _add_disputes(tables, form.table("disputes"), cells)
    _sum_up_uncertain(tables, form)
    return tables


def _form(wording: str, disclosure: Region, requests: set[str]) -> Form | None:
    """The form whose words the header of table 二 uses; else the one whose rows table 三 has."""
    text = wording[disclosure.start : disclosure.end]
    issued = sum(words in text for words in _ISSUED)
    made = sum(words in text for words in _MADE)
    if issued != made:
        return FORMS["2021" if issued > made else "2019"]
    if not requests:
        return None
    return FORMS["2021" if "other_overdue_correction" in requests else "2019"]


# --- tables with labelled rows ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A table whose rows have labels: the rows that the report has, in its order."""

    table: Table
    rows: dict[str, Slots]
    strays: Sequence[Stray]

    @classmethod
    def of(
        cls, lexed: Lexed, form: Form, code: str, *, founds: Sequence[Found], region: Region
    ) -> "_Labelled":
        table, known = form.table(code), _ROWS[form.code, code]
        founds = _without_heading([found for found in founds if found.row in known])
        if not founds:
            return cls(table, {}, ())
        strips = _strips(lexed, founds, known, region)
        present = _present(table, strips)
        deepest = max(len(row.headings) for row in known.values())
        slots = {}
        for row, after in zip(present, [*present[1:], None], strict=True):
            columns = len(known[row].columns)
            repeats = repeats_of(lexed, founds, row, columns) if columns < _MANY else ()
            slots[row] = Slots(
                strips.of[row],
                sum(repeats) or columns,
                _depth(known[row], known[after]) if after else 0,
                is_last=after is None,
                repeats=repeats,
                merged=deepest - len(known[row].headings),
            )
        return cls(table, slots, strips.strays)


def _placed(source: Source, labelled: _Labelled, glued: Glued | None) -> list[Cells | None]:
    """Each row's cells: what the layout places and the equations settle; None where in doubt."""
    placed = _placed_in_text(source, labelled, glued)
    return [
        collapsed(cells, slots.repeats) if cells and slots.repeats else cells
        for slots, cells in zip(labelled.rows.values(), placed, strict=True)
    ]


def _placed_in_text(source: Source, labelled: _Labelled, glued: Glued | None) -> list[Cells | None]:
    """The same, with each cell as often as the text has it."""
    is_requests = labelled.table.code == "requests"
    rows_ = labelled.rows
    if glued and is_requests:
        return unglued.place_requests(glued, rows_)
    slots = list(rows_.values())
    mark = placement.mark_of(source.folded, slots)
    placed = placement.place(source, slots, mark)
    if glued:
        return unglued.place_disclosure(glued, rows_, placed)
    if None in placed and is_requests:
        placed = doubt.resolve(source.folded, rows_, placed)
    return placement.trusted(source, slots, placed, mark=mark)


def _add(
    tables: Tables, lexed: Lexed, labelled: _Labelled, *, placed: Sequence[Cells | None]
) -> None:
    """Add the rows, placed or in doubt, and what belongs to no row of the form."""
    table, rows_ = labelled.table, labelled.rows
    for code, cells in zip(rows_, placed, strict=True):
        tables.add_row(table.code, code, cells)
    if not rows_:
        return
    tables.missing += [
        f"{table.code}.{row.code}" for row in table.rows_for(rows_) if row.code not in rows_
    ]
    tables.extra_rows += _extra_rows(lexed, table.code, labelled.strays)


def _without_heading(founds: Sequence[Found]) -> list[Found]:
    """The labels without 其他处理 where the first of its three rows follows: there it is a heading."""
    following = [found.row for found in founds[1:]]
    return [
        found
        for found, after in zip_longest(founds, following)
        if (found.row, after) != ("other", "other_overdue_correction")
    ]


def _strips(
    lexed: Lexed, founds: Sequence[Found], known: Mapping[str, Row], region: Region
) -> Strips:
    """Each row's values: behind its label, unless all rows plainly have them before it."""
    behind = rows.gather(lexed, founds, region.end)
    last = max(behind.of.values(), key=lambda strip: strip.before)
    if last.values or not rows.leads(lexed, founds, region.start):
        return behind
    above = rows.gather_above(lexed, founds, region.start)
    is_full = len(above.of) == len({found.row for found in founds}) and all(
        strip.is_settled and len(strip.values) == len(known[row].columns)
        for row, strip in above.of.items()
    )
    if is_full:
        return above
    for row, strip in behind.of.items():
        behind.of[row] = strip._replace(is_settled=False)
    return behind


def _present(table: Table, strips: Strips) -> list[str]:
    """The rows that the report has, in its order.

    其他处理 is a row or the heading of three rows: whichever has values is the row.
    """
    present = sorted(strips.of, key=lambda code: strips.of[code].before)
    kinds = ({row.code for row in table.alternatives}, set(table.in_place_of))
    one, three = sorted(kinds, key=len)
    if one & set(present) and three & set(present) == {"other_other"}:
        present.remove("other_other")
    filled = {code for code in present if strips.of[code].values}
    is_both = one & filled and three & (filled | set(present) - {"other_other"})
    for code in (one | three) & set(present) if is_both else ():
        strips.of[code] = strips.of[code]._replace(is_settled=False)
    if one & filled:
        return [code for code in present if code in filled or code not in three]
    if three & set(present):
        return [code for code in present if code not in one]
    return present


def _depth(row: Row, after: Row) -> int:
    """How many numbered headings of ``row`` go on before the row ``after``: merged cells there."""
    shared = 0
    for mine, its in zip(row.headings, after.headings, strict=False):
        if mine != its or not its.number:
            break
        shared += 1
    return shared


def _extra_rows(lexed: Lexed, table: str, strays: Sequence[Stray]) -> Iterator[ExtraRow]:
    for stray in strays:
        start = lexed.wording.place(stray.start)
        end = lexed.wording.place(stray.at - 1) + 1
        label = lexed.folded[start:end]
        if "信息内容" in label or "第二十条" in label:
            continue
        yield ExtraRow(
            table,
            label,
            Span(start, stray.values[-1].end),
            tuple(lexed.folded[value.start : value.end] for value in stray.values),
        )


# --- table 四 ---------------------------------------------------------------------------------


def _add_disputes(tables: Tables, table: Table, cells: Cells | None) -> None:
    width = len(table.rows[0].columns)
    for index, row in enumerate(table.rows):
        part = cells and cells[index * width : (index + 1) * width]
        tables.add_row(table.code, row.code, part)


# --- values -----------------------------------------------------------------------------------


def _cell(address: Address, column: Column, printed: Printed | None) -> Cell:
    if printed is None:
        return Cell(address, None, None)
    if printed is UNSETTLED:
        return Cell(address, None, None, is_uncertain=True)
    start, end, _, number, unit, _ = printed
    span = Span(start, end)
    if number is None:
        return Cell(address, None, span)
    if column.kind == "amount":
        return Cell(address, Decimal(number), span, unit=_UNITS.get(unit or "", column.unit))
    if "." in number:  # no count
        return Cell(address, None, span, is_uncertain=True)
    return Cell(address, int(number), span)


def _sum_up_uncertain(tables: Tables, form: Form) -> None:
    """Name a table once where none of its rows is settled."""
    if not tables.uncertain:
        return
    for table in form.tables:
        own = [name for name in tables.uncertain if name.startswith(table.code + ".")]
        present = {address.row for address in tables.cells if address.table == table.code}
        if own and {name for name in own if name.count(".") == 1} == {
            f"{table.code}.{row}" for row in present
        }:
            tables.uncertain = [name for name in tables.uncertain if name not in own]
            tables.uncertain.append(table.code)
