"""Files made to be slow or large end at a stated limit, in seconds and in little memory."""

import time
import tracemalloc
from contextlib import suppress
from zipfile import ZIP_STORED

import pytest

from parsing.reading.files import FileError, limits, open_document

from .making import docx, docx_xml, p, pdf, rule, text, xlsx, zipped

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "9">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><x>&i;</x>"
)


def refused(content: bytes) -> FileError:
    with pytest.raises(FileError) as error:
        open_document(content)
    return error.value


def deep(name: str, levels: int, inner: str) -> str:
    return f"<w:{name}>" * levels + inner + f"</w:{name}>" * levels


def loose(body: str) -> bytes:
    """A Word document that is not packed."""
    return zipped({"word/document.xml": docx_xml(body)}, method=ZIP_STORED)


NESTED = "<w:tbl><w:tr><w:tc>" * 20 + p("9") + "</w:tc></w:tr></w:tbl>" * 20


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: b"a" * (limits.MOST_BYTES + 1), "bytes"),
        (lambda: docx("<w:p/>" + " " * 20_000_000), "ratio"),
        (lambda: loose("<w:p/>" * 2_100_000), "elements"),
        (lambda: docx(deep("sdt", 300, p("9"))), "nesting"),
        (lambda: docx(NESTED), "nesting"),
        (
            lambda: loose("<w:tbl>" + f"<w:tr>{'<w:tc/>' * 200}</w:tr>" * 1_100 + "</w:tbl>"),
            "cells",
        ),
        (lambda: b"<table><tr><td>" * 5_000, "nesting"),
        (lambda: b"<table>" + b"<tr><td>1" * 250_000, "cells"),
        (lambda: b"1,2,3,4\n" * 60_000, "cells"),
        (lambda: (b",".join([b"1"] * 300) + b"\n") * 3, "columns"),
        (
            lambda: xlsx(
                {
                    "a": "".join(
                        f'<row r="{n}"><c r="IV{n}"><v>1</v></c></row>' for n in range(1, 1_000)
                    )
                }
            ),
            "cells",
        ),
        (lambda: xlsx({"a": '<row r="1"><c r="XFD1"><v>1</v></c></row>'}), "columns"),
        (lambda: zipped({f"{number}": "" for number in range(5_100)}), "entries"),
        (lambda: pdf(*[[] for _ in range(301)]), "pages"),
        (lambda: pdf([text(50, 50, "9"), *[rule(1, 1, 9, 1)] * 20_001]), "page"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_beyond_a_limit_says_which(make, what):
    content = make()
    started = time.perf_counter()
    error = refused(content)
    assert (error.code, error.params["what"]) == ("limit", what)
    assert f"{error.params['limit']:,}" in error.words.en
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml"])
def test_entities_in_xml_are_refused_unread(encoding, name):
    assert refused(zipped({name: ENTITIES.encode(encoding)})).code == "broken"


def test_an_encoding_cannot_hide_a_doctype():
    declared = b'<?xml version="1.0" encoding="cp037"?>'
    hidden = declared + "<!DOCTYPE x>".encode("cp037")
    assert refused(zipped({"word/document.xml": hidden})).code == "broken"


def test_a_zip_bomb_takes_little_memory():
    content = docx("<w:p/>" + " " * 60_000_000)
    tracemalloc.start()
    refused(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 32 * limits.MEGABYTE


def test_a_directory_that_lies_of_its_size_is_refused():
    content = bytearray(zipped({"word/document.xml": docx_xml(p("9"))}))
    at = content.rindex(b"PK\x05\x06")
    content[at + 10 : at + 12] = b"\xff\xff"
    assert refused(bytes(content)).params["what"] == "entries"


@pytest.mark.parametrize(
    "unit",
    [
        '<a "',
        "<a '",
        "<!--",
        "<script>",
        "<td hidden>",
        "<div hidden>",
        "<table><td>",
        "&amp;",
        "&",
        "<",
        "<a ",
        "</td>",
        "<pre>",
        "<td rowspan=9 colspan=9>",
    ],
)
def test_pages_made_to_be_slow_are_read_in_time_that_grows_with_their_length(unit):
    """Ten times the length may take no more than thirty times as long."""
    times = []
    for length in (30_000, 300_000):
        content = ("<p>" + unit * (length // len(unit))).encode()
        started = time.perf_counter()
        with suppress(FileError):
            open_document(content)
        times.append(time.perf_counter() - started)
    assert times[1] < 30 * times[0] + 0.5


def test_forms_within_forms_of_a_pdf_end_in_time(monkeypatch):
    """Ten forms, each of which draws the next ten times: ten thousand million drawings."""
    from parsing.reading.files.pdf import process

    monkeypatch.setattr(process, "MOST_PDF_SECONDS", 2.0)
    started = time.perf_counter()
    error = refused(nested_forms(10))
    assert error.code == "limit"
    assert error.params["what"] in ("seconds", "memory", "page")
    assert time.perf_counter() - started < 15
    assert "规章" in open_document(pdf([text(50, 50, "规章与规范性文件十二件")])).text


def nested_forms(depth: int) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for level in range(depth):
        drawing = "/X Do " * 10 if level < depth - 1 else "0 0 m 9 9 l S"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {len(drawing)} "
            f"/Resources << /XObject << /X {6 + level} 0 R >> >> >>\nstream\n{drawing}\nendstream"
        )
    body = "".join(f"{n} 0 obj\n{o}\nendobj\n" for n, o in enumerate(objects, start=1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode()
