"""Corrections that the example agencies are supposed to have announced after they had published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExampleCorrection:
    """A number of a report that is to be ``text`` instead; ``cell`` is written ``table.row.column``."""

    agency: str
    year: int
    cell: str
    text: str
    reason: str


CORRECTIONS = (
    ExampleCorrection(
        "澜江市人民政府",
        2021,
        "disputes.reconsideration.pending",
        "8",
        "示例：机关发布更正说明，行政复议尚未审结应为8件，原报漏计2件。",
    ),
)
