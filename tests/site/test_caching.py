"""Who may keep a copy of a page, and when a kept copy is right."""

from __future__ import annotations

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.http import http_date

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.models import Report
from tests.factories import AdminFactory, AgencyFactory, ReportFactory

pytestmark = pytest.mark.django_db

# The version counts transactions that commit.
committed = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report() -> Report:
    return ReportFactory(cells={"requests.new.total": 3})


def again(client: Client, address: str, etag: str) -> int:
    return client.get(address, headers={"If-None-Match": etag}).status_code


def places(report: Report) -> list[str]:
    return [
        reverse("home"),
        reverse("agencies"),
        report.agency.get_absolute_url(),
        report.get_absolute_url(),
        f"{report.get_absolute_url()}?format=csv",
        reverse("flags"),
        reverse("coverage"),
        reverse("rules"),
        f"{reverse('compare')}?agency={report.agency_id}",
        reverse("api:index"),
        reverse("api:report", args=(report.pk,)),
    ]


@committed
def test_a_kept_page_is_right_until_a_number_is_corrected(client: Client, report: Report) -> None:
    kept = {address: client.get(address) for address in places(report)}
    for address, answer in kept.items():
        assert again(client, address, answer["ETag"]) == 304
    typed = {Address("requests", "new", "total"): "5"}
    correct(report, typed, by=AdminFactory(), version=report.version, reason="核对")
    for address, answer in kept.items():
        assert again(client, address, answer["ETag"]) == 200


@committed
def test_a_draft_changes_no_page(client: Client, report: Report) -> None:
    etag = client.get(reverse("home"))["ETag"]
    ReportFactory(agency=report.agency, draft=True)
    assert again(client, reverse("home"), etag) == 304


@committed
def test_an_agency_that_is_renamed_changes_pages(client: Client, report: Report) -> None:
    etag = client.get(report.get_absolute_url())["ETag"]
    report.agency.name = "澜江市数据局"
    report.agency.save()
    assert again(client, report.get_absolute_url(), etag) == 200


def test_the_date_of_the_last_change_is_a_validator_too(client: Client, report: Report) -> None:
    day = client.get(report.get_absolute_url())["Last-Modified"]
    held = {"If-Modified-Since": day}
    assert client.get(report.get_absolute_url(), headers=held).status_code == 304
    held = {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert client.get(report.get_absolute_url(), headers=held).status_code == 200


@pytest.mark.parametrize("etag", ["*", '"x"', "W/", "", "字", '"' + "a" * 9000 + '"'])
def test_nonsense_for_a_validator_gives_the_page(client: Client, report: Report, etag: str) -> None:
    assert again(client, report.get_absolute_url(), etag) == 200


def test_a_page_may_be_kept_by_all_and_is_asked_for_again_each_time(
    client: Client, report: Report
) -> None:
    answer = client.get(report.get_absolute_url())
    assert {part.strip() for part in answer["Cache-Control"].split(",")} == {
        "public",
        "max-age=0",
        "must-revalidate",
    }
    assert answer["Vary"] == "Accept-Encoding, Cookie"


def test_an_answer_that_is_still_right_says_what_the_page_would(
    client: Client, report: Report
) -> None:
    page = client.get(report.get_absolute_url())
    short = client.get(report.get_absolute_url(), headers={"If-None-Match": page["ETag"]})
    for name in ("ETag", "Cache-Control", "Vary", "Last-Modified", "Content-Security-Policy"):
        assert short[name] == page[name]


def test_no_page_of_somebody_logged_in_may_be_kept_by_others(
    client: Client, clerk: Any, report: Report
) -> None:
    draft = ReportFactory(draft=True)
    for address in (*places(report), reverse("review_list"), reverse("review", args=(draft.pk,))):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "private" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]
        assert not answer.has_header("ETag")


def test_a_kept_page_of_a_visitor_is_no_answer_to_somebody_logged_in(
    client: Client, report: Report
) -> None:
    etag = client.get(reverse("home"))["ETag"]
    client.force_login(AdminFactory())
    assert again(client, reverse("home"), etag) == 200


def test_pages_differ_by_cookies(client: Client, report: Report) -> None:
    etag = client.get(reverse("home"))["ETag"]
    client.cookies["size"] = "large"
    assert again(client, reverse("home"), etag) == 200


