"""Bytes come in, a draft comes out, once a text."""

import codecs
from threading import Barrier, Thread

import pytest
from django.db import connection

from parsing.forms import Address
from parsing.intake.refusal import Refused
from parsing.intake.store import rows_of, store_rows
from parsing.intake.texts import text_digest
from parsing.intake.upload import receive
from parsing.models import Report, Source
from parsing.reading.values import Cell, Reading, Span
from tests.factories import AgencyFactory, ReportFactory, StaffFactory

MARKED_UTF16 = {"le": codecs.BOM_UTF16_LE, "be": codecs.BOM_UTF16_BE}


@pytest.mark.django_db
def test_a_text_becomes_a_draft_with_its_tables_and_its_bytes(text):
    clerk = StaffFactory()
    received = receive(text.encode(), by=clerk, filename="2019.txt")
    report = received.report
    assert received.is_new
    assert report.is_draft
    assert report.form == "2019"
    assert report.rows("requests")["new"].total is not None
    assert bytes(report.source.content) == text.encode()
    assert (report.source.filename, report.source.uploaded_by) == ("2019.txt", clerk)


@pytest.mark.django_db
def test_every_number_points_at_the_words_it_was_read_from(text):
    report = receive(text.encode(), by=None).report
    row = report.rows("requests")["new"]
    start, end = row.span("total")
    assert report.source.text[start:end].strip().replace(",", "") == str(row.total)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: text.encode(), "utf-8"),
        (lambda text: codecs.BOM_UTF8 + text.encode(), "utf-8"),
        (lambda text: MARKED_UTF16["le"] + text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: MARKED_UTF16["be"] + text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("gb18030"), "gb18030"),
    ],
)
def test_every_encoding_leads_to_the_same_text(text, encode, encoding):
    report = receive(encode(text), by=None).report
    assert report.source.text == text
    assert report.source.encoding == encoding


@pytest.mark.django_db
@pytest.mark.parametrize(
    "again",
    [
        lambda text: text.encode(),
        lambda text: text.encode("gb18030"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: ("\n\n" + text + "  \n").encode(),
    ],
    ids=["the same bytes", "another encoding", "other line ends", "white space around it"],
)
def test_the_same_text_leads_to_the_report_that_exists(text, again):
    first = receive(text.encode(), by=None)
    second = receive(again(text), by=StaffFactory())
    assert second.report == first.report
    assert not second.is_new
    assert Source.objects.count() == 1


def test_texts_that_differ_in_a_number_are_two_texts():
    assert text_digest("新收 12 件") != text_digest("新收 13 件")
    assert text_digest("a\tb") != text_digest("a b")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "empty", "no text"),
        (b" \r\n\t ", "empty", "no text"),
        ("这里没有表格。".encode(), "no_table", "No official table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image", "PNG"),
        ("年度报告".encode() + b"\xff\xff", "undecodable", "offset 12"),
        (codecs.BOM_UTF16_LE + "年度".encode("utf-16-le") + b"\x00\xd8", "undecodable", "offset 6"),
        (b"x" * (32 * 1024 * 1024 + 1), "too_large", "32 MB"),
        (b"x" * 1_000_001, "too_long", "1,000,000"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(content, code, words, settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(Refused) as refused:
        receive(content, by=None)
    assert refused.value.code == code
    assert words in str(refused.value.message)
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_what_the_uploader_says_stands_over_what_the_text_says(text):
    agency = AgencyFactory()
    report = receive(text.encode(), by=None, agency=agency, year=2018).report
    assert (report.agency, report.year) == (agency, 2018)


@pytest.mark.django_db
@pytest.mark.parametrize("value", [-4, 2**31, 10**30])
def test_a_number_that_cannot_be_kept_is_unread_and_not_another_number(value):
    address = Address("requests", "new", "total")
    report = ReportFactory(draft=True, cells__without=["requests", "disclosure", "disputes"])
    reading = Reading("", cells={address: Cell(address, value, Span(0, 2))})
    store_rows([(report, rows_of(reading))])
    row = report.rows("requests")["new"]
    assert (row.total, row.uncertain, row.span("total")) == (None, ["total"], (0, 2))


@pytest.mark.django_db(transaction=True)
def test_two_who_upload_one_text_at_once_get_one_report(text):
    start, received = Barrier(2), []

    def upload() -> None:
        start.wait()
        received.append(receive(text.encode(), by=None))
        connection.close()

    both = [Thread(target=upload) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [outcome.is_new for outcome in received].count(True) == 1
    assert received[0].report == received[1].report
    assert Report.objects.count() == 1
