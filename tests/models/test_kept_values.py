"""What checks found and what the prose states come back from the database as they went in."""

import json
from dataclasses import asdict

import pytest

from parsing.checks import RULES, Example, Rule, findings, findings_between, suggestion
from parsing.models import Finding, Report
from parsing.reading.prose import statements
from parsing.reading.values import Span, Statement

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

WRONG_CELL = {
    "requests.new.business": 9,
    "requests.new.total": 9,
    "requests.granted.business": 6,
    "requests.granted.total": 9,
    "requests.handled_total.business": 9,
    "requests.handled_total.total": 9,
}


def kept(finding: Finding) -> Finding:
    """The same row as the database would give it back."""
    finding.value = json.loads(json.dumps(finding.value))
    return finding


@every_rule
def test_a_finding_of_every_rule_is_kept_whole(rule: Rule) -> None:
    subject = rule.breaks.subject()
    found = findings(subject)
    if rule.breaks.previous:
        found += findings_between(rule.breaks.previous.subject(), subject)
    for value in found:
        assert kept(Finding.of(value, report=Report(), position=0)).as_value() == value


def test_what_would_mend_it_is_kept_with_a_finding() -> None:
    value = findings(Example(WRONG_CELL).subject())[0]
    finding = kept(Finding.of(value, report=Report(), position=0))
    assert suggestion(finding.as_value()).zh == "若 予以公开 · 商业企业 为 9，则 2 个等式全部相符"


def test_a_finding_that_was_kept_before_there_were_remedies_is_read() -> None:
    finding = Finding.of(findings(Example(WRONG_CELL).subject())[0], report=Report(), position=0)
    del finding.value["remedy"]
    assert kept(finding).as_value().remedy is None


def test_what_the_prose_states_is_kept_whole() -> None:
    text = (
        "澜江市教育局2021年政府信息公开工作年度报告\n一、总体情况\n"
        "2021年收到政府信息公开申请20件，予以公开15件，占75.0%。"
        "发布信息9项，包括通知公告4项、政策文件3项、人事任免2项。"
    )
    stated = statements(text)
    assert {each.kind for each in stated} == {"received", "result", "share", "sum"}
    report = Report(statements=json.loads(json.dumps([asdict(each) for each in stated])))
    assert tuple(report.subject().statements) == stated


def test_a_statement_that_was_kept_with_fewer_fields_is_read() -> None:
    old = {"kind": "received", "value": 3, "span": [4, 5], "sentence": [0, 9]}
    (statement,) = Report(statements=[old]).subject().statements
    assert statement == Statement("received", 3, Span(4, 5), Span(0, 9))
