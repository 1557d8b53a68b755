"""What the prose tells beside the requests received, held against the tables."""

from pathlib import Path

import pytest

from parsing.checks import (
    Example,
    Reason,
    Severity,
    Subject,
    Verdict,
    findings,
    findings_between,
    message,
    outcomes,
)
from parsing.checks.rule import said
from parsing.reading import read
from parsing.reading.prose.disputes import EVERY, LITIGATION, LOST
from parsing.reading.prose.subjects import DENIED, GRANTED, OPENED, applicants

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEED = next(iter(SHARED.glob("seeds/003/*.txt")), None)

TABLES = {
    "requests.new.total": 198,
    "requests.new.natural_person": 198,
    "requests.carried_in.total": 2,
    "requests.carried_in.natural_person": 2,
    "requests.granted.total": 130,
    "requests.granted.natural_person": 130,
    "requests.partly_granted.total": 19,
    "requests.partly_granted.natural_person": 19,
    "requests.denied_internal.total": 9,
    "requests.denied_internal.natural_person": 9,
    "requests.unable_not_held.total": 40,
    "requests.unable_not_held.natural_person": 40,
    "requests.handled_total.total": 198,
    "requests.handled_total.natural_person": 198,
    "requests.carried_out.total": 2,
    "requests.carried_out.natural_person": 2,
    "disputes.reconsideration.upheld": 11,
    "disputes.reconsideration.total": 11,
    "disputes.litigation_direct.upheld": 13,
    "disputes.litigation_direct.total": 13,
    "disputes.litigation_after.upheld": 1,
    "disputes.litigation_after.total": 1,
}
HANDLED = said("handled", 198)


def flags(*statements, cells=None, **more) -> list[str]:
    example = Example(TABLES | (cells or {}), statements=statements, **more)
    return [finding.rule for finding in findings(example.subject())]


@pytest.mark.parametrize("value", [198, 196, 200])
def test_requests_handled_may_be_all_or_only_this_years(value: int) -> None:
    assert flags(said("handled", value)) == []


def test_another_number_handled_is_flagged() -> None:
    assert flags(said("handled", 189)) == ["narrative_handled"]


@pytest.mark.parametrize(
    ("cells", "values"), [(GRANTED, (130, 149)), (DENIED, (9, 49)), (OPENED, (149,))]
)
def test_wider_and_narrower_senses_of_a_result_are_right(cells, values) -> None:
    for value in values:
        assert flags(HANDLED, said("result", value, *cells)) == []


def test_a_result_with_another_number_is_flagged_with_its_equation() -> None:
    example = Example(TABLES, statements=(HANDLED, said("result", 151, *OPENED)))
    (finding,) = findings(example.subject())
    assert (finding.rule, finding.severity) == ("narrative_results", Severity.WARNING)
    assert finding.cells == OPENED
    said_of_it = message(finding)
    assert (
        said_of_it.zh
        == "予以公开、部分公开：正文所述 151 件，与表中 149 件不一致：130 + 19 ≠ 151，差 2"
    )
    assert "Granted, Granted in part: 151 in the prose" in said_of_it.en


def test_all_rows_of_a_heading_are_called_by_it() -> None:
    example = Example(TABLES, statements=(HANDLED, said("result", 8, *DENIED)))
    (finding,) = findings(example.subject())
    assert message(finding).zh.startswith("不予公开：正文所述 8 件")


def test_results_behind_a_total_that_is_not_the_tables_are_not_judged() -> None:
    assert flags(said("received", 250), said("result", 40, *OPENED)) == ["narrative_new"]


def test_results_that_are_all_others_are_about_something_else() -> None:
    elsewhere = (said("result", 20, *OPENED), said("result", 3, *DENIED))
    assert flags(HANDLED, *elsewhere) == []


def test_results_that_are_all_others_but_add_up_to_the_total_are_judged() -> None:
    swapped = (said("result", 150, *OPENED), said("result", 48, *DENIED))
    assert flags(HANDLED, *swapped) == ["narrative_results"] * 2


@pytest.mark.parametrize("share", [752, 753])
def test_a_share_may_be_rounded_or_cut_off(share: int) -> None:
    assert flags(HANDLED, said("share", share, *OPENED, decimals=1)) == []


@pytest.mark.parametrize("share", [745])
def test_a_share_may_be_of_all_that_was_open(share: int) -> None:
    assert flags(HANDLED, said("share", share, *OPENED, decimals=1)) == []


