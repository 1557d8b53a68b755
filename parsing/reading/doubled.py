"""A text with more than one table 三: last year's beside this year's, or a table printed twice.

The tables around the fullest one are read. Which one is this report's the text does not say; a
table stays certain only where every other one has the same numbers.
"""

from collections.abc import Mapping, Sequence

from parsing.forms import Address

from .lexing import Lexed
from .regions import MOST_OTHERS, Regions
from .tables import Tables, read_tables
from .values import Cell

_CODES = ("disclosure", "requests", "disputes")
# So many values among the labels are a table's, in whatever order they stand.
_WHOLE = 10


def read_certain(lexed: Lexed, places: Sequence[Regions]) -> Tables:
    """The tables at the first of ``places``, each uncertain where that at another place differs."""
    first, *others = places
    tables = read_tables(lexed, first)
    in_doubt: set[str] = set()
    for place in others[: MOST_OTHERS - 1]:
        other = read_tables(lexed, place)
        if not _is_table(lexed, place, other):
            continue
        tables.is_doubled = True
        differing = {code for code in _CODES if _differs(tables, other, code)}
        if "requests" in differing:
            shared = zip(_CODES, first, place, strict=True)
            differing |= {code for code, here, there in shared if here == there}
        in_doubt |= differing
    if len(others) >= MOST_OTHERS and tables.is_doubled:
        in_doubt = set(_CODES)
    return _doubt(tables, in_doubt)


def _is_table(lexed: Lexed, place: Regions, tables: Tables) -> bool:
    """Whether a table 三 stands there, and no list of the same words: it has numbers."""
    if any(cell.value is not None for cell in _of_table(tables, "requests").values()):
        return True
    return sum(len(values) for _, values in lexed.runs(*place.requests)) >= _WHOLE


def _differs(tables: Tables, other: Tables, code: str) -> bool:
    """Whether the other table states something else of a cell, or something uncertain."""
    mine, its = _of_table(tables, code), _of_table(other, code)
    return any(
        cell.is_uncertain or cell.value != mine[address].value
        for address, cell in its.items()
        if address in mine
    )


def _of_table(tables: Tables, code: str) -> Mapping[Address, Cell]:
    return {address: cell for address, cell in tables.cells.items() if address.table == code}


def _doubt(tables: Tables, codes: set[str]) -> Tables:
    """The tables, those with these codes uncertain as a whole."""
    for code in sorted(codes):
        cells = _of_table(tables, code)
        if cells:
            tables.cells.update(
                {address: cell._replace(is_uncertain=True) for address, cell in cells.items()}
            )
            kept = [name for name in tables.uncertain if name.split(".")[0] != code]
            tables.uncertain = [*kept, code]
    return tables
