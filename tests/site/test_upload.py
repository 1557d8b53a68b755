"""Staff upload texts; a bad one is refused with a reason, and what was typed stays."""

import html
from itertools import islice

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DiskFull

from parsing import examples
from parsing.intake.batch_reading import read_files
from parsing.intake.upload import receive
from parsing.models import Batch, Report, Source
from tests.factories import AgencyFactory, ReportFactory, StaffFactory
from tests.intake.packing import archive

pytestmark = pytest.mark.django_db

ADDRESS = "/en/upload/"
TEXTS = [example.text for example in islice(examples.examples(), 3)]


def file(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def words(page):
    return html.unescape(page.content.decode())


def said(page):
    return [str(message) for message in page.context["messages"]]


@pytest.mark.parametrize("address", ["/upload/", "/en/upload/"])
def test_the_page_answers_in_both_languages(client, clerk, address):
    assert client.get(address).status_code == 200


def test_a_pasted_text_leads_to_its_review(client, clerk):
    answer = client.post(ADDRESS, {"text": TEXTS[0]})
    report = Report.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/en/review/{report.pk}/"
    assert report.source.uploaded_by == clerk
    assert report.is_draft


def test_a_text_pasted_with_the_line_ends_of_a_browser_is_the_text_of_the_file(client, clerk):
    client.post(ADDRESS, {"files": [file("a.txt", TEXTS[0])]})
    client.post(ADDRESS, {"text": TEXTS[0].replace("\n", "\r\n")})
    assert Source.objects.get().text == TEXTS[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_in_any_of_the_encodings(client, clerk, encoding):
    answer = client.post(ADDRESS, {"files": [file("a.txt", TEXTS[0].encode(encoding))]})
    assert answer.status_code == 302
    assert Source.objects.get().text == TEXTS[0]


def test_agency_and_year_that_are_given_are_kept(client, clerk):
    agency = AgencyFactory(name="澜江市司法局")
    client.post(ADDRESS, {"text": TEXTS[0], "agency": "澜江市司法局", "year": "2018"})
    report = Report.objects.get()
    assert (report.agency, report.year) == (agency, 2018)


def test_an_agency_may_be_given_with_its_region_or_by_a_former_name(client, clerk):
    agency = AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"])
    for text, name in zip(
        TEXTS, ["澜江市司法局（云川省澜江市）", "澜江市法制办公室"], strict=False
    ):
        client.post(ADDRESS, {"text": text, "agency": name})
    assert [report.agency for report in Report.objects.all()] == [agency, agency]


def test_several_files_lead_to_their_batch_and_wait_there(client, clerk):
    files = [file("a.txt", TEXTS[0]), file("b.txt", TEXTS[1]), file("c.txt", b"\xff\xff")]
    answer = client.post(ADDRESS, {"files": files})
    batch = Batch.objects.get()
    assert answer.url == f"/en/batches/{batch.pk}/"
    assert (batch.by, batch.name) == (clerk, "a.txt and 2 more")
    assert [item.name for item in batch.items.all()] == ["a.txt", "b.txt", "c.txt"]
    assert batch.counts()["queued"] == 3
    assert not Report.objects.exists()


def test_an_archive_leads_to_a_batch_of_what_is_in_it(client, clerk):
    packed = archive({"2019/a.txt": TEXTS[0], "2020/b.txt": TEXTS[1], ".DS_Store": "x"})
    client.post(ADDRESS, {"files": [file("年报.zip", packed)]})
    batch = Batch.objects.get()
    assert batch.name == "年报.zip"
    assert [item.name for item in batch.items.all()] == [
        "年报.zip/2019/a.txt",
        "年报.zip/2020/b.txt",
    ]


def test_an_archive_cannot_all_be_one_agencys_report_for_one_year(client, clerk):
    AgencyFactory(name="澜江市司法局")
    packed = archive({"a.txt": TEXTS[0], "b.txt": TEXTS[1]})
    sent = {"files": [file("a.zip", packed)], "agency": "澜江市司法局", "year": "2020"}
    assert client.post(ADDRESS, sent).status_code == 422
    assert not Batch.objects.exists()


def test_a_text_pasted_beside_files_is_read_at_once_and_the_files_wait(client, clerk):
    answer = client.post(ADDRESS, {"text": TEXTS[0], "files": [file("b.txt", TEXTS[1])]})
    batch = Batch.objects.get()
    assert answer.url == f"/en/batches/{batch.pk}/"
    assert Report.objects.get().is_draft
    assert batch.counts()["queued"] == 1


def test_the_name_of_a_file_is_never_markup(client, clerk):
    files = [file("<b>x</b>.txt", TEXTS[0]), file("b.txt", TEXTS[1])]
    page = client.post(ADDRESS, {"files": files}, follow=True)
    assert "<b>x</b>" not in page.content.decode()


def test_the_same_text_again_leads_to_the_draft_that_exists(client, clerk):
    client.post(ADDRESS, {"text": TEXTS[0]})
    page = client.post(ADDRESS, {"text": TEXTS[0]}, follow=True)
    assert page.redirect_chain == [(f"/en/review/{Report.objects.get().pk}/", 302)]
    assert "here already" in said(page)[-1]


def test_a_draft_that_somebody_else_brought_is_not_named(client):
    receive(TEXTS[0].encode(), by=StaffFactory())
    client.force_login(StaffFactory(permissions=["upload"]))
    answer = client.post(ADDRESS, {"text": TEXTS[0]}, follow=True)
    assert answer.redirect_chain[-1][0] == "/en/review/"
    [told] = said(answer)
    assert "in a draft that somebody else handles" in told
    assert Report.objects.get().stated_agency not in words(answer)


def test_the_text_of_a_published_report_leads_to_the_report(client, clerk):
    report = ReportFactory()
    client.post(ADDRESS, {"text": TEXTS[0]})
    Report.objects.filter(state="draft").update(
        state="published", agency=report.agency, year=2020, revision=1
    )
    answer = client.post(ADDRESS, {"text": TEXTS[0]})
    assert answer.url == f"/en/reports/{Report.objects.get(year=2020).pk}/"


@pytest.mark.parametrize(
    ("sent", "field", "why"),
    [
        ({}, "text", "Paste the text of a report, or choose a file."),
        ({"text": " \n\t"}, "text", "Paste the text of a report, or choose a file."),
        ({"text": "这里没有表格。"}, "text", "No official table was found in this text."),
        ({"text": "a\x00b"}, "text", "Null characters are not allowed."),
        ({"text": "字" * 1_000_001}, "text", "more than 1,000,000 characters"),
        ({"text": TEXTS[0], "year": "1999"}, "year", "Reports are for the years 2008 to"),
        ({"text": TEXTS[0], "year": "2101"}, "year", "Reports are for the years 2008 to"),
        ({"text": TEXTS[0], "year": "last"}, "year", "whole number"),
        ({"text": TEXTS[0], "agency": "某局"}, "agency", "No agency is called “某局”."),
        ({"text": TEXTS[0], "agency": "某\0局"}, "agency", "Null characters are not allowed."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    client, clerk, sent, field, why
):
    page = client.post(ADDRESS, sent)
    assert page.status_code == 422
    assert why in str(page.context["form"].errors[field])
    assert why in words(page)
    for name, typed in sent.items():
        assert page.context["form"][name].value() == typed
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "There is no text in it."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is a picture (PNG)"),
        ("年度报告".encode() + b"\xff\xff", "the byte at offset 12"),
        ("这里没有表格。", "No official table"),
    ],
    ids=["empty", "binary", "undecodable", "no table"],
)
def test_a_bad_file_is_refused_by_name(client, clerk, content, why):
    page = client.post(ADDRESS, {"files": [file("bad.txt", content)]})
    assert page.status_code == 422
    assert f"bad.txt: {why}" in words(page).replace("This is no text: ", "").replace(
        "The text is ", ""
    )
    assert not Source.objects.exists()


def test_a_large_file_is_read_in_the_background_and_says_there_what_is_wrong(
    client, clerk, settings
):
    settings.UPLOAD_AT_ONCE_BYTES, settings.UPLOAD_MAX_BYTES = 10, 20 * 1024 * 1024
    answer = client.post(ADDRESS, {"files": [file("large.txt", b"x" * (21 * 1024 * 1024))]})
    batch = Batch.objects.get()
    assert answer.url == batch.get_absolute_url()
    read_files(list(batch.items.values_list("pk", flat=True)))
    assert batch.items.get().code == "too_large"
    assert "20 MB" in batch.items.get().why["en"]


def test_a_pasted_text_that_is_refused_comes_back_before_any_file_is_stored(client, clerk):
    sent = {"text": "这里没有表格。", "files": [file("good.txt", TEXTS[0])]}
    page = client.post(ADDRESS, sent)
    assert page.status_code == 422
    assert "这里没有表格。" in words(page)
    assert not Source.objects.exists()


def test_agencies_of_a_similar_name_are_proposed(client, clerk):
    AgencyFactory(name="澜江市司法局")
    page = client.post(ADDRESS, {"text": TEXTS[0], "agency": "澜江司法局"})
    assert "澜江市司法局（云川省澜江市）" in words(page)


def test_several_texts_cannot_all_be_one_agencys_report_for_one_year(client, clerk):
    AgencyFactory(name="澜江市司法局")
    files = [file("a.txt", TEXTS[0]), file("b.txt", TEXTS[1])]
    page = client.post(ADDRESS, {"files": files, "agency": "澜江市司法局", "year": "2020"})
    assert page.status_code == 422
    assert not Source.objects.exists()


def test_more_files_than_are_taken_at_once_are_refused(client, clerk, settings):
    settings.UPLOAD_MAX_FILES = 1
    page = client.post(ADDRESS, {"files": [file("a.txt", "a"), file("b.txt", "b")]})
    assert page.status_code == 422
    assert "At most 1 file" in words(page)


def test_an_enormous_request_is_refused_by_its_announced_length_alone(client, clerk):
    class NeverRead:
        def read(self, *_size):
            raise AssertionError("the body was read")

        readline = read

    answer = client.generic(
        "POST",
        ADDRESS,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200 * 1024 * 1024),
        **{"wsgi.input": NeverRead()},
    )
    assert answer.status_code == 413
    assert "128 MB" in answer.content.decode()


def test_a_pasted_text_beyond_what_is_kept_in_memory_gets_the_same_answer(client, clerk):
    answer = client.post(ADDRESS, {"text": "x" * (7 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "1,000,000" in answer.content.decode()


def test_without_the_token_of_the_form_nothing_is_stored(client, clerk):
    client.handler.enforce_csrf_checks = True
    assert client.post(reverse("upload"), {"text": TEXTS[0]}).status_code == 403
    assert not Source.objects.exists()


def test_a_full_disk_is_said_and_nothing_is_stored(client, clerk, monkeypatch):
    def full(*_args, **_more):
        raise OperationalError("could not extend file") from DiskFull("could not extend file")

    monkeypatch.setattr("parsing.intake.batches.insert_many", full)
    sent = {"files": [file("a.txt", TEXTS[0]), file("b.txt", TEXTS[1])]}
    page = client.post(ADDRESS, sent)
    assert page.status_code == 507
    assert "no room left on the disk. Nothing was stored." in words(page)
    assert not Batch.objects.exists()
