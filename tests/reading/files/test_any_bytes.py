"""Whatever the bytes: a document or a stated reason, never another exception, never a hang."""

import zipfile
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from parsing.reading import read
from parsing.reading.files import Document, FileError, open_document
from parsing.reading.files.archive import open_archive
from parsing.reading.files.errors import MESSAGES
from tests.cases import cases

from .making import W, docx, grid, p, pdf, tbl, tc, text, xlsx, zipped

PAGE = (
    "<html><table border=1><tr><td colspan=2>情况</td><td>总计</td></tr><tr><td rowspan=2>规章"
    "<td>1<td>2</tr><tr><td>3<td hidden>4</table><p>完</p><script>x</script></html>"
).encode()
SAMPLES = [
    docx(p("年度报告") + tbl(["规章", tc("1", '<w:gridSpan w:val="2"/>')], ["总计", "2", "3"])),
    xlsx(
        {"表": '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>2</v></c></row>'},
        strings=["规"],
    ),
    pdf([text(50, 40, "年度报告12"), *grid([50, 150, 250], [60, 80, 100]), text(55, 74, "规章")]),
    PAGE,
    PAGE.decode().encode("gb18030"),
    "规章,1,2\n总计,3,4\n其他,5,6\n".encode(),
    zipped({"1.txt": "规章 1", "2.html": PAGE}),
    b"MIME-Version: 1.0\nContent-Type: text/html; charset=x\n\n<p>1",
]
FRAGMENTS = [
    b"<td>", b"</table>", b"<table>", b"<!--", b"-->", b"<tr hidden>", b"rowspan=99", b"&#", b"<w:tc>",
    b"PK\x01\x02", b"PK\x05\x06", b"%PDF-", b"endobj", b"stream\n", b"/Kids [3 0 R]", b"\xff\xfe", b"\x00",
    b"\xef\xbb\xbf", b"0 0 m", b"Do", b"<<", b">>", b"obj", b",", b"\t", b"\n", b"<?xml?>", b"<!DOCTYPE",
]  # fmt: skip


def opened(content: bytes) -> Document | FileError:
    try:
        return open_document(content)
    except FileError as error:
        return error


def survives(content: bytes) -> None:
    found = opened(content)
    if isinstance(found, FileError):
        assert found.code in MESSAGES
        assert found.words.zh
        return
    found.text.encode()
    assert all(0 <= mark.start <= len(found.text) for mark in found.places.marks)
    read(found.text[:20_000])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sample with some stretches cut out, doubled, overwritten or put in."""
    content = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(start + draw(st.integers(0, 40)), len(content))
        new = draw(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=20)))
        content = content[:start] + new + content[draw(st.sampled_from([start, end])) :]
    return content


@given(st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(FRAGMENTS)).map(b"".join)))
@cases(300)
def test_any_bytes_are_a_document_or_a_stated_reason(content):
    survives(content)


@given(damaged())
@cases(400)
def test_any_damage_to_a_file_ends_in_a_document_or_a_stated_reason(content):
    survives(content)


@given(st.recursive(st.text("12规章 "), lambda inner: st.lists(inner, max_size=4), max_leaves=30))
@cases(150)
def test_any_nesting_in_a_word_document_is_read(tree):
    names = ["tbl", "tr", "tc", "p", "r", "sdt", "ins", "del", "txbxContent", "drawing", "tcPr"]

    def written(part: object, depth: int) -> str:
        if isinstance(part, str):
            return f"<w:t>{part}</w:t>"
        name = names[(depth * 7 + len(part)) % len(names)]
        return f"<w:{name}>{''.join(written(each, depth + 1) for each in part)}</w:{name}>"

    xml = f'<w:document xmlns:w="{W}"><w:body>{written(tree, 0)}</w:body></w:document>'
    survives(zipped({"word/document.xml": xml}))


@given(st.data())
@cases(100)
def test_any_damage_to_an_archive_ends_in_members_or_a_stated_reason(data):
    content = bytearray(
        zipped({"1.txt": "规章" * 20, "甲/2.txt": "2"}, method=zipfile.ZIP_DEFLATED)
    )
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileError):
        for member in open_archive(bytes(content)):
            assert isinstance(member.name, str)
