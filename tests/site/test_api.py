"""The interface for programs: what is published, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from parsing.checks import RULES
from parsing.forms import Address
from parsing.intake.acknowledging import acknowledge
from parsing.intake.corrections import correct
from parsing.intake.findings import recheck
from tests.factories import (
    AdminFactory,
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    SourceFactory,
    StaffFactory,
    cloud_river,
)
from tests.site.programs import ROOT, ask, ids

pytestmark = pytest.mark.django_db

NEW_TOTAL = Address("requests", "new", "total")


def test_list_page_comparison_export_and_api_give_the_same_numbers(client: Client) -> None:
    agency = AgencyFactory()
    report = ReportFactory(agency=agency, year=2022, cells={"requests.new.total": 3})
    typed = {NEW_TOTAL: "1234"}
    correct(report, typed, by=AdminFactory(), version=report.version, reason="核对登记簿")

    def rows(address: str) -> list[dict[str, Any]]:
        return json.loads(client.get(address).getvalue())["rows"]

    line = f"?agency={agency.pk}&year=2022&line=requests.new"
    cell = next(
        row
        for row in rows(f"{report.get_absolute_url()}?format=json")
        if row["cell"] == str(NEW_TOTAL)
    )
    told = {
        "exported list": rows("/agencies/?format=json")[0]["received"],
        "exported years": rows(f"{agency.get_absolute_url()}?format=json")[0]["received"],
        "exported report": cell["value"],
        "exported comparison": rows(f"/compare/{line}&format=json")[0]["2022"],
        "list": ask(client, "/reports")["items"][0]["received"],
        "agency": ask(client, f"/agencies/{agency.pk}")["reports"][0]["received"],
        "report": ask(client, f"/reports/{report.pk}")["tables"]["requests"]["new"]["total"],
        "comparison": ask(client, f"/comparison{line}")["series"][0]["points"][0]["value"],
    }
    assert set(told.values()) == {1234}, told
    for page in (
        "/agencies/",
        agency.get_absolute_url(),
        report.get_absolute_url(),
        f"/compare/{line}",
    ):
        assert "1234" in client.get(page).content.decode().replace(",", "")


def test_a_report_has_the_structure_of_parse_report_and_what_became_of_it(client: Client) -> None:
    report = ReportFactory(
        agency__name="澜江市司法局",
        cells={"requests.new.total": 3, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted.total"],
        cells__without=["requests.denied_law"],
        cells__spans={"requests.new.total": (5, 6)},
    )
    recheck(report)
    correct(
        report, {NEW_TOTAL: "4"}, by=AdminFactory(), version=report.version, reason="核对登记簿"
    )
    told = ask(client, f"/reports/{report.pk}")
    assert (told["agency"], told["year"], told["form"]) == ("澜江市司法局", 2022, "2021")
    requests = told["tables"]["requests"]
    assert requests["new"]["total"] == 4
    assert requests["handled_total"]["total"] == 0
    assert requests["carried_in"]["total"] is None
    assert requests["granted"]["total"] is None
    assert "denied_law" not in requests
    assert told["uncertain"] == ["requests.granted.total"]
    assert told["tables"]["disclosure"]["fees"]["amount_unit"] == "万元"
    assert told["printed"] == {"requests.new.total": "3"}
    assert told["spans"]["requests.new.total"] == [5, 6]
    (entry,) = told["corrections"]
    assert (entry["before"], entry["after"], entry["by"]) == ("3", "4", "administrator")
    flag = next(flag for flag in told["flags"] if flag["rule"] == "row_sum")
    assert (flag["severity"], flag["actual"]) == ("error", "4")


def test_a_report_comes_with_its_prose_by_section(client: Client) -> None:
    text = "一、总体情况\n本年度收到申请3件。\n"
    kept = [{"code": "overview", "heading": [0, 6], "body": [[7, len(text)]]}]
    report = ReportFactory(source=SourceFactory(text=text), sections=kept)
    assert ask(client, f"/reports/{report.pk}")["sections"] == [
        {"code": "overview", "heading": "一、总体情况", "paragraphs": ["本年度收到申请3件。"]}
    ]


def test_headlines_tell_zero_blank_and_unread_apart(client: Client) -> None:
    ReportFactory(
        cells={"requests.new.total": 0, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted.total"],
    )
    (told,) = ask(client, "/reports")["items"]
    assert (told["received"], told["carried_in"], told["granted"]) == (0, None, None)
    assert told["uncertain_headlines"] == ["granted"]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_nowhere(client: Client, state: str) -> None:
    hidden = ReportFactory(state=state)
    FindingFactory(report=hidden)
    ask(client, f"/reports/{hidden.pk}", status=404)
    assert ask(client, "/reports")["items"] == []
    assert ask(client, "/findings")["items"] == []
    assert ask(client, f"/findings?report={hidden.pk}")["items"] == []
    assert ask(client, f"/agencies/{hidden.agency_id}")["reports"] == []
    point = ask(client, f"/comparison?agency={hidden.agency_id}&year=2022")["series"][0]["points"]
    assert point[0]["state"] == "missing"


def test_an_earlier_revision_is_given_by_its_number_only(client: Client) -> None:
    earlier = ReportFactory(state="superseded")
    assert ask(client, f"/reports/{earlier.pk}")["state"] == "superseded"
    assert ask(client, "/reports")["items"] == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("region=990000", {"city", "county"}),
        ("region=990121", {"county"}),
        ("level=county", {"county"}),
        ("field=education", {"county"}),
        ("year=2020", {"county"}),
        ("form=2021", {"city"}),
        ("has_errors=true", {"city"}),
        ("has_errors=false", {"county"}),
        ("year=2020&form=2021", set()),
    ],
)
def test_reports_are_chosen_by_place_kind_year_form_and_errors(
    client: Client, query: str, expected: set[str]
) -> None:
    county = AgencyFactory(region=cloud_river()[2], level="county", field="education")
    reports = {
        "city": ReportFactory(year=2022, errors=1),
        "county": ReportFactory(year=2020, agency=county),
    }
    assert ids(client, query) == {reports[name].pk for name in expected}


def test_reports_are_chosen_by_agencies(client: Client) -> None:
    one, other, _third = (ReportFactory() for _ in range(3))
    assert ids(client, f"agency={one.agency_id}&agency={other.agency_id}") == {one.pk, other.pk}


def test_a_list_is_told_in_pieces_each_once(client: Client) -> None:
    told = {ReportFactory().pk for _ in range(5)}
    address, seen = f"{ROOT}/reports?limit=2", []
    while address:
        answer = client.get(address).json()
        assert len(answer["items"]) <= 2
        seen += [item["id"] for item in answer["items"]]
        address = answer["next"]
    assert sorted(seen) == sorted(told)
    assert len(seen) == 5


def test_agencies_are_found_by_name_and_told_with_former_names(client: Client) -> None:
    AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"])
    AgencyFactory(name="澜江市教育局")
    (told,) = ask(client, "/agencies?q=法制")["items"]
    assert (told["agency"], told["former_names"]) == ("澜江市司法局", ["澜江市法制办公室"])


def test_a_merged_agency_is_what_it_became(client: Client) -> None:
    kept = AgencyFactory(name="澜江市司法局")
    merged = AgencyFactory(name="澜江市法制办公室", merged_into=kept)
    assert ask(client, f"/agencies/{merged.pk}")["agency_id"] == kept.pk
    assert [item["agency_id"] for item in ask(client, "/agencies")["items"]] == [kept.pk]


def test_findings_are_those_of_the_page_of_flags(client: Client) -> None:
    report = ReportFactory(cells={"requests.new.total": 3})
    recheck(report)
    (told,) = ask(client, "/findings?rule=row_sum")["items"]
    assert (told["report_id"], told["actual"]) == (report.pk, "3")
    shown = client.get("/flags/?rule=row_sum").content.decode()
    sentence, _, equation = told["message"].partition("：总计与")
    assert sentence in shown
    assert equation
    assert told["acknowledged"] is None


def test_who_found_a_flag_in_the_original_is_told_by_role(client: Client) -> None:
    report = ReportFactory(cells={"requests.new.total": 3})
    recheck(report)
    flag = report.findings.get(rule="row_sum")
    acknowledge(report, flag.fingerprint, by=StaffFactory(), reason="原文如此")
    (told,) = ask(client, "/findings?acknowledged=true")["items"]
    assert (told["rule"], told["acknowledged"]["by"]) == ("row_sum", "staff")
    assert told["acknowledged"]["reason"] == "原文如此"
    (other,) = ask(client, "/findings?acknowledged=false&family=sums")["items"]
    assert other["rule"] == "balance"
    whole = {
        flag["rule"]: flag["acknowledged"] for flag in ask(client, f"/reports/{report.pk}")["flags"]
    }
    assert whole["balance"] is None
    assert whole["row_sum"]["by"] == "staff"


def test_rules_and_regions_are_told(client: Client) -> None:
    cloud_river()
    assert [rule["name"] for rule in ask(client, "/rules")] == [rule.name for rule in RULES]
    told = ask(client, "/regions?parent=990000")["items"]
    assert [(region["code"], region["parent"]) for region in told] == [("990100", "990000")]
    assert ask(client, "/regions?limit=1&after=990100")["items"][0]["code"] == "990121"
