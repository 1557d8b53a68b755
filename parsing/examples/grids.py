"""The official tables as grids of cells, as a word processor holds them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby

from parsing.forms import APPLICANTS, OUTCOMES, Column, Form, Heading, Row, Table
from parsing.forms.disputes import LITIGATION
from parsing.forms.requests import BALANCE_NOTE

REQUESTS_LABELS = 3
REQUESTS_COLUMNS = REQUESTS_LABELS + len(APPLICANTS)
DISCLOSURE_COLUMNS = 4


class Covered(Enum):
    """A place that a merged cell covers."""

    LEFT = "the cell to the left reaches over it"
    ABOVE = "the cell above reaches over it"


LEFT, ABOVE = Covered.LEFT, Covered.ABOVE

Slot = str | Covered
GridRow = tuple[Slot, ...]
Printed = Mapping[str, Mapping[str, str]]


def wide(text: Slot, width: int) -> list[Slot]:
    """A cell over so many places."""
    return [text, *[LEFT] * (width - 1)]


def grids(form: Form, printed: Mapping[str, Printed]) -> dict[str, list[GridRow]]:
    """Each table of the form by its code, filled with the numbers as they are printed.

    A table's rows are those of ``printed``, so that 其他处理 may be one row or three.
    """
    return {
        table.code: [tuple(row) for row in DRAWN[table.code](table, printed[table.code])]
        for table in form.tables
    }


def _disclosure(table: Table, printed: Printed) -> Iterator[list[Slot]]:
    for headings, rows in groupby(table.rows, key=lambda row: row.headings):
        group = list(rows)
        columns = group[0].columns
        yield wide(headings[0].printed, DISCLOSURE_COLUMNS)
        yield _padded(["信息内容", *(column.label.zh for column in columns)])
        for row in group:
            yield _padded([row.printed, *_numbers(printed[row.code], columns)])


def _padded(cells: Sequence[str]) -> list[Slot]:
    return [*cells[:-1], *wide(cells[-1], DISCLOSURE_COLUMNS - len(cells) + 1)]


def _requests(table: Table, printed: Printed) -> Iterator[list[Slot]]:
    applicants: list[Slot] = [column.label.zh for column in APPLICANTS]
    note = f"（{BALANCE_NOTE.zh}）"
    below = wide(ABOVE, REQUESTS_LABELS)
    yield [*wide(note, REQUESTS_LABELS), *wide("申请人情况", len(applicants))]
    organisations = len(applicants) - 2
    yield [*below, applicants[0], *wide("法人或其他组织", organisations), applicants[-1]]
    yield [*below, ABOVE, *applicants[1:-1], ABOVE]
    seen: set[Heading] = set()
    for row in table.rows_for(printed):
        yield [*_labels(row, seen), *_numbers(printed[row.code], APPLICANTS)]
        seen.update(row.headings)


def _labels(row: Row, seen: set[Heading]) -> list[Slot]:
    before: list[Slot] = [ABOVE if heading in seen else heading.printed for heading in row.headings]
    return [*before, *wide(row.printed, REQUESTS_LABELS - len(before))]


def _disputes(table: Table, printed: Printed) -> Iterator[list[Slot]]:
    outcomes: list[Slot] = [column.label.zh for column in OUTCOMES]
    reconsideration, *litigation = table.rows
    width = len(outcomes)
    yield [
        *wide(reconsideration.printed, width),
        *wide(LITIGATION.printed, width * len(litigation)),
    ]
    yield [*outcomes, *(slot for row in litigation for slot in wide(row.printed, width))]
    yield [*[ABOVE] * width, *outcomes * len(litigation)]
    yield [text for row in table.rows for text in _numbers(printed[row.code], OUTCOMES)]


def _numbers(row: Mapping[str, str], columns: Sequence[Column]) -> list[str]:
    return [row[column.code] for column in columns if column.code in row]


DRAWN: Mapping[str, Callable[[Table, Printed], Iterator[list[Slot]]]] = {
    "disclosure": _disclosure,
    "requests": _requests,
    "disputes": _disputes,
}
