"""Reports that contradict themselves: what hands do to tables that added up."""

from collections.abc import Callable
from random import Random

from parsing.forms import Address

from .reports import Facts

_ENDS = ("new", "carried_in", "handled_total", "carried_out")
_SLIPS = (1, 2, 3, 9, 10, 11, 90, 100)
Fault = Callable[[Facts, Random], None]


def row_sum(report: Facts, random: Random) -> None:
    """A total is not the sum of its row."""
    _add(report, Address("requests", random.choice(_rows(report)), "total"), random)


def cell(report: Facts, random: Random) -> None:
    """One number of an applicant is another."""
    _add(report, _applicant(report, random.choice(_rows(report)), random), random)


def balance(report: Facts, random: Random) -> None:
    """What came in is not what was handled and what is left, the row itself adding up."""
    _change_row(report, random.choice(("new", "carried_in", "carried_out")), random)


def handled(report: Facts, random: Random) -> None:
    """The results do not add up to what was handled, the row itself adding up."""
    _change_row(report, "handled_total", random)


def result(report: Facts, random: Random) -> None:
    """One result is another, its row adding up."""
    row = random.choice([row for row in _rows(report) if row not in _ENDS])
    _change_row(report, row, random)


def exchanged_columns(report: Facts, random: Random) -> None:
    """Two numbers of a row stand in each other's column."""
    row = random.choice(_rows(report))
    one, other = random.sample(_applicants(report), 2)
    _exchange(report, Address("requests", row, one), Address("requests", row, other))


def exchanged_rows(report: Facts, random: Random) -> None:
    """Two rows stand in each other's place."""
    one, other = random.sample(_rows(report), 2)
    for column in (*_applicants(report), "total"):
        _exchange(report, Address("requests", one, column), Address("requests", other, column))


def disputes(report: Facts, random: Random) -> None:
    """A procedure's outcomes do not add up."""
    row = random.choice(report.rows("disputes"))
    _add(report, Address("disputes", row.code, random.choice(row.columns).code), random)


FAULTS: tuple[Fault, ...] = (
    row_sum, cell, balance, handled, result, exchanged_columns, exchanged_rows, disputes,
)  # fmt: skip


def _rows(report: Facts) -> list[str]:
    return [row.code for row in report.rows("requests")]


def _applicants(report: Facts) -> list[str]:
    return [column.code for column in report.rows("requests")[0].columns[:-1]]


def _applicant(report: Facts, row: str, random: Random) -> Address:
    return Address("requests", row, random.choice(_applicants(report)))


def _put(report: Facts, address: Address, number: int) -> None:
    report.numbers[address] = number
    report.printed[address] = str(number)


def _add(report: Facts, address: Address, random: Random) -> None:
    slip = random.choice((*_SLIPS, random.randint(1, 300))) * random.choice((1, -1))
    _put(report, address, max(0, int(report.numbers[address] or 0) + slip))


def _change_row(report: Facts, row: str, random: Random) -> None:
    _add(report, _applicant(report, row, random), random)
    own = [Address("requests", row, column) for column in _applicants(report)]
    _put(report, Address("requests", row, "total"), sum(int(report.numbers[a] or 0) for a in own))


def _exchange(report: Facts, one: Address, other: Address) -> None:
    mine, its = int(report.numbers[one] or 0), int(report.numbers[other] or 0)
    _put(report, one, its)
    _put(report, other, mine)
