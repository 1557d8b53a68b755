"""What the prose states, held against the tables.

A number in the prose can often mean more than one sum of cells: the requests answered are those
handled, or only those of this year. It agrees with the tables if it is any of these sums.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from parsing.forms import OUTCOMES, Address, Figures, Number
from parsing.reading.prose import subjects
from parsing.reading.prose.disputes import EVERY, LITIGATION, RECONSIDERATION
from parsing.reading.values import Statement

from .judging import is_replaced
from .sheet import NO_ROWS
from .values import Reason, Subject, Term

NEW = "requests.new.total"
CARRIED_IN = "requests.carried_in.total"
HANDLED = "requests.handled_total.total"
CARRIED_OUT = "requests.carried_out.total"

DIRECT, AFTER = LITIGATION
ENDS = tuple(column.code for column in OUTCOMES)

Sum = tuple[tuple[Address, int], ...]


def sum_of(*cells: str, less: Sequence[str] = ()) -> Sum:
    """The sum of ``cells`` without those in ``less``."""
    return (
        *((Address.parse(cell), 1) for cell in cells),
        *((Address.parse(cell), -1) for cell in less),
    )


def _in(column: str, totals: Sequence[str]) -> tuple[str, ...]:
    """The cells of another column in the rows of these totals."""
    return tuple(cell.replace(".total", f".{column}") for cell in totals)


WHOLE = {
    "received": (sum_of(NEW), sum_of(NEW, CARRIED_IN)),
    "handled": (
        sum_of(HANDLED),
        sum_of(HANDLED, less=(CARRIED_IN,)),
        sum_of(NEW),
        sum_of(NEW, CARRIED_IN),
    ),
    "carried_in": (sum_of(CARRIED_IN),),
    "carried_out": (sum_of(CARRIED_OUT),),
}
# Wider or narrower senses in which the same words are used.
ALSO: dict[tuple[str, ...], tuple[Sum, ...]] = {
    subjects.GRANTED: (sum_of(*subjects.OPENED),),
    subjects.DENIED: (
        sum_of(*subjects.DENIED, *subjects.UNABLE),
        sum_of(*subjects.DENIED, *subjects.REJECTED),
        sum_of(*subjects.DENIED, *subjects.UNABLE, *subjects.REJECTED),
        sum_of(HANDLED, less=subjects.OPENED),
    ),
    subjects.UNABLE: (sum_of(*subjects.UNABLE, *subjects.REJECTED),),
    subjects.REJECTED: (sum_of(*subjects.REJECTED, *subjects.OTHERWISE),),
    subjects.OTHERWISE: (sum_of(*subjects.REJECTED, *subjects.OTHERWISE),),
    **{_in(column, EVERY): (sum_of(*_in(column, (*RECONSIDERATION, DIRECT))),) for column in ENDS},
    **{
        _in(column, LITIGATION): (sum_of(*_in(column, (DIRECT,))), sum_of(*_in(column, (AFTER,))))
        for column in ENDS
    },
}


def senses(statement: Statement) -> tuple[Sum, ...]:
    """The sums of cells that the statement's number can mean, the first one in so many words."""
    return _senses(statement.kind, tuple(statement.cells))


@cache
def _senses(kind: str, cells: tuple[str, ...]) -> tuple[Sum, ...]:
    if kind in WHOLE:
        return WHOLE[kind]
    if kind == "applicants":
        return tuple(_applicants(cells))
    if kind == "no_defeat":
        return (sum_of(*cells),)
    return (sum_of(*cells), *ALSO.get(cells, ()))


def _applicants(cells: Iterable[str]) -> Iterator[Sum]:
    columns = [cell.rpartition(".")[2] for cell in cells]
    new, carried_in, handled = (
        [f"requests.{row}.{column}" for column in columns]
        for row in ("new", "carried_in", "handled_total")
    )
    yield from (sum_of(*new), sum_of(*new, *carried_in), sum_of(*handled))


class Amount(NamedTuple):
    """What a sum of cells comes to, blanks as nothing; ``reason`` is why that is not sure."""

    value: Number
    reason: Reason | None = None


def amount_of(wanted: Sum, figures: Figures) -> Amount:
    """What the cells come to in a report. Rows that it prints otherwise (其他处理) are left out."""
    value: Number = 0
    reason: Reason | None = None
    for address, sign in wanted:
        table, row, column = address
        held = figures.tables.get(table, NO_ROWS).get(row)
        if figures.uncertain and figures.is_uncertain(address):
            reason = Reason.UNCERTAIN
        elif held is None or column not in held:
            if not is_replaced(row, figures):
                reason = reason or Reason.ABSENT
        elif (number := held[column]) is None:
            reason = reason or Reason.BLANK
        else:
            value += sign * number
    return Amount(value, reason)


def terms_of(wanted: Sum, figures: Figures) -> tuple[Term, ...]:
    """The cells that the report has, with the numbers in them."""
    return tuple(
        Term(str(address), figures.get(address), sign)
        for address, sign in wanted
        if figures.has(address)
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement beside the tables.

    ``meant`` is the sum that it states in so many words and ``amount`` what that comes to;
    ``agrees`` tells whether any of its senses does, ``reason`` why nothing can be said.
    """

    statement: Statement
    meant: Sum
    amount: Amount
    agrees: bool
    reason: Reason | None


def compared(statements: Sequence[Statement], figures: Figures) -> Compared:
    """Statements of one and the same thing, as the one of them that speaks of the whole.

    That is one which agrees with the tables, or the largest. Several may each state a part; then
    together they agree. ``reason`` is why nothing can be said where none agrees.
    """
    wanted = senses(statements[0])
    literal = amount_of(wanted[0], figures)
    for statement in statements:
        if statement.value == literal.value and not literal.reason:
            return Compared(statement, wanted[0], literal, True, None)
    amounts = [literal, *(amount_of(sense, figures) for sense in wanted[1:])]
    meant = {amount.value for amount in amounts}
    values = [statement.value for statement in statements]
    fitting = [statement for statement in statements if statement.value in meant]
    largest = max(statements, key=lambda statement: statement.value)
    parts = {sum(values), sum(set(values))} if len(values) > 1 else set()
    agrees = bool(fitting) or not parts.isdisjoint(meant)
    reason = literal.reason
    if any(amount.reason is Reason.UNCERTAIN for amount in amounts):
        reason = Reason.UNCERTAIN
    if agrees and literal.reason is not Reason.UNCERTAIN:
        reason = None
    stated = fitting[0] if fitting else largest
    return Compared(stated, wanted[0], literal, agrees, reason)


def speaks_of_whole(subject: Subject) -> bool:
    """Whether the prose states a number received or handled that is the table's.

    Only then is the account that follows on it one of all requests.
    """
    meant = {
        amount_of(sense, subject.figures).value for sense in WHOLE["received"] + WHOLE["handled"]
    }
    return any(
        statement.value in meant
        for statement in subject.statements
        if statement.kind in {"received", "handled"} and statement.value
    )
