"""What a blank may be taken for: 0, blank and uncertain are three things."""

import pytest

from parsing.checks import Example, Outcome, Reason, Verdict, findings, message, outcomes

# Zeros left blank as a habit, which the sums of other rows and columns bear out.
HABIT = {
    "requests": None,
    "disputes": None,
    "requests.new.natural_person": 5,
    "requests.new.business": 3,
    "requests.new.total": 8,
    "requests.granted.business": 3,
    "requests.granted.total": 3,
    "requests.denied_internal.natural_person": 5,
    "requests.denied_internal.total": 5,
    "requests.handled_total.natural_person": 5,
    "requests.handled_total.business": 3,
    "requests.handled_total.total": 8,
}


def of_rule(example: Example, rule: str) -> dict[str, Outcome]:
    """The outcomes of a rule by their first cell."""
    return {held.cells[0]: held for held in outcomes(example.subject()) if held.rule == rule}


def row_sum(**cells: int | None) -> Outcome | None:
    """The sum of the row ``granted`` in a report that prints its zeros."""
    named = {f"requests.granted.{column}": value for column, value in cells.items()}
    found = [
        held
        for held in outcomes(Example(named).subject())
        if held.rule == "row_sum" and any(cell in named for cell in held.cells)
    ]
    return found[0] if found else None


def test_a_blank_counts_as_zero_where_the_other_numbers_agree() -> None:
    assert row_sum(natural_person=3, business=None, total=3).verdict == Verdict.PASS


def test_a_blank_that_could_hold_the_rest_is_not_assessable() -> None:
    outcome = row_sum(natural_person=3, business=None, total=5)
    assert (outcome.verdict, outcome.reason) == (Verdict.NOT_ASSESSABLE, Reason.BLANK)


def test_parts_above_their_total_fail_whatever_the_blanks_hold() -> None:
    outcome = row_sum(natural_person=3, business=None, total=2)
    assert outcome.verdict == Verdict.FAIL
    assert "空白格按 0 计" in message(outcome.finding).zh


def test_a_blank_total_is_not_assessable() -> None:
    assert row_sum(natural_person=3, total=None).verdict == Verdict.NOT_ASSESSABLE


def test_a_sum_of_blanks_asks_nothing() -> None:
    example = Example({"requests.granted": None})
    cells = {cell for held in of_rule(example, "row_sum").values() for cell in held.cells}
    assert "requests.granted.total" not in cells


def test_a_report_that_leaves_zeros_blank_is_judged_with_them_as_zeros() -> None:
    fault = {"requests.handled_total.natural_person": 3, "requests.handled_total.total": 6}
    fault |= {"requests.denied_internal.natural_person": 3, "requests.denied_internal.total": 3}
    found = findings(Example(HABIT | fault).subject())
    assert [(held.rule, held.cells[0]) for held in found] == [
        ("balance", "requests.new.natural_person"),
        ("balance", "requests.new.total"),
    ]


def test_the_same_numbers_are_open_where_zeros_are_printed() -> None:
    printed = {cell: value for cell, value in HABIT.items() if value is not None}
    fault = {"requests.handled_total.natural_person": 3, "requests.handled_total.total": 6}
    fault |= {"requests.denied_internal.natural_person": 3, "requests.denied_internal.total": 3}
    example = Example(printed | fault | {"requests.carried_out": None})
    assert findings(example.subject()) == []
    assert of_rule(example, "balance")["requests.new.total"].reason == Reason.BLANK


def test_habitual_blanks_raise_nothing_in_a_sound_report() -> None:
    assert findings(Example(HABIT).subject()) == []


@pytest.mark.parametrize(
    "left_out", ["requests.handled_total", "requests.handled_total.business", "requests.new.total"]
)
def test_a_total_left_out_among_habitual_blanks_is_no_zero(left_out: str) -> None:
    assert findings(Example(HABIT | {left_out: None}).subject()) == []


def test_a_few_blanks_are_no_habit() -> None:
    printed = {cell: value for cell, value in HABIT.items() if value is not None}
    scattered = {
        "requests.carried_in.research": None,
        "requests.denied_law.legal_service": None,
        "requests.denied_query.public_welfare": None,
        "requests.unable_create.other_org": None,
        "requests.granted.business": None,
    }
    example = Example(printed | scattered)
    assert findings(example.subject()) == []
    assert of_rule(example, "row_sum")["requests.granted.total"].reason == Reason.BLANK


def test_an_uncertain_cell_makes_its_sums_not_assessable() -> None:
    example = Example({"requests.granted.total": 9}, uncertain=("requests.granted.total",))
    outcome = of_rule(example, "row_sum")["requests.granted.total"]
    assert (outcome.verdict, outcome.reason) == (Verdict.NOT_ASSESSABLE, Reason.UNCERTAIN)


@pytest.mark.parametrize("row", ["granted", "other_other"])
def test_results_with_a_row_missing_are_not_assessable_unless_they_add_up(row: str) -> None:
    cells = {"requests.handled_total.business": 4, "requests.partly_granted.business": 4}
    for given, verdict in ((4, Verdict.PASS), (5, Verdict.NOT_ASSESSABLE)):
        subject = Example(cells | {"requests.handled_total.business": given}).subject()
        del subject.figures.tables["requests"][row]
        found = [held for held in outcomes(subject) if held.rule == "handled_total"]
        outcome = next(held for held in found if held.cells[0].endswith(".business"))
        assert outcome.verdict == verdict


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_other_results_may_be_one_row_on_either_form(form: str) -> None:
    subject = Example({"requests.handled_total.business": 5}, form=form).subject()
    rows = subject.figures.tables["requests"]
    for code in [code for code in rows if code.startswith("other")]:
        del rows[code]
    rows["other"] = dict.fromkeys(rows["granted"], 0) | {"business": 4, "total": 4}
    found = [held for held in findings(subject) if held.rule == "handled_total"]
    assert [(held.expected, held.actual) for held in found] == [("4", "5"), ("4", "0")]
