"""The prose against the table, and a report against that of the year before."""

import pytest

from parsing.checks import (
    Example,
    Reason,
    Verdict,
    findings,
    findings_between,
    message,
    outcomes,
    outcomes_between,
)

NEW = {"requests.new": 0, "requests.new.total": 198, "requests.carried_in.total": 2}
BALANCED = NEW | {"requests.handled_total.total": 200}


def narrative(*received: int, cells=None, uncertain=()) -> list:
    example = Example(NEW | (cells or {}), received=received, uncertain=uncertain)
    return [held for held in outcomes(example.subject()) if held.rule == "narrative_new"]


@pytest.mark.parametrize(
    "received", [(198,), (200,), (5, 198), (120, 78), (3, 200, 9), (99, 99), (120, 120, 78)]
)
def test_both_usages_and_parts_of_the_whole_are_right(received: tuple[int, ...]) -> None:
    assert [held.verdict for held in narrative(*received)] == [Verdict.PASS]


def test_a_report_without_a_statement_is_asked_nothing() -> None:
    assert narrative() == []


def test_the_largest_of_several_wrong_statements_is_shown() -> None:
    (outcome,) = narrative(40, 203)
    assert outcome.finding.cells[0] == "requests.new.total"
    assert (outcome.finding.expected, outcome.finding.actual) == ("203", "198")
    said = message(outcome.finding)
    assert "203" in said.zh
    assert "200" in said.en


def test_prose_is_not_held_against_a_blank_or_an_uncertain_number() -> None:
    (blank,) = narrative(203, cells={"requests.new.total": None})
    assert (blank.verdict, blank.reason) == (Verdict.NOT_ASSESSABLE, Reason.BLANK)
    (open_new,) = narrative(203, uncertain=("requests.new",))
    (open_carried,) = narrative(203, uncertain=("requests.carried_in.total",))
    assert open_new.reason == open_carried.reason == Reason.UNCERTAIN


def test_a_blank_carry_over_adds_nothing_to_the_prose() -> None:
    (outcome,) = narrative(203, cells={"requests.carried_in.total": None})
    assert outcome.finding.detail["total"] == "198"


@pytest.mark.parametrize(
    ("form", "year", "flagged"),
    [
        ("2019", 2019, False),
        ("2019", 2020, False),
        ("2019", 2021, True),
        ("2021", 2020, True),
        ("2021", 2025, False),
        ("2019", 2018, False),
    ],
)
def test_the_form_is_that_of_the_year(form: str, year: int, flagged: bool) -> None:
    found = findings(Example(form=form, year=year).subject())
    assert [held.rule for held in found] == ["form_year"] * flagged


def between(previous: dict, present: dict, *, forms=("2021", "2021"), year=2022) -> list[str]:
    before = Example(previous, form=forms[0], year=year - 1).subject()
    return [
        held.rule
        for held in findings_between(before, Example(present, form=forms[1], year=year).subject())
    ]


def test_what_was_carried_out_is_carried_in_for_every_kind_of_applicant() -> None:
    found = findings_between(
        Example({"requests.carried_out": 4}, year=2021).subject(),
        Example({"requests.carried_in": 3}).subject(),
    )
    assert [held.rule for held in found] == ["carry_over"] * 7
    assert {(held.expected, held.actual) for held in found} == {("4", "3")}
    assert all(len(held.cells) == 1 for held in found)


def test_carry_over_is_compared_across_the_change_of_forms() -> None:
    forms = ("2019", "2021")
    assert between({"requests.carried_out.total": 1}, {}, forms=forms, year=2021) == ["carry_over"]


def test_rules_of_one_form_are_not_asked_across_the_change_of_forms() -> None:
    items = {"disclosure.licensing.items_last_year": 66}
    assert between(items, {"disclosure.rules.in_force": 4}, forms=("2019", "2021"), year=2021) == []


def test_a_blank_on_either_side_of_two_years_is_not_assessable() -> None:
    for before, now in ((None, 3), (3, None)):
        found = outcomes_between(
            Example({"requests.carried_out.total": before}, year=2021).subject(),
            Example({"requests.carried_in.total": now}).subject(),
        )
        totals = [held for held in found if held.cells == ("requests.carried_in.total",)]
        assert [held.reason for held in totals] == [Reason.BLANK]


@pytest.mark.parametrize(
    ("before", "now", "flagged"),
    [(2, 12, False), (3, 60, True), (200, 0, True), (100, 21, False), (100, 20, True)],
)
def test_a_jump_is_five_times_more_or_less_on_a_base_of_ten(
    before: int, now: int, flagged: bool
) -> None:
    found = between({"requests.new.total": before}, {"requests.new.total": now})
    assert found == ["new_jump"] * flagged


def test_a_small_table_may_be_the_same_two_years_running() -> None:
    small = {"requests.new.total": 1, "requests.granted.total": 1}
    assert between(small, small) == []


def test_a_large_table_that_is_repeated_is_flagged_once() -> None:
    large = {"requests.granted": 7, "requests.handled_total": 7, "requests.new": 7}
    assert between(large, large) == ["repeated_requests"]


@pytest.mark.parametrize(("before", "now"), [(2020, 2022), (2022, 2022), (2023, 2022)])
def test_only_neighbouring_years_are_compared(before: int, now: int) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        findings_between(Example(year=before).subject(), Example(year=now).subject())