@pytest.mark.parametrize("address", ["/nowhere/", "/reports/999999/", "/login/", "/upload/"])
def test_errors_forms_and_doors_are_not_kept(client: Client, address: str) -> None:
    answer = client.get(address)
    assert "public" not in answer.get("Cache-Control", "")


def test_whether_the_site_is_well_is_asked_anew_each_time(client: Client) -> None:
    answer = client.get(reverse("healthz"))
    assert not answer.has_header("ETag")
    assert "no-cache" in answer["Cache-Control"]


@committed
def test_a_page_that_was_made_is_not_made_again_until_the_data_changes(
    client: Client, report: Report, django_assert_num_queries: Any
) -> None:
    packed = {"Accept-Encoding": "gzip"}
    page = client.get(report.get_absolute_url(), headers=packed)
    with django_assert_num_queries(1):
        again = Client().get(report.get_absolute_url(), headers=packed)
    assert (again.content, again["ETag"]) == (page.content, page["ETag"])
    correct(
        report,
        {Address("requests", "new", "total"): "4321"},
        by=AdminFactory(),
        version=report.version,
        reason="核对",
    )
    assert "4321" in Client().get(report.get_absolute_url()).content.decode()


@committed
def test_a_page_that_many_ask_for_at_once_is_made_once(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def newest() -> list[Report]:
        made.append(1)
        time.sleep(0.2)
        return []

    def visit(_visitor: int) -> bytes:
        try:
            return Client().get(reverse("home"), headers={"Accept-Encoding": "gzip"}).content
        finally:
            connection.close()

    monkeypatch.setattr("reports_site.views.home.newest", newest)
    with ThreadPoolExecutor(8) as visitors:
        pages = set(visitors.map(visit, range(8)))
    assert (len(made), len(pages)) == (1, 1)


@committed
def test_what_is_not_kept_is_made_for_all_at_once(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(3)

    def newest() -> list[Report]:
        made.append(1)
        if len(made) > 1:
            together.wait(timeout=5)
        time.sleep(0.5)  # until the others have come
        return []

    def visit(_visitor: int) -> int:
        try:
            return Client(raise_request_exception=False).get(reverse("home")).status_code
        finally:
            connection.close()

    made: list[int] = []
    monkeypatch.setattr("reports_site.views.home.newest", newest)
    with ThreadPoolExecutor(4) as visitors:
        assert list(visitors.map(visit, range(4))) == [200] * 4  # nobody unpacks: none is kept


@committed
def test_a_page_that_fails_keeps_nobody_waiting(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newest() -> list[Report]:
        raise ZeroDivisionError

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as broken:
        broken.setattr("reports_site.views.home.newest", newest)
        assert client.get(reverse("home")).status_code == 500
    assert client.get(reverse("home")).status_code == 200


@committed
def test_a_page_that_was_made_is_none_for_another_language_or_address(
    client: Client, report: Report
) -> None:
    address = reverse("agencies")
    pages = [client.get(path) for path in (address, f"/en{address}", f"{address}?q=zzz")]
    assert len({page.content for page in pages}) == 3
    again = [client.get(path) for path in (address, f"/en{address}", f"{address}?q=zzz")]
    assert [page.content for page in again] == [page.content for page in pages]


@committed
def test_a_page_is_packed_for_who_can_unpack_it(client: Client, report: Report) -> None:
    plain = client.get(report.get_absolute_url())
    packed = client.get(report.get_absolute_url(), headers={"Accept-Encoding": "br, gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3


@committed
def test_right_after_a_change_no_date_is_a_validator(client: Client, report: Report) -> None:
    # Another change in the same second would have the same date.
    answer = client.get(report.get_absolute_url())
    assert not answer.has_header("Last-Modified")
    held = {"If-Modified-Since": http_date(time.time())}
    assert client.get(report.get_absolute_url(), headers=held).status_code == 200


def test_an_answer_that_is_still_right_costs_one_query(
    client: Client, report: Report, django_assert_num_queries: Any
) -> None:
    AgencyFactory()
    etag = client.get(reverse("coverage"))["ETag"]
    with django_assert_num_queries(1):
        assert again(client, reverse("coverage"), etag) == 304
