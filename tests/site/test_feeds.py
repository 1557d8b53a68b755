"""Feeds of what is new."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parsing.forms import Address
from parsing.intake.corrections import correct
from tests.factories import AdminFactory, CorrectionFactory, ReportFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
REPORTS, CORRECTIONS = "/feeds/reports.atom", "/feeds/corrections.atom"


def entries(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return [
        {
            "title": entry.findtext(f"{ATOM}title") or "",
            "id": entry.findtext(f"{ATOM}id") or "",
            "summary": entry.findtext(f"{ATOM}summary") or "",
            "link": entry.find(f"{ATOM}link").get("href"),
        }
        for entry in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
    ]


def test_reports_are_told_the_latest_first(client: Client) -> None:
    ReportFactory(agency__name="澜江市司法局", published_at=timezone.now())
    later = ReportFactory(agency__name="澜江市教育局", published_at=timezone.now())
    told = entries(client, REPORTS)
    assert ["教育" in entry["title"] for entry in told] == [True, False]
    assert told[0]["link"] == f"http://testserver{later.get_absolute_url()}"


@pytest.mark.parametrize("state", ["draft", "superseded", "withdrawn"])
def test_what_is_not_published_is_not_told(client: Client, state: str) -> None:
    report = ReportFactory(state=state)
    CorrectionFactory(report=report)
    assert entries(client, REPORTS) == []
    assert entries(client, CORRECTIONS) == []


def test_a_correction_is_told_with_what_stood_before_and_why_and_never_by_whom(
    client: Client,
) -> None:
    report = ReportFactory(agency__name="澜江市司法局", cells={"requests.new.total": None})
    typed = {Address("requests", "new", "total"): "7"}
    admin = AdminFactory(username="anning")
    correct(report, typed, by=admin, version=report.version, reason="核对登记簿")
    (told,) = entries(client, CORRECTIONS)
    assert "澜江市司法局" in told["title"]
    assert "→ 7" in told["summary"]
    assert "核对登记簿" in told["summary"]
    assert told["link"].endswith("#requests.new.total")
    assert "anning" not in client.get(CORRECTIONS).content.decode()


def test_every_entry_has_a_name_of_its_own(client: Client) -> None:
    report = ReportFactory()
    for before, after in (("203", "200"), ("200", "201")):
        CorrectionFactory(report=report, before=before, after=after)
    told = entries(client, CORRECTIONS)
    assert len({entry["id"] for entry in told}) == len(told) == 2


def test_feeds_speak_both_languages(client: Client) -> None:
    ReportFactory(year=2022)
    assert "report for 2022" in entries(client, f"/en{REPORTS}")[0]["title"]
    assert "report for" not in entries(client, REPORTS)[0]["title"]


def test_the_number_of_queries_does_not_grow_with_entries(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            entries(client, REPORTS)
            entries(client, CORRECTIONS)
        return len(captured)

    CorrectionFactory()
    few = queries()
    for _ in range(8):
        CorrectionFactory()
    assert queries() == few
