"""What the prose states, held against the tables.

A number in the prose can often mean more than one sum of cells: the requests answered are those
handled, or only those of this year. It agrees with the tables if it is any of these sums.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsing.forms import Address, Figures, Number
from parsing.reading.prose import subjects
from parsing.reading.prose.disputes import EVERY, LITIGATION, RECONSIDERATION
from parsing.reading.values import Statement

from .judging import is_replaced
from .values import Reason, Subject, Term

NEW = "requests.new.total"
CARRIED_IN = "requests.carried_in.total"
HANDLED = "requests.handled_total.total"
CARRIED_OUT = "requests.carried_out.total"

DIRECT, AFTER = LITIGATION

Sum = tuple[tuple[str, int], ...]


def sum_of(*cells: str, less: Sequence[str] = ()) -> Sum:
    """The sum of ``cells`` without those in ``less``."""
    return (*((cell, 1) for cell in cells), *((cell, -1) for cell in less))


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
    EVERY: (sum_of(*RECONSIDERATION, DIRECT),),
    LITIGATION: (sum_of(DIRECT), sum_of(AFTER)),
}


def senses(statement: Statement) -> tuple[Sum, ...]:
    """The sums of cells that the statement's number can mean, the first one in so many words."""
    if statement.kind in WHOLE:
        return WHOLE[statement.kind]
    if statement.kind == "applicants":
        return tuple(_applicants(statement.cells))
    return (sum_of(*statement.cells), *ALSO.get(tuple(statement.cells), ()))


def _applicants(cells: Iterable[str]) -> Iterator[Sum]:
    columns = [cell.rpartition(".")[2] for cell in cells]
    new, carried_in, handled = (
        [f"requests.{row}.{column}" for column in columns]
        for row in ("new", "carried_in", "handled_total")
    )
    yield from (sum_of(*new), sum_of(*new, *carried_in), sum_of(*handled))


@dataclass(frozen=True, slots=True)
class Amount:
    """What a sum of cells comes to, blanks as nothing; ``reason`` is why that is not sure."""

    value: Number
    terms: tuple[Term, ...]
    reason: Reason | None = None


def amount_of(wanted: Sum, figures: Figures) -> Amount:
    """What the cells come to in a report. Rows that it prints otherwise (其他处理) are left out."""
    terms: list[Term] = []
    reason: Reason | None = None
    for cell, sign in wanted:
        address = Address.parse(cell)
        if figures.is_uncertain(address):
            reason = Reason.UNCERTAIN
        elif not figures.has(address):
            if not is_replaced(address.row, figures):
                reason = reason or Reason.ABSENT
            continue
        value = figures.get(address)
        if value is None:
            reason = reason or Reason.BLANK
        terms.append(Term(cell, value, sign))
    return Amount(sum(term.amount for term in terms), tuple(terms), reason)


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement beside the tables: the sum it states in so many words, and whether any agrees."""

    statement: Statement
    amount: Amount
    agrees: bool
    reason: Reason | None


def compared(statements: Sequence[Statement], figures: Figures) -> Compared:
    """Statements of one and the same thing, as the one of them that speaks of the whole.

    That is one which agrees with the tables, or the largest. Several may each state a part; then
    together they agree. ``reason`` is why nothing can be said where none agrees.
    """
    amounts = [amount_of(sense, figures) for sense in senses(statements[0])]
    meant = {amount.value for amount in amounts if amount.terms}
    values = [statement.value for statement in statements]
    fitting = [statement for statement in statements if statement.value in meant]
    largest = max(statements, key=lambda statement: statement.value)
    parts = {sum(values), sum(set(values))} if len(values) > 1 else set()
    agrees = bool(fitting) or not parts.isdisjoint(meant)
    reason = amounts[0].reason
    if any(amount.reason is Reason.UNCERTAIN for amount in amounts):
        reason = Reason.UNCERTAIN
    if agrees and amounts[0].reason is not Reason.UNCERTAIN:
        reason = None
    return Compared(fitting[0] if fitting else largest, amounts[0], agrees, reason)


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
