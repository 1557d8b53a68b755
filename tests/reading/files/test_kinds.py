"""The type of a file is told by its bytes; what is not read says why and what helps."""

import pytest

from parsing.reading.files import FileError, open_document
from parsing.reading.files.errors import LIMITS, MESSAGES

from .making import docx, p, pdf, text, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>规章</t></is></c></row>'
LINES = [text(50, 50 + 20 * line, "第二十条规章与规范性文件12件") for line in range(3)]
ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"11" * 32
    + b"> /U <"
    + b"22" * 32
    + b"> >> /ID [<00><00>] /Root"
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("规章\t1\n".encode(), "txt"),
        ("# 年度报告\n\n规章 1".encode(), "md"),
        ("| 规章 | 1 |\n|---|---|\n".encode(), "md"),
        ("规章,1,2\n规范性文件,3,4\n总计,4,6\n".encode("gb18030"), "csv"),
        ("<!DOCTYPE html><p>规章".encode(), "html"),
        ("\ufeff<html><body>规章".encode("utf-16-le"), "html"),
        (docx(p("规章")), "docx"),
        (xlsx({"表": ROW}), "xlsx"),
        (pdf(LINES), "pdf"),
        (b"\n\n" + pdf(LINES), "pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("filename", ["", "a.txt", "a.pdf", "a.docx"])
def test_the_type_is_told_by_the_bytes_and_not_by_the_name(content, kind, filename):
    document = open_document(content, filename=filename)
    assert document.kind == kind
    assert "规章" in document.text


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "old_word", ".docx"),
        (OLE + "Workbook".encode("utf-16-le"), "old_excel", ".xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (OLE, "unsupported", "OLE"),
        (b"{\\rtf1\\ansi 1}", "unsupported", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image", "JPEG"),
        (zipped({"OFD.xml": "<x/>"}), "unsupported", "OFD"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "unsupported", "pptx"),
        (
            zipped({"META-INF/manifest.xml": "", "content.xml": ""}),
            "unsupported",
            "OpenDocument",
        ),
        (zipped({"a.txt": "规章"}), "archive", "archive"),
        (docx(p("规章"))[:-40], "broken", "zip"),
        (zipped({"word/document.xml": "<w:document>"}), "broken", "docx"),
        (zipped({"word/styles.xml": "<x/>"}), "broken", "docx"),
        (zipped({"xl/workbook.xml": "<x/>"}), "broken", "xlsx"),
        (b"%PDF-1.7\nnothing", "broken", "pdf"),
        (pdf(LINES).replace(b"/Root", ENCRYPTED), "encrypted", "password"),
        (pdf([]), "no_text", "text"),
        (b"abc\x00def", "binary", "byte 3"),
        ("年度报告".encode() + b"\xff\xff", "undecodable", "offset 12"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isidentifier() else "",
)
def test_what_cannot_be_opened_says_why_in_both_languages(content, code, words):
    with pytest.raises(FileError) as refused:
        open_document(content)
    assert refused.value.code == code
    assert words in refused.value.words.en
    assert refused.value.words.zh != refused.value.words.en
    assert str(refused.value) == refused.value.words.en


def test_a_scan_is_named_as_such():
    picture = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 00> EI Q"  # one grey dot
    with pytest.raises(FileError) as refused:
        open_document(pdf([picture], [picture]))
    assert refused.value.code == "scanned"


def test_every_message_has_words_in_both_languages():
    for message in (*MESSAGES.values(), *LIMITS.values()):
        assert message.zh
        assert message.en
        assert message.zh != message.en
