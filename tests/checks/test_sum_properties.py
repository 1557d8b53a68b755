"""Sums over random reports: silent where all agrees, exact where one number does not."""

import copy
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.checks import RULES, Finding, Severity, Subject, findings
from parsing.forms import APPLICANTS, FORMS, OTHER_AS_ONE, OTHER_IN_THREE, Figures
from tests.cases import cases

KINDS = [column.code for column in APPLICANTS if column.code != "total"]
COLUMNS = [*KINDS, "total"]
CLOSING = ("new", "carried_in", "handled_total", "carried_out")
OUTCOMES = ("upheld", "corrected", "other", "pending")
SUMS = {held.name: held for held in RULES if held.family == "sums"}

Tables = dict[str, dict[str, dict[str, int | None]]]

seeds = st.integers(0, 2**32)
forms = st.sampled_from(sorted(FORMS))


def consistent(seed: int, form: str) -> Tables:
    """Tables that agree in every sum, mostly zeros, as real ones are."""
    rng = random.Random(seed)
    table = FORMS[form].table("requests")
    others = rng.choice([OTHER_AS_ONE, OTHER_IN_THREE])
    left_out = {row.code for row in OTHER_AS_ONE + OTHER_IN_THREE} - {row.code for row in others}
    codes = [row.code for row in table.rows_for([row.code for row in others])]
    rows = {code: dict.fromkeys(COLUMNS, 0) for code in codes if code not in left_out}
    for kind in KINDS:
        results = [code for code in rows if code not in CLOSING]
        for code in rng.sample(results, rng.randint(0, 4)):
            rows[code][kind] = rng.choice([1, 1, 2, 7, 140])
        handled = sum(rows[code][kind] for code in results)
        carried_out = rng.choice([0, 0, 1, 12])
        carried_in = rng.randint(0, handled + carried_out) if rng.random() < 0.3 else 0
        rows["handled_total"][kind], rows["carried_out"][kind] = handled, carried_out
        rows["carried_in"][kind] = carried_in
        rows["new"][kind] = handled + carried_out - carried_in
    for cells in rows.values():
        cells["total"] = sum(cells[kind] for kind in KINDS)
    disputes = {}
    for row in FORMS[form].table("disputes").rows:
        cells = {outcome: rng.choice([0, 0, 0, 3]) for outcome in OUTCOMES}
        disputes[row.code] = {**cells, "total": sum(cells.values())}
    return {"disclosure": disclosure(rng, form), "requests": rows, "disputes": disputes}


def disclosure(rng: random.Random, form: str) -> dict[str, dict[str, int | None]]:
    """A first table with nothing odd in it."""
    rows: dict[str, dict[str, int | None]] = {}
    for row in FORMS[form].table("disclosure").rows:
        few, many = rng.randint(0, 5), rng.randint(500, 900)
        odd = {"items_change": rng.randint(-few, 9), "items_last_year": few, "disclosed": few}
        small = {"made": few, "issued": few, "repealed": few}
        rows[row.code] = {
            column.code: (odd | small).get(column.code, many) for column in row.columns
        }
    return rows


def found_in(tables: Tables, form: str) -> list[Finding]:
    return of_numbers(findings(Subject(FORMS[form].first_year, form, Figures(tables))))


def of_numbers(found: Sequence[Finding]) -> list[Finding]:
    """The findings but for the note that 其他处理 is one row, which is about the form."""
    return [finding for finding in found if finding.rule != "mixed_form"]


def blanked(
    tables: Tables, table: str, *, row: str | None = None, column: str | None = None
) -> Tables:
    """The tables with one row or one column of one table left blank."""
    changed = copy.deepcopy(tables)
    for code, cells in changed[table].items():
        for name in cells:
            if code == row or name == column:
                cells[name] = None
    return changed


def zeros_blank(tables: Tables, seed: int) -> Tables:
    """The tables of an agency that leaves its zeros blank, nearly always."""
    rng = random.Random(seed)
    changed = copy.deepcopy(tables)
    for rows in changed.values():
        for cells in rows.values():
            for name, value in cells.items():
                if value == 0 and rng.random() < 0.9:
                    cells[name] = None
    return changed


@given(seeds, forms)
def test_a_consistent_report_raises_nothing(seed: int, form: str) -> None:
    assert found_in(consistent(seed, form), form) == []


@given(seeds, forms)
def test_a_consistent_report_with_blank_zeros_raises_nothing(seed: int, form: str) -> None:
    assert found_in(zeros_blank(consistent(seed, form), seed), form) == []


