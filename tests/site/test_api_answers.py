"""How the interface for programs answers whatever it is asked: in JSON, in words, within limits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parsing.indicators import MEASURES
from parsing.intake.findings import recheck
from reports_site.api.documentation import operations
from tests.factories import (
    FindingFactory,
    ReportFactory,
)
from tests.site.programs import ROOT, ask

pytestmark = pytest.mark.django_db

EVERY_LINE = "&".join(f"line={code}" for code in MEASURES)
EVERY_YEAR = "".join(f"&year={year}" for year in range(2008, 2030))


@pytest.mark.parametrize(
    ("query", "name", "word"),
    [
        ("reports?limit=0", "limit", "1"),
        ("reports?limit=100000", "limit", "500"),
        ("reports?after=-1", "after", "0"),
        ("reports?after=99999999999999999999", "after", ""),
        ("reports?year=abc", "year", "整数"),
        ("reports?year=1066", "year", "2008"),
        ("reports?region=abc", "region", ""),
        ("reports?region=123456", "region", "地区"),
        ("reports?level=galactic", "level", "county"),
        ("reports?has_errors=maybe", "has_errors", "true"),
        ("reports?nonsense=1", "nonsense", "没有"),
        ("findings?rule=x", "rule", ""),
        ("agencies?q=" + "字" * 500, "q", "60"),
        ("agencies?q=%00", "q", ""),
        ("comparison", "agency", ""),
        ("comparison?agency=1&line=x", "line", ""),
        ("comparison?agency=999999", "agency", "999999"),
        ("regions?after=x", "after", ""),
        ("comparison?agency=1&" + EVERY_LINE + EVERY_YEAR, "line", "1500"),
    ],
)
def test_a_wrong_parameter_is_named_in_words_of_both_languages(
    client: Client, query: str, name: str, word: str
) -> None:
    error = ask(client, f"/{query}", status=422)["error"]
    assert error["message"]["zh"]
    assert error["message"]["en"]
    (field,) = error["fields"]
    assert field["name"] == name
    assert word in field["message"]["zh"]
    assert field["message"]["en"]


@pytest.mark.parametrize("count", [51, 10_000])
def test_too_many_agencies_are_refused_with_the_limit(client: Client, count: int) -> None:
    query = "&".join(f"agency={pk}" for pk in range(1, count + 1))
    error = ask(client, f"/comparison?{query}", status=422)["error"]
    assert "最多 50 个" in json.dumps(error, ensure_ascii=False)


@pytest.mark.parametrize(
    "path", ["/nothing", "/reports/999999", "/agencies/999999", "/reports/1/tables", "//"]
)
def test_what_is_not_there_is_answered_in_json(client: Client, path: str) -> None:
    error = ask(client, path, status=404)["error"]
    assert error["message"]["zh"]
    assert error["message"]["en"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    assert getattr(client, method)(f"{ROOT}/reports").status_code == 405


def test_a_page_far_behind_the_end_is_empty(client: Client) -> None:
    ReportFactory()
    assert ask(client, "/reports?after=9223372036854775807") == {"items": [], "next": None}


def test_too_many_requests_are_told_to_wait(client: Client, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 2
    for _ in range(2):
        ask(client, "/rules")
    answer = client.get(f"{ROOT}/rules")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    assert answer.json()["error"]["message"]["en"]
    assert client.get(f"{ROOT}/rules", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_pages_of_other_sites_may_read_every_answer(client: Client) -> None:
    for path in ("/rules", "/reports?year=x", "/nothing"):
        assert client.get(ROOT + path)["Access-Control-Allow-Origin"] == "*"


def test_every_example_of_the_documentation_runs(client: Client) -> None:
    report = ReportFactory(errors=1)
    recheck(report)
    examples = [example for operation in operations() for example in operation.examples]
    assert len(examples) > len(operations())
    for example in examples:
        answer = client.get(example)
        assert answer.status_code == 200, example
        assert answer.json()


def test_the_documentation_names_every_address_and_parameter_in_both_languages(
    client: Client,
) -> None:
    chinese = client.get(reverse("api_docs")).content.decode()
    english = client.get("/en/api/docs").content.decode()
    document = client.get(f"{ROOT}/openapi.json").json()
    assert len(document["paths"]) == 9
    for path, methods in document["paths"].items():
        assert f"GET {path}" in chinese
        assert methods["get"]["summary"] in english
        for parameter in methods["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in chinese


def test_the_number_of_queries_does_not_grow_with_rows(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for path in ("/agencies", "/reports", "/findings", "/regions"):
                ask(client, path)
        return len(captured)

    FindingFactory()
    few = queries()
    for _ in range(10):
        FindingFactory()
    assert queries() == few


def test_a_report_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    report = ReportFactory()
    for _ in range(5):
        FindingFactory(report=report)
    with django_assert_max_num_queries(10):
        ask(client, f"/reports/{report.pk}")
