"""Files of every kind come in through the same door as a pasted text."""

import pytest

from parsing.intake.refusal import Refused
from parsing.intake.upload import receive
from parsing.models import Source
from tests.reading.files.making import docx, p, tbl, zipped


def as_docx(text: str) -> bytes:
    """The text as a Word document, each line with tabs a row."""
    rows = [line.split("\t") for line in text.splitlines()]
    return docx("".join(tbl(row) if len(row) > 1 else p(row[0]) for row in rows))


@pytest.mark.django_db
def test_a_word_document_becomes_a_draft_whose_numbers_point_into_the_file(text):
    report = receive(as_docx(text), by=None, filename="年报.docx").report
    assert report.source.kind == "docx"
    assert report.form == "2019"
    row = report.rows("requests")["new"]
    start, end = row.span("total")
    assert report.source.text[start:end].replace(",", "") == str(row.total)
    place = report.source.place(start)
    assert place.table
    assert place.row
    assert report.source.media_type.endswith("wordprocessingml.document")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("zh-hans", "另存为"), ("en", "Save as")])
def test_what_cannot_be_opened_is_refused_in_the_readers_language(language, words, settings):
    settings.LANGUAGE_CODE = language
    with pytest.raises(Refused) as refused:
        receive(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), by=None)
    assert refused.value.code == "old_word"
    assert words in refused.value.message
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_an_archive_is_no_report():
    with pytest.raises(Refused) as refused:
        receive(zipped({"1.txt": "规章"}), by=None)
    assert refused.value.code == "archive"