@given(seeds, forms, st.integers(1, 10**6))
def test_one_changed_number_raises_exactly_the_sums_with_it(seed: int, form: str, by: int) -> None:
    tables = consistent(seed, form)
    rng = random.Random(by)
    table = rng.choice(["requests", "disputes"])
    row = rng.choice(sorted(tables[table]))
    column = rng.choice(sorted(tables[table][row]))
    tables[table][row][column] += by
    cell = f"{table}.{row}.{column}"
    expected = {
        (name, frozenset(operand.cell for operand in formula.left))
        for name, held in SUMS.items()
        for formula in held.formulas
        if any(operand.cell == cell for operand in formula.left + formula.right)
    }
    found = found_in(tables, form)
    assert all(finding.severity == Severity.ERROR for finding in found)
    assert all(cell in finding.cells for finding in found)
    assert {
        (held.rule, frozenset(term.cell for term in held.equation.left)) for held in found
    } == expected
    assert len(found) == len(expected)


@given(seeds, forms, st.integers(1, 10**6))
def test_the_one_changed_number_is_named_as_the_cause(seed: int, form: str, by: int) -> None:
    tables = consistent(seed, form)
    rng = random.Random(by)
    table = rng.choice(["requests", "disputes"])
    row = rng.choice(sorted(tables[table]))
    column = rng.choice(sorted(tables[table][row]))
    sound = tables[table][row][column]
    tables[table][row][column] += by
    remedies = {finding.remedy for finding in found_in(tables, form)}
    (remedy,) = remedies
    named = dict(remedy.changes)
    cell = f"{table}.{row}.{column}"
    # A group of disputes is one equation: five changes would do, of which three are named.
    assert named.get(cell) == str(sound) or (table == "disputes" and remedy.others)


@given(seeds, forms, st.integers(1, 10**6))
def test_every_change_that_is_named_satisfies_the_whole_report(
    seed: int, form: str, by: int
) -> None:
    tables = consistent(seed, form)
    rng = random.Random(by)
    table = rng.choice(["requests", "disputes"])
    row = rng.choice(sorted(tables[table]))
    tables[table][row][rng.choice(sorted(tables[table][row]))] += by
    for finding in found_in(tables, form):
        for cell, value in finding.remedy.changes:
            mended = copy.deepcopy(tables)
            table, code, name = cell.split(".")
            mended[table][code][name] = int(value)
            assert found_in(mended, form) == []


@given(seeds, forms)
def test_the_flag_offers_a_number_that_mends_the_sum(seed: int, form: str) -> None:
    tables = consistent(seed, form)
    rng = random.Random(seed)
    row, column = rng.choice(sorted(tables["requests"])), rng.choice(COLUMNS)
    tables["requests"][row][column] += rng.randint(1, 50)
    for finding in found_in(tables, form):
        assert int(finding.expected) >= 0
        mended = copy.deepcopy(tables)
        table, code, name = finding.cells[0].split(".")
        assert str(mended[table][code][name]) == finding.actual
        mended[table][code][name] = int(finding.expected)
        assert (finding.rule, finding.cells) not in {
            (held.rule, held.cells) for held in found_in(mended, form)
        }


@pytest.mark.parametrize("form", sorted(FORMS))
@given(seed=seeds)
@cases(20)
def test_one_blank_row_or_column_raises_at_most_one_finding(form: str, seed: int) -> None:
    tables = consistent(seed, form)
    for table, rows in tables.items():
        for row in rows:
            assert len(found_in(blanked(tables, table, row=row), form)) <= 1
        for column in {name for cells in rows.values() for name in cells}:
            assert len(found_in(blanked(tables, table, column=column), form)) <= 1


@given(seeds, forms)
@cases(30)
def test_a_lost_row_or_column_among_blank_zeros_raises_no_flood(seed: int, form: str) -> None:
    tables = zeros_blank(consistent(seed, form), seed)
    for table, rows in tables.items():
        for row in rows:
            # One kind of applicant and with it the total: no more can be said of one row.
            assert len(found_in(blanked(tables, table, row=row), form)) <= 2
        for column in {name for cells in rows.values() for name in cells}:
            assert len(found_in(blanked(tables, table, column=column), form)) <= 1


@given(seeds, forms)
@cases(30)
def test_one_lost_cell_in_a_report_with_printed_zeros_raises_nothing(seed: int, form: str) -> None:
    tables = consistent(seed, form)
    rng = random.Random(seed)
    row, column = rng.choice(sorted(tables["requests"])), rng.choice(COLUMNS)
    tables["requests"][row][column] = None
    assert found_in(tables, form) == []


@given(seeds, forms)
def test_an_uncertain_cell_is_never_held_against_the_report(seed: int, form: str) -> None:
    tables = consistent(seed, form)
    rng = random.Random(seed)
    row, column = rng.choice(sorted(tables["requests"])), rng.choice(COLUMNS)
    tables["requests"][row][column] += 1000
    named = rng.choice([f"requests.{row}.{column}", f"requests.{row}", "requests"])
    subject = Subject(None, form, Figures(tables, frozenset({named})))
    held = of_numbers(findings(subject))
    assert [(finding.rule, finding.cells) for finding in held] == [("unread", (named,))]
