"""The files of whole years."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.models import Report
from reports_site.exports import years
from reports_site.exports.years import folder, write_year, year_files
from reports_site.tasks import export_years
from tests.factories import AdminFactory, ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path


def file(client: Client, year: int, kind: str) -> bytes:
    answer = client.get(reverse("download", args=(year, kind)))
    assert answer.status_code == 200
    return answer.getvalue()


def lines(client: Client, year: int) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(file(client, year, "json")).splitlines()]


def rows(client: Client, year: int, table: str) -> list[dict[str, str]]:
    book = zipfile.ZipFile(io.BytesIO(file(client, year, "csv")))
    return list(csv.DictReader(io.StringIO(book.read(f"{table}.csv").decode("utf-8-sig"))))


def test_a_year_is_written_and_served_with_its_size_day_and_digest(client: Client) -> None:
    ReportFactory(year=2022)
    call_command("export_year", "2022", verbosity=0)
    held = file(client, 2022, "csv")
    digest = hashlib.sha256(held).hexdigest()
    sums = client.get(reverse("checksums")).content.decode()
    assert f"{digest}  open-reckoning-2022.csv.zip\n" in sums
    page = client.get(reverse("downloads")).content.decode()
    assert reverse("checksums") in page
    assert "open-reckoning-2022.csv.zip" in page
    assert reverse("download", args=(2022, "json")) in page


def test_all_years_are_written_at_once() -> None:
    ReportFactory(year=2021)
    ReportFactory(year=2022)
    call_command("export_year", "all", verbosity=0)
    assert year_files(2021)
    assert year_files(2022)


def test_years_are_written_each_night_unless_nothing_was_changed() -> None:
    ReportFactory(year=2022)
    export_years(0)
    first = year_files(2022)
    export_years(0)
    assert first
    assert year_files(2022) == first


@pytest.mark.parametrize("year", ["1999", "abc", "-1", "²"])
def test_a_year_without_reports_is_refused_in_words(year: str) -> None:
    with pytest.raises(CommandError, match="no report"):
        call_command("export_year", year, verbosity=0)


def test_zero_blank_and_unread_stay_three_things_in_both_kinds(client: Client) -> None:
    report = ReportFactory(
        cells={"requests.new.total": 0, "requests.carried_in.total": None},
        cells__uncertain=["requests.granted.total"],
    )
    write_year(2022)
    found = {row["row"]: row["total"] for row in rows(client, 2022, "requests")}
    assert (found["new"], found["carried_in"], found["granted"]) == ("0", "", "?")
    (line,) = lines(client, 2022)
    assert line["id"] == report.pk
    assert line["tables"]["requests"]["new"]["total"] == 0
    assert line["tables"]["requests"]["carried_in"]["total"] is None
    assert line["uncertain"] == ["requests.granted.total"]


def test_a_column_that_a_row_does_not_have_is_not_blank(client: Client) -> None:
    ReportFactory(cells={"disclosure.normative.in_force": None})
    write_year(2022)
    found = {row["row"]: row for row in rows(client, 2022, "disclosure")}
    assert found["normative"]["in_force"] == ""
    assert found["fees"]["in_force"] not in ("", "0", "?")


def test_corrections_stand_beside_what_is_printed(client: Client) -> None:
    report = ReportFactory(cells={"requests.new.total": 3})
    typed = {Address("requests", "new", "total"): "5"}
    correct(report, typed, by=AdminFactory(), version=report.version, reason="核对")
    write_year(2022)
    (line,) = lines(client, 2022)
    assert line["printed"] == {"requests.new.total": "3"}
    assert line["tables"]["requests"]["new"]["total"] == 5
    assert line["corrections"][0]["by"] == "administrator"


@pytest.mark.parametrize("state", ["draft", "superseded", "withdrawn"])
def test_only_published_reports_are_written(client: Client, state: str) -> None:
    ReportFactory(year=2022)
    hidden = ReportFactory(year=2022, state=state)
    write_year(2022)
    assert hidden.pk not in {line["id"] for line in lines(client, 2022)}
    assert str(hidden.pk) not in {row["report_id"] for row in rows(client, 2022, "requests")}


def test_writing_a_year_again_replaces_its_files_and_leaves_nothing_behind(client: Client) -> None:
    ReportFactory(year=2022)
    write_year(2022)
    ReportFactory(year=2022)
    write_year(2022)
    assert len(lines(client, 2022)) == 2
    assert len(list(folder().iterdir())) == 3


@pytest.mark.parametrize(
    "path",
    ["2022/csv/", "2022/exe/", "2022/..%2f..%2fsecret/", "99999999999/csv/", "2022/%00/"],
)
def test_a_file_that_is_not_there_is_answered_with_404(client: Client, path: str) -> None:
    assert client.get(f"{reverse('downloads')}{path}").status_code == 404


def test_a_file_that_the_visitor_holds_is_not_sent_again(client: Client) -> None:
    ReportFactory(year=2022)
    write_year(2022)
    address = reverse("download", args=(2022, "json"))
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_an_empty_folder_is_said_in_words_in_both_languages(client: Client) -> None:
    assert 'class="empty"' in client.get(reverse("downloads")).content.decode()
    assert "No file has been written yet" in client.get("/en/downloads/").content.decode()


def test_the_number_of_queries_does_not_grow_with_reports(
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(12):
        ReportFactory(year=2022)
    with django_assert_max_num_queries(24):
        write_year(2022)


@pytest.mark.django_db(transaction=True)
def test_the_files_of_a_year_tell_of_one_moment(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ReportFactory(year=2022)

    def publish_another(*_given: Any) -> None:
        ReportFactory(year=2022)
        connection.close()

    def tables_then_another(*given: Any) -> Path:
        written = tables(*given)
        other = Thread(target=publish_another)
        other.start()
        other.join()
        return written

    tables = years._write_tables
    monkeypatch.setattr(years, "_write_tables", tables_then_another)
    assert write_year(2022).reports == 1
    assert len(lines(client, 2022)) == 1
    assert Report.objects.published().count() == 2
