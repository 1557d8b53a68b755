"""What a cell, a row or a table is called."""

from functools import cache

from parsing.forms import FORMS, Address, Bilingual, Form, Row, Table

BETWEEN = " · "
ORGANISATIONS = Bilingual("法人或其他组织", "Organisations")


@cache
def label_of(cell: str, form: str | None = None) -> Bilingual:
    """The name of a cell, row or table in both languages: ``本年新收政府信息公开申请数量 · 总计``.

    ``cell`` is ``table.row.column``, ``table.row`` or ``table``; labels are those of the form with
    the code ``form``, or of the newest form that has the cell. KeyError where none has it.
    """
    for candidate in _candidates(form):
        try:
            return _label(cell.split("."), candidate)
        except KeyError:
            continue
    raise KeyError(cell)


@cache
def column_of(cell: str, form: str | None = None) -> Bilingual:
    """The name of the column in which a cell stands. KeyError where no form has the cell."""
    address = Address.parse(cell)
    for candidate in _candidates(form):
        try:
            return candidate.table(address.table).row(address.row).column(address.column).label
        except KeyError:
            continue
    raise KeyError(cell)


@cache
def row_of(cell: str, form: str | None = None) -> Bilingual:
    """The name of the row in which a cell stands. KeyError where no form has the row."""
    return label_of(cell.rpartition(".")[0], form)


@cache
def counted_by(cells: tuple[str, ...], form: str | None = None) -> Bilingual:
    """What a sum of cells counts: ``予以公开、部分公开``, ``不予公开`` for all rows of that heading.

    The cells stand in one column, which is named if it is not 总计, or in one row. KeyError where
    no form has one of them.
    """
    by_row = len({cell.rpartition(".")[0] for cell in cells}) == len(cells)
    if not by_row:
        return _columns(cells, form)
    names: dict[str, Bilingual] = {}
    table = cells[0].split(".", maxsplit=1)[0]
    rows = [cell.split(".")[1] for cell in cells]
    for candidate in _candidates(form):
        for heading, held in _headings(candidate.table(table)).items():
            if held <= set(rows) and len(held) > 1:
                names.update(dict.fromkeys(held, heading))
    named = [names.get(row) or label_of(f"{table}.{row}", form) for row in rows]
    counted = _joined(tuple(dict.fromkeys(named)))
    if cells[0].endswith(".total"):
        return counted
    column = column_of(cells[0], form)
    return Bilingual(counted.zh + BETWEEN + column.zh, counted.en + BETWEEN + column.en)


def _columns(cells: tuple[str, ...], form: str | None) -> Bilingual:
    table, row, _ = cells[0].split(".")
    every = FORMS["2021"].table(table).row(row).columns
    organisations = {column.code for column in every} - {"natural_person", "total"}
    if {cell.rpartition(".")[2] for cell in cells} == organisations:
        return ORGANISATIONS
    return _joined(tuple(column_of(cell, form) for cell in cells))


def _headings(table: Table) -> dict[Bilingual, set[str]]:
    """The innermost headings of a table with the rows below each."""
    found: dict[Bilingual, set[str]] = {}
    for row in table.rows:
        if row.headings:
            found.setdefault(row.headings[-1].label, set()).add(row.code)
    return found


def _joined(names: tuple[Bilingual, ...]) -> Bilingual:
    return Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _candidates(form: str | None) -> list[Form]:
    """The forms to look in: the one asked for, then the others, newest first."""
    forms = sorted(FORMS.values(), key=lambda held: held.first_year, reverse=True)
    return sorted(forms, key=lambda held: held.code != form)


def _label(parts: list[str], form: Form) -> Bilingual:
    table = form.table(parts[0])
    if len(parts) == 1:
        return table.label
    row = table.row(parts[1])
    name = _row_name(row, table)
    if len(parts) == 2:
        return name
    column = row.column(parts[2]).label
    return Bilingual(name.zh + BETWEEN + column.zh, name.en + BETWEEN + column.en)


def _row_name(row: Row, table: Table) -> Bilingual:
    """The row's label; under its heading where it is called like a column (总计, 其他)."""
    columns = {column.label.zh for held in table.rows for column in held.columns}
    if row.label.zh not in columns or not row.headings:
        return row.label
    return Bilingual(row.headings[-1].label.zh + BETWEEN + row.label.zh, row.label.en)
