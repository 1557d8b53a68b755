"""Where in a report something stands, for putting it in order."""

from .sheet import CELLS

WHOLE_REPORT = -1

# A table and a row stand where their first cell does, just before it.
_FIRST: dict[str, tuple[int, int]] = {}
for _place, _address in enumerate(CELLS):
    _FIRST[str(_address)] = (_place, 2)
    _FIRST.setdefault(f"{_address.table}.{_address.row}", (_place, 1))
    _FIRST.setdefault(_address.table, (_place, 0))


def place_of(cell: str) -> tuple[int, int]:
    """The place of a cell, row or table in the order of the forms; unknown ones come last."""
    return _FIRST.get(cell, (len(CELLS), 0))


def place_of_cells(cells: tuple[str, ...]) -> tuple[int, int]:
    """The place of a finding: that of its first cell; the report as a whole comes first."""
    return place_of(cells[0]) if cells else (WHOLE_REPORT, 0)