def test_a_share_that_follows_from_no_denominator_is_flagged() -> None:
    example = Example(TABLES, statements=(HANDLED, said("share", 725, *OPENED, decimals=1)))
    (finding,) = findings(example.subject())
    assert finding.rule == "narrative_share"
    assert message(finding).zh.endswith("正文所述占 72.5%，按表中数字为 149 ÷ 198 = 75.3%")


def test_applicants_may_be_those_of_new_or_of_handled_requests() -> None:
    for value in (198, 200):
        assert flags(HANDLED, said("applicants", value, *applicants("natural_person"))) == []
    wrong = said("applicants", 180, *applicants("natural_person"))
    assert flags(HANDLED, wrong) == ["narrative_applicants"]


def test_disputes_may_be_all_groups_or_without_the_second_instance() -> None:
    for value in (25, 24):
        assert flags(said("disputes", value, *EVERY)) == []
    for value in (14, 13, 1):
        assert flags(said("disputes", value, *LITIGATION)) == []
    assert flags(said("disputes", 0, *EVERY)) == ["narrative_disputes"]


def test_how_disputes_ended_is_named_by_group_and_column() -> None:
    ended = said("disputes", 10, "disputes.reconsideration.upheld")
    (finding,) = findings(Example(TABLES, statements=(ended,)).subject())
    assert message(finding).zh.startswith("行政复议 · 结果维持：正文所述 10 件，与表中 11 件不一致")


def test_a_law_suit_corrected_in_one_group_is_a_case_lost() -> None:
    lost = {"disputes.litigation_direct.upheld": 12, "disputes.litigation_direct.corrected": 1}
    assert flags(said("no_defeat", 0, *LOST), cells=lost) == ["narrative_undefeated"]


def test_a_statement_about_a_blank_or_uncertain_cell_is_not_assessable() -> None:
    for more, reason in (
        ({"cells": {"requests.partly_granted.total": None}}, Reason.BLANK),
        ({"uncertain": ("requests.partly_granted.total",)}, Reason.UNCERTAIN),
    ):
        cells = TABLES | more.pop("cells", {})
        example = Example(cells, statements=(HANDLED, said("result", 151, *OPENED)), **more)
        (outcome,) = (
            held for held in outcomes(example.subject()) if held.rule == "narrative_results"
        )
        assert (outcome.verdict, outcome.reason) == (Verdict.NOT_ASSESSABLE, reason)


def grown(*statements, before: dict) -> list[str]:
    present = Example(TABLES, statements=statements).subject()
    found = findings_between(Example(before, year=2021).subject(), present)
    return [finding.rule for finding in found if finding.rule == "narrative_growth"]


def test_growth_may_be_counted_in_several_ways_and_needs_last_year() -> None:
    before = {"requests.new.total": 247, "requests.carried_in.total": 3}
    assert grown(said("growth", -198, decimals=1), before=before) == []  # 198 of 247
    assert grown(said("change", -50), before=before) == []  # 200 of 250
    assert grown(said("change", -49), before=before) == []
    assert grown(said("growth", 198, decimals=1), before=before) == ["narrative_growth"]
    assert grown(said("change", 7), before={"requests.new.total": None}) == []


def findings_of(text: str) -> list[str]:
    held = read(text)
    subject = Subject(held.year.value, held.form, held.figures(), held.statements, held.problems)
    return [finding.rule for finding in findings(subject) if finding.severity != Severity.INFO]


@pytest.mark.skipif(SEED is None, reason=f"no real reports in {SHARED}")
def test_sound_real_prose_raises_nothing() -> None:
    assert findings_of(SEED.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("公开149件，占75.2%", "公开194件，占75.2%", "narrative_results"),
        ("占75.2%", "占57.2%", "narrative_share"),
        ("不予公开9件", "不予公开8件", "narrative_results"),
        ("诉讼案件25件", "诉讼案件52件", "narrative_disputes"),
        ("上年度结转申请2件", "上年度结转申请3件", "narrative_carried"),
        ("答复政府信息公开申请198件", "答复政府信息公开申请189件", "narrative_handled"),
        ("受理政府信息公开申请198件", "受理政府信息公开申请189件", "narrative_new"),
    ],
)
@pytest.mark.skipif(SEED is None, reason=f"no real reports in {SHARED}")
def test_one_changed_number_in_real_prose_is_found(old: str, new: str, rule: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    assert findings_of(text.replace(old, new)) == [rule]
