"""Every row of the forms as a measure of its own: what a comparison can show as a count.

What only one form has is not compared across the break between them; 其他处理 is one row on one
form and three on the other, and one line over both.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsing.checks.labels import label_of
from parsing.forms import FORMS, OUTCOMES, Address, Bilingual

from .formulas import Formula
from .measure import DECISIONS, DOCUMENTS, LAWSUITS, Measure
from .quantities import OTHERWISE, cell, plus, row

REQUESTS = FORMS["2021"].table("requests")
GROUP = label_of("requests")


def _request_lines() -> Iterator[Measure]:
    for held in REQUESTS.rows:
        if held.code in REQUESTS.in_place_of:
            continue
        if held.code == "handled_total":
            yield Measure("requests.other", OTHERWISE.label, GROUP, Formula(plus(OTHERWISE)))
        quantity = row(held.code, "")
        yield Measure(f"requests.{held.code}", quantity.label, GROUP, Formula(plus(quantity)))


def _dispute_cells() -> Iterator[Address]:
    for held in FORMS["2021"].table("disputes").rows:
        for outcome in sorted(OUTCOMES, key=lambda outcome: outcome.code != "total"):
            yield Address("disputes", held.code, outcome.code)


def _disclosure_cells() -> Iterator[Address]:
    for form in reversed(FORMS.values()):
        for held in form.table("disclosure").rows:
            for column in held.columns:
                if column.kind != "amount":  # printed in differing units
                    yield Address("disclosure", held.code, column.code)


def _cell_line(address: Address, unit: Bilingual) -> Measure:
    quantity = cell(str(address), "")
    group = label_of(address.table)
    return Measure(str(address), quantity.label, group, Formula(plus(quantity)), unit)


def _lines() -> Iterator[Measure]:
    yield from _request_lines()
    for address in _dispute_cells():
        yield _cell_line(address, LAWSUITS)
    for address in dict.fromkeys(_disclosure_cells()):
        yield _cell_line(address, DECISIONS if address.column == "decisions" else DOCUMENTS)


LINES = {line.code: line for line in _lines()}
