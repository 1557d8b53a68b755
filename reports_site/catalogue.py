"""The rules as the page of rules shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from parsing.checks import (
    FAMILIES,
    RULES,
    Rule,
    findings,
    findings_between,
    message,
    outcomes,
    outcomes_between,
    written,
)
from parsing.forms import Bilingual
from parsing.models import Finding
from parsing.models.kept import kept


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule, what its examples yield, and the number of published reports it flags.

    ``holding`` is the equation of the example that holds; None where the rule has no equation.
    """

    rule: Rule
    holding: Bilingual | None
    example: Bilingual
    reports: int


def families() -> Iterator[tuple[Bilingual, list[RuleEntry]]]:
    """The rules with their examples and counts, by family, in the order of the catalogue; one query."""
    tallies = kept("tallies-", Finding.objects.all().tallies)  # as the list of all flags keeps it
    counts = tallies.reports_by_rule
    for family, rules in groupby(RULES, lambda rule: rule.family):
        yield (
            FAMILIES[family],
            [RuleEntry(rule, _holding(rule), _example(rule), counts[rule.name]) for rule in rules],
        )


def _holding(rule: Rule) -> Bilingual | None:
    """The equation of the example that satisfies the rule, with its numbers."""
    subject, previous = rule.holds.subject(), rule.holds.previous
    asked = outcomes_between(previous.subject(), subject) if previous else outcomes(subject)
    held = [each.equation for each in asked if each.rule == rule.name and each.equation]
    if not held:
        return None
    telling = max(held, key=lambda equation: sum(bool(term.value) for term in equation.terms))
    return Bilingual(written(telling, "zh"), written(telling, "en"))


def _example(rule: Rule) -> Bilingual:
    """What is said of the example that breaks the rule."""
    subject = rule.breaks.subject()
    found = findings(subject)
    if rule.breaks.previous:
        found += findings_between(rule.breaks.previous.subject(), subject)
    return next(message(finding) for finding in found if finding.rule == rule.name)
