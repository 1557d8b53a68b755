"""The flags of all published reports."""

import pytest
from django.test import Client
from django.urls import reverse

from parsing.checks import RULES
from parsing.intake.findings import recheck
from tests.factories import AgencyFactory, FindingFactory, ReportFactory, cloud_river

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    return client.get(f"{reverse('flags')}?{query}").content.decode()


def test_a_flag_is_listed_with_its_agency_and_report(client: Client) -> None:
    report = ReportFactory(agency__name="澜江市司法局", cells={"requests.new.total": 3})
    recheck(report)
    shown = page(client, "rule=row_sum")
    assert "澜江市司法局" in shown
    assert f"{report.get_absolute_url()}#flag-" in shown
    assert "，差 3" in shown


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
