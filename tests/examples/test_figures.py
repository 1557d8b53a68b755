"""Figures add up, within a report and from year to year, wherever no fault was planted.

The sums are written out here and not taken from the checks.
"""

import pytest

APPLICANTS = [
    "natural_person",
    "business",
    "research",
    "public_welfare",
    "legal_service",
    "other_org",
    "total",
]
RESULTS = [
    "granted",
    "partly_granted",
    "denied_state_secret",
    "denied_law",
    "denied_safety",
    "denied_third_party",
    "denied_internal",
    "denied_process",
    "denied_enforcement",
    "denied_query",
    "unable_not_held",
    "unable_create",
    "unable_unclear",
    "rejected_petition",
    "rejected_duplicate",
    "rejected_publication",
    "rejected_excessive",
    "rejected_reconfirm",
    "other",
    "other_overdue_correction",
    "other_overdue_fee",
    "other_other",
]


def counts(report, table):
    """The numbers of a table with nothing for what is left out."""
    return {
        row: {column: value or 0 for column, value in columns.items()}
        for row, columns in report.facts.tables[table].items()
    }


def unbalanced(rows):
    return any(
        rows["new"][c] + rows["carried_in"][c] != rows["handled_total"][c] + rows["carried_out"][c]
        for c in APPLICANTS
    )


def results_do_not_add_up(rows):
    return any(
        sum(rows[row][c] for row in RESULTS if row in rows) != rows["handled_total"][c]
        for c in APPLICANTS
    )


def applicants_do_not_add_up(rows):
    return any(sum(row[c] for c in APPLICANTS[:-1]) != row["total"] for row in rows.values())


def disputes_do_not_add_up(rows):
    return any(
        row["upheld"] + row["corrected"] + row["other"] + row["pending"] != row["total"]
        for row in rows.values()
    )


def broken_within(report):
    rows = counts(report, "requests")
    judged = {
        "balance": unbalanced(rows),
        "handled_total": results_do_not_add_up(rows),
        "row_sum": applicants_do_not_add_up(rows),
        "dispute_total": disputes_do_not_add_up(counts(report, "disputes")),
        "decisions_as_sum": decisions_look_like_a_sum(report),
        "form_year": report.form != ("2019" if report.year < 2021 else "2021"),
    }
    return {rule for rule, is_broken in judged.items() if is_broken}


def decisions_look_like_a_sum(report):
    return report.form == "2019" and any(
        row["items_change"] and row["items_last_year"] + row["items_change"] == row["decisions"]
        for row in counts(report, "disclosure").values()
        if "decisions" in row
    )


def broken_since(before, report):
    broken = set()
    out, carried_in = counts(before, "requests"), counts(report, "requests")
    if out["carried_out"] != carried_in["carried_in"]:
        broken.add("carry_over")
    if before.form == report.form == "2021" and any(
        not documents_follow(before, report, row) for row in ("rules", "normative")
    ):
        broken.add("in_force")
    return broken


def documents_follow(before, report, row):
    last, this = counts(before, "disclosure")[row], counts(report, "disclosure")[row]
    return last["in_force"] + this["issued"] - this["repealed"] == this["in_force"]


@pytest.fixture(scope="module")
def histories(reports):
    by_agency = {}
    for report in reports:
        if report.revision == 1:
            by_agency.setdefault(report.agency.name, []).append(report)
    return by_agency


FOUND_BY_FIGURES = {
    "balance",
    "handled_total",
    "row_sum",
    "dispute_total",
    "decisions_as_sum",
    "form_year",
    "carry_over",
    "in_force",
}


def test_exactly_the_planted_equations_fail(histories):
    for history in histories.values():
        for before, report in zip([None, *history], history, strict=False):
            broken = broken_within(report)
            if before is not None:
                broken |= broken_since(before, report)
            planted = {rule for fault in report.planted for rule in fault.rules}
            assert broken == planted & FOUND_BY_FIGURES, (report.name, report.year)


def test_items_of_2020_follow_from_those_of_2019(histories):
    for history in histories.values():
        first, second = history[:2]
        if second.form != "2019":
            continue
        before, after = counts(first, "disclosure"), counts(second, "disclosure")
        for row in ("licensing", "other_services", "penalties", "coercion", "fees"):
            left = before[row]["items_last_year"] + before[row]["items_change"]
            assert after[row]["items_last_year"] == left >= 0, (first.name, row)


def test_no_number_of_a_count_is_negative(reports):
    for report in reports:
        for address, value in report.facts.cells():
            assert value is None or value >= 0 or address.column == "items_change"


def test_every_agency_reports_every_year(histories):
    assert len(histories) == 60
    for history in histories.values():
        assert [report.year for report in history] == list(range(2019, 2026))


def test_county_bureaus_receive_few_requests_and_big_cities_many(reports):
    received = {
        (report.agency.name, report.year): report.facts.tables["requests"]["new"]["total"] or 0
        for report in reports
    }
    assert all(received["枫砚县司法局", year] <= 5 for year in range(2019, 2026))
    assert all(received["澜江市人民政府", year] > 1000 for year in range(2019, 2026))


def test_most_cells_are_zero(reports):
    values = [value for report in reports for _, value in report.facts.cells()]
    assert sum(not value for value in values) > 0.6 * len(values)


def test_amounts_come_with_each_unit_and_with_none(reports):
    assert {unit for report in reports for unit in report.facts.units.values()} == {
        "万元",
        "元",
        None,
    }


def test_some_agencies_had_disputes_and_others_had_none(reports):
    disputed = [
        any(row["total"] for row in report.facts.tables["disputes"].values()) for report in reports
    ]
    assert 0.2 < sum(disputed) / len(disputed) < 0.6
