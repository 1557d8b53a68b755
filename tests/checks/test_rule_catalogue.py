"""Every rule explains itself, and its examples do what they say."""

import re
from itertools import groupby

import pytest

from parsing.checks import (
    FAMILIES,
    RULES,
    Example,
    Outcome,
    Rule,
    Verdict,
    message,
    outcomes,
    outcomes_between,
    rule,
)
from parsing.checks import findings as findings_of
from parsing.forms import FORMS

FIXED_NAMES = {
    "balance",
    "handled_total",
    "row_sum",
    "dispute_total",
    "narrative_new",
    "form_year",
    "carry_over",
    "in_force",
    "decisions_as_sum",
    "unread",
}

every_rule = pytest.mark.parametrize("held", RULES, ids=lambda held: held.name)


def asked(held: Rule, example: Example) -> list[Outcome]:
    if example.previous:
        found = outcomes_between(example.previous.subject(), example.subject())
    else:
        found = outcomes(example.subject())
    return [outcome for outcome in found if outcome.rule == held.name]


@every_rule
def test_the_example_that_holds_passes(held: Rule) -> None:
    assert {outcome.verdict for outcome in asked(held, held.holds)} == {Verdict.PASS}


@every_rule
def test_the_example_that_breaks_fails_once(held: Rule) -> None:
    failed = [outcome for outcome in asked(held, held.breaks) if outcome.verdict == Verdict.FAIL]
    assert len(failed) == 1


@every_rule
def test_a_finding_is_a_full_sentence_in_both_languages(held: Rule) -> None:
    for outcome in asked(held, held.breaks):
        if outcome.finding:
            said = message(outcome.finding)
            assert not re.search(r"[{}]", said.zh + said.en)
            english = said.en
            names = [form.notice for form in FORMS.values()]
            for name in (*names, outcome.finding.detail.get("other", "")):
                english = english.replace(name, "")
            assert not re.search(r"[\u4e00-\u9fff]", english)


@every_rule
def test_a_rule_is_described_in_both_languages(held: Rule) -> None:
    for words in (held.title, held.explanation, held.hint, held.source, held.message):
        assert words.zh
        assert words.en


@every_rule
def test_no_rule_accuses(held: Rule) -> None:
    said = held.title.zh + held.explanation.zh + held.hint.zh + held.message.zh
    assert not re.search("造假|虚报|瞒报|违法|违规|错误", said)


@every_rule
def test_a_rule_belongs_to_a_family(held: Rule) -> None:
    assert held.family in FAMILIES


def test_the_rules_of_a_family_stand_together() -> None:
    families = [family for family, _ in groupby(RULES, lambda held: held.family)]
    assert families == list(FAMILIES)


def test_names_are_used_once_and_the_fixed_ones_are_there() -> None:
    names = [held.name for held in RULES]
    assert len(names) == len(set(names))
    assert set(names) >= FIXED_NAMES


def test_a_rule_is_found_by_its_name() -> None:
    assert rule("balance").name == "balance"
    with pytest.raises(KeyError):
        rule("no_such_rule")


@every_rule
def test_findings_are_the_outcomes_that_failed(held: Rule) -> None:
    for example in (held.holds, held.breaks):
        subject = example.subject()
        failed = [outcome.finding for outcome in outcomes(subject) if outcome.finding]
        found = findings_of(subject)
        assert len(found) == len(failed)
        assert all(finding in found for finding in failed)


def test_findings_about_the_reading_are_told_from_those_about_the_report() -> None:
    assert [held.name for held in RULES if held.is_about_reading] == ["unread"]
    assert "请核对原文" in rule("unread").message.zh
