"""Two reports of one agency and year, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from parsing.checks import label_of
from parsing.forms import Address
from parsing.models import Report
from parsing.models.contents import content


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which two reports differ, written as the ledger writes cells."""

    address: Address
    label: str
    old: str
    new: str


def differences(old: Report, new: Report) -> list[Difference]:
    """The cells that differ, in the order of the forms; none where every number is the same.

    No query if both came ``with_tables``. A row that one of them lacks counts as blank.
    """
    before, after = _written(old), _written(new)
    return [
        Difference(address, _label(address, new), before.get(address, ""), after.get(address, ""))
        for address in dict.fromkeys((*after, *before))
        if before.get(address, "") != after.get(address, "")
    ]


def _written(report: Report) -> dict[Address, str]:
    """Every cell of the report as the ledger writes it."""
    return {address: str(content(stored, address.column)) for address, stored in report.cells()}


def _label(address: Address, report: Report) -> str:
    return label_of(str(address), report.form).in_language(get_language() or "")
