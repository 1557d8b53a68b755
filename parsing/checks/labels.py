"""What a cell, a row or a table is called."""

from functools import cache

from parsing.forms import FORMS, Address, Bilingual, Form, Row, Table

BETWEEN = " · "


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
