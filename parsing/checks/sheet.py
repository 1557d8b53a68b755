"""The numbers of a report in one flat list, so that sums over them are quick."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsing.forms import FORMS, Address, Figures, Number

Cells = Mapping[str, Number | None]

NO_ROWS: Mapping[str, Cells] = {}


def _places() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every row of every form with its columns, in the order in which they are printed."""
    columns: dict[tuple[str, str], dict[str, None]] = {}
    tables: dict[str, None] = {table.code: None for form in FORMS.values() for table in form.tables}
    for code in tables:
        for form in FORMS.values():
            table = form.table(code)
            every = {row.code for row in table.rows + table.alternatives}
            for row in table.rows_for(every):
                held = columns.setdefault((code, row.code), {})
                held.update(dict.fromkeys(column.code for column in row.columns))
    for (code, name), names in columns.items():
        yield code, name, tuple(names)


ROWS = tuple(_places())
CELLS = tuple(Address(table, row, column) for table, row, columns in ROWS for column in columns)
PLACES = {address: place for place, address in enumerate(CELLS)}
BY_TABLE = tuple(
    (
        table,
        tuple((row, columns, (0,) * len(columns)) for held, row, columns in ROWS if held == table),
    )
    for table in dict.fromkeys(table for table, _, _ in ROWS)
)


def numbers_of(figures: Figures) -> list[Number]:
    """The report's numbers in the order of ``CELLS``; 0 stands for what is blank or absent."""
    numbers: list[Number] = []
    for table, rows in BY_TABLE:
        held = figures.tables.get(table, NO_ROWS)
        for row, columns, nothing in rows:
            cells = held.get(row)
            numbers += [cells.get(column) or 0 for column in columns] if cells else nothing
    return numbers


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report, or one and that of the year before, laid out for sums.

    ``numbers`` holds the cells in the order of ``CELLS``, those of the year before behind them.
    ``reports`` are the report and, if it is there, the one before it.
    """

    numbers: Sequence[Number]
    reports: tuple[Figures, ...]
    year: int | None = None

    @classmethod
    def of(cls, figures: Figures, previous: Figures | None = None, *, year: int | None) -> "Sheet":
        """The sheet of the report for ``year`` with ``figures``, and of the one before it."""
        numbers = numbers_of(figures)
        if previous is None:
            return cls(numbers, (figures,), year)
        return cls(numbers + numbers_of(previous), (figures, previous), year)
