"""The numbers of one report, by the codes of its form."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .model import Address

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one report: ``tables[table][row][column]``.

    A value is an int (counts), a Decimal (amounts), or None where the report states no number
    (blank, ``-``, ``/``, ``无``). A row that the report does not have is absent. ``uncertain``
    names each cell (``table.row.column``), row (``table.row``) or table (``table``) whose number
    the text does not settle: what stands there must not be used as the report's number.
    ``units`` gives the unit printed with an amount, by the cell's address.
    """

    tables: Mapping[str, Mapping[str, Mapping[str, Number | None]]] = field(default_factory=dict)
    uncertain: Collection[str] = frozenset()
    units: Mapping[str, str | None] = field(default_factory=dict)

    def has(self, address: Address) -> bool:
        """Whether the report has this cell: printed, blank or uncertain."""
        return address.column in self.tables.get(address.table, {}).get(address.row, {})

    def is_uncertain(self, address: Address) -> bool:
        """Whether the text leaves open which number stands in this cell."""
        if not self.uncertain:
            return False
        return (
            str(address) in self.uncertain
            or f"{address.table}.{address.row}" in self.uncertain
            or address.table in self.uncertain
        )

    def get(self, address: Address) -> Number | None:
        """The report's number in this cell; None where it is blank, uncertain or absent."""
        if self.is_uncertain(address):
            return None
        return self.tables.get(address.table, {}).get(address.row, {}).get(address.column)

    def cells(self) -> Iterator[tuple[Address, Number | None]]:
        """Every cell of the report with what is held for it, uncertain ones included."""
        for table, rows in self.tables.items():
            for row, columns in rows.items():
                for column, value in columns.items():
                    yield Address(table, row, column), value
