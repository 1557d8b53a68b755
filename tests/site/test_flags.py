"""The flags of all published reports."""

import pytest
from django.test import Client
from django.urls import reverse

from parsing.checks import RULES
from parsing.intake.acknowledging import acknowledge
from parsing.intake.findings import recheck
from parsing.models import Finding
from parsing.models.tallies import Tallies
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    StaffFactory,
    cloud_river,
)

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    return client.get(f"{reverse('flags')}?{query}").content.decode()


def test_a_flag_is_listed_with_its_agency_and_report(client: Client) -> None:
    report = ReportFactory(agency__name="澜江市司法局", cells={"requests.new.total": 3})
    recheck(report)
    shown = page(client, "rule=row_sum")
    assert "澜江市司法局" in shown
    assert f"{report.get_absolute_url()}#flag-" in shown
    assert "差 3" in shown


def test_flags_of_drafts_and_earlier_revisions_are_not_listed(client: Client) -> None:
    FindingFactory(report=ReportFactory(draft=True, agency__name="澜江市水利局"))
    FindingFactory(report=ReportFactory(state="superseded", agency__name="澜江市财政局"))
    shown = page(client)
    assert "澜江市水利局" not in shown
    assert "澜江市财政局" not in shown


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("rule=row_sum", True),
        ("rule=balance", False),
        ("severity=error", True),
        ("severity=info", False),
        ("region=990100", True),
        ("region=990121", False),
        ("level=prefectural", True),
        ("level=county", False),
        ("year=2022", True),
        ("year=2021", False),
    ],
)
def test_filters_choose_by_rule_severity_place_and_year(
    client: Client, query: str, listed: bool
) -> None:
    county = cloud_river()[2]
    FindingFactory(report__agency=AgencyFactory(name="澜江市司法局"))
    elsewhere = AgencyFactory(name="枫砚县教育局", region=county, level="county", field="education")
    FindingFactory(
        report=ReportFactory(agency=elsewhere, year=2021), rule="balance", severity="info"
    )
    assert ("澜江市司法局" in page(client, query)) == listed


def test_nothing_that_matches_is_said_in_words(client: Client) -> None:
    assert 'class="empty"' in page(client)


def test_nonsense_in_the_address_is_answered_with_a_page(client: Client) -> None:
    for query in ("rule=x", "region=abc", "region=²", "year=x", "page=99", "sort=nonsense"):
        assert client.get(f"{reverse('flags')}?{query}").status_code == 200


def test_the_number_of_queries_does_not_grow_with_flags(
    client: Client, django_assert_max_num_queries
) -> None:
    for _ in range(30):
        FindingFactory()
    with django_assert_max_num_queries(12):
        page(client)


def test_the_rules_page_explains_every_rule_with_an_example(client: Client) -> None:
    FindingFactory()
    shown = client.get(reverse("rules")).content.decode()
    for rule in RULES:
        assert f'id="{rule.name}"' in shown
    assert f"{reverse('flags')}?rule=row_sum" in shown


def test_the_rules_page_needs_three_queries(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):  # the data's version, the counts
        client.get(reverse("rules"))


def test_the_rules_page_speaks_english(client: Client) -> None:
    shown = client.get("/en/rules/").content.decode()
    assert RULES[0].title.en in shown


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("family=sums", True),
        ("family=prose", False),
        ("acknowledged=yes", True),
        ("acknowledged=no", False),
        ("acknowledged=x&family=x", True),
    ],
)
def test_filters_choose_by_family_and_by_who_looked(
    client: Client, query: str, listed: bool
) -> None:
    flag = FindingFactory(report__agency=AgencyFactory(name="澜江市司法局"))
    acknowledge(flag.report, flag.fingerprint, by=StaffFactory(), reason="原文如此印")
    assert ("澜江市司法局" in page(client, query)) == listed


def test_one_agency_s_flags_can_be_asked_for_and_left_again(client: Client) -> None:
    flag = FindingFactory(report__agency=AgencyFactory(name="澜江市司法局"))
    FindingFactory(report__agency=AgencyFactory(name="澜江市水利局"))
    shown = page(client, f"agency={flag.report.agency_id}")
    assert "澜江市水利局" not in shown
    assert "仅看：" in shown
    assert "澜江市水利局" in page(client, "agency=x")


def test_each_number_leads_to_its_cell_and_its_place_and_citizens_see_who_looked(
    client: Client,
) -> None:
    report = ReportFactory(cells={"requests.new.total": 3})
    recheck(report)
    flag = report.findings.get(rule="row_sum")
    acknowledge(report, flag.fingerprint, by=StaffFactory(), reason="原文如此印")
    shown = page(client, "rule=row_sum")
    url = report.get_absolute_url()
    assert f'href="{url}#requests.new.total"' in shown
    assert f'href="{url}source/#at-requests.new.total"' in shown
    assert "已核对原文：报告原文如此。" in shown
    assert "原文如此印" in shown


def test_flags_are_added_up_by_rule_and_by_year(client: Client) -> None:
    agency = AgencyFactory()
    for year in (2021, 2023):
        FindingFactory(report=ReportFactory(agency=agency, year=year))
    FindingFactory(report__year=2023, rule="balance", severity="error")
    answer = client.get(reverse("flags"))
    totals = [(held.rule.name, held.flags, held.reports) for held in answer.context["totals"]]
    assert totals == [("row_sum", 2, 2), ("balance", 1, 1)]
    plot = answer.context["trend"].plot
    assert plot.years == (2021, 2022, 2023)
    assert [value.number for value in plot.series[0].values] == [1, 0, 2]
    assert "?rule=balance" in answer.content.decode()


def test_likeness_leads_to_the_other_report(client: Client) -> None:
    flag, other = FindingFactory(), ReportFactory()
    detail = {"other": "甲", "year": 2021, "report": other.pk, "percent": 90}
    value = flag.value | {
        "rule": "shared_prose",
        "equation": None,
        "detail": detail | {"more_zh": "", "more_en": ""},
    }
    Finding.objects.update(rule="shared_prose", value=value)
    assert f'href="{other.get_absolute_url()}">查看该报告' in page(client)


def test_an_agency_s_page_shows_the_flags_of_its_latest_reports_with_their_equations(
    client: Client,
) -> None:
    agency = AgencyFactory()
    reports = [ReportFactory(agency=agency, year=year) for year in (2021, 2022)]
    for report in reports:
        FindingFactory(report=report)
    FindingFactory(report=ReportFactory(agency=agency, year=2023, draft=True))
    answer = client.get(agency.get_absolute_url())
    assert [flag.report_url for flag in answer.context["flags"]] == [
        report.get_absolute_url() for report in reversed(reports)
    ]
    assert 'class="equation"' in answer.content.decode()
    assert not answer.context["has_more_flags"]


def test_an_agency_with_many_flags_leads_to_all_of_them(client: Client) -> None:
    report = ReportFactory()
    for place in range(13):
        FindingFactory(report=report, position=place)
    shown = client.get(f"/en{report.agency.get_absolute_url()}").content.decode()
    assert f"/en/flags/?agency={report.agency_id}" in shown


def test_filters_that_nothing_can_pass_add_up_to_nothing() -> None:
    FindingFactory()
    assert Finding.objects.filter(rule__in=[]).tallies() == Tallies()
    assert Finding.objects.none().tallies().reports == 0
