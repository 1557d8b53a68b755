"""Random facts on the official forms: what each cell of a report prints, and what it states."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from parsing.forms import FORMS, Address, Number, Row, Table

BLANKS = ("", "-", "—", "/", "无")


@dataclass(frozen=True)
class Facts:
    """A report: its form, and each cell as printed with the number it states."""

    form: str
    printed: dict[Address, str]
    numbers: dict[Address, Number | None]
    has_one_other: bool = False

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that the report has."""
        each = FORMS[self.form].table(table)
        present = {address.row for address in self.numbers if address.table == table}
        return [row for row in each.rows_for(present) if row.code in present]


def facts(random: Random, *, blanks: tuple[str, ...] = (), biggest: int = 300) -> Facts:
    """A report that adds up, some of its zeros printed as one of ``blanks``."""
    form = random.choice(list(FORMS))
    has_one_other = form == "2021" and random.random() < 0.2
    numbers: dict[Address, Number | None] = {}
    for table in FORMS[form].tables:
        if table.code == "requests":
            numbers |= _requests(random, table, has_one_other, biggest)
        else:
            numbers |= _others(random, table, biggest)
    printed = {}
    for address, number in numbers.items():
        printed[address] = str(number)
        if blanks and number == 0 and random.random() < 0.6:
            printed[address] = random.choice(blanks)
            numbers[address] = None
    return Facts(form, printed, numbers, has_one_other)


def _count(random: Random, biggest: int) -> int:
    return 0 if random.random() < 0.55 else random.randint(1, biggest)


def _others(random: Random, table: Table, biggest: int) -> dict[Address, Number | None]:
    numbers: dict[Address, Number | None] = {}
    for row in table.rows:
        for column in row.columns:
            number: Number = _count(random, biggest)
            if column.kind == "change" and random.random() < 0.4:
                number = -int(number)
            if column.kind == "amount" and random.random() < 0.5:
                number = Decimal(random.randint(1, 10**6)) / 100
            numbers[Address(table.code, row.code, column.code)] = number
        if table.code == "disputes":
            own = [Address(table.code, row.code, column.code) for column in row.columns]
            numbers[own[-1]] = sum(int(numbers[each] or 0) for each in own[:-1])
    return numbers


def _requests(
    random: Random, table: Table, has_one_other: bool, biggest: int
) -> dict[Address, Number | None]:
    rows = table.rows_for(["other"]) if has_one_other else table.rows
    columns = [column.code for column in table.rows[0].columns]
    values = {row.code: [_count(random, biggest) for _ in columns[:-1]] for row in rows}
    results = [
        row.code
        for row in rows
        if row.code not in ("new", "carried_in", "handled_total", "carried_out")
    ]
    for index in range(len(columns) - 1):
        handled = sum(values[code][index] for code in results)
        values["handled_total"][index] = handled
        received = handled + values["carried_out"][index]
        values["carried_in"][index] = min(values["carried_in"][index], received)
        values["new"][index] = received - values["carried_in"][index]
    return {
        Address(table.code, row, column): number
        for row, own in values.items()
        for column, number in zip(columns, [*own, sum(own)], strict=True)
    }
