"""Every indicator is explained, holds for the forms it names, and is right in the example."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsing.forms import FORMS, Address
from parsing.indicators import EXAMPLE, INDICATORS, LINES, MEASURES, Indicator

EACH = pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)


def forms_with(cells: frozenset[Address]) -> set[str]:
    """The forms that have all of these cells in one of the wordings."""
    return {form.code for form in FORMS.values() if all(on_form(form.code, cell) for cell in cells)}


def on_form(form: str, cell: Address) -> bool:
    table = FORMS[form].table(cell.table)
    rows = {row.code: row for row in table.rows + table.alternatives}
    return cell.row in rows and any(held.code == cell.column for held in rows[cell.row].columns)


@EACH
def test_the_example_is_what_a_hand_works_out(indicator: Indicator) -> None:
    assert indicator.of(EXAMPLE).rounded == indicator.example


@EACH
def test_it_is_explained_in_both_languages(indicator: Indicator) -> None:
    for words in (indicator.label, indicator.meaning, indicator.source, indicator.caution):
        assert words.zh
        assert words.en
        assert words.zh != words.en


@EACH
def test_it_holds_for_the_forms_that_have_its_cells(indicator: Indicator) -> None:
    assert set(indicator.forms) == forms_with(indicator.cells)


@EACH
def test_a_share_is_in_decimal_and_a_count_whole(indicator: Indicator) -> None:
    number = indicator.of(EXAMPLE).number
    assert isinstance(number, Decimal if indicator.is_share else int)


def test_codes_of_lines_and_indicators_do_not_meet() -> None:
    assert len(MEASURES) == len(LINES) + len(INDICATORS)


def test_labels_are_told_apart() -> None:
    for language in ("zh", "en"):
        labels = [getattr(indicator.label, language) for indicator in INDICATORS.values()]
        assert len(set(labels)) == len(labels)
