"""Archives of reports, for bulk."""

import io
import zipfile

import pytest

from parsing.reading.files import FileError, open_document
from parsing.reading.files import archive as archives
from parsing.reading.files.archive import is_archive, open_archive

from .making import docx, p, xlsx, zipped


def named(name: bytes) -> bytes:
    """An archive with one member, its name in these bytes and not marked as UTF-8."""
    return zipped({"x" * len(name): "规章"}).replace(b"x" * len(name), name)


def test_members_come_in_their_order_with_their_bytes():
    members = list(open_archive(zipped({"b/2.txt": "二", "a.docx": docx(p("一"))})))
    assert [member.name for member in members] == ["b/2.txt", "a.docx"]
    assert open_document(members[1].content).text == "一\n"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_that_are_not_marked_are_read_as_chinese_systems_write_them(encoding):
    [member] = open_archive(named("某局年报.txt".encode(encoding)))
    assert member.name == "某局年报.txt"


def test_folders_and_what_systems_leave_behind_are_no_members():
    content = zipped({"a/": "", "__MACOSX/a/._1.txt": "", "a/.DS_Store": "", "a/1.txt": "一"})
    assert [member.name for member in open_archive(content)] == ["a/1.txt"]


def test_a_broken_member_hinders_no_other():
    content = zipped({"1.txt": "规章" * 99, "2.txt": "总计"})
    at = content.index(b"1.txt") + len("1.txt") + 4
    broken, whole = open_archive(content[:at] + b"\xff\xff\xff" + content[at + 3 :])
    assert (broken.content, broken.error.code) == (b"", "broken")
    assert (whole.content, whole.error) == ("总计".encode(), None)


def test_an_encrypted_member_says_so():
    content = bytearray(zipped({"1.txt": "规章"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    [member] = open_archive(bytes(content))
    assert member.error.code == "encrypted"


def test_an_archive_in_an_archive_is_not_opened():
    [member] = open_archive(zipped({"2.zip": zipped({"1.txt": "规章"})}))
    with pytest.raises(FileError) as refused:
        open_document(member.content)
    assert refused.value.code == "archive"


def test_documents_are_no_archives():
    assert is_archive(zipped({"1.txt": "规章"}))
    assert not is_archive(docx(p("规章")))
    assert not is_archive(xlsx({}))
    assert not is_archive("规章".encode())
    assert not is_archive(b"PK\x03\x04")


def test_too_many_members_are_refused_unread(monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    with pytest.raises(FileError) as refused:
        next(open_archive(zipped({f"{number}.txt": "" for number in range(3)})))
    assert refused.value.params["what"] == "entries"


def test_all_members_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(archives, "MOST_ARCHIVE_BYTES", 10)
    with pytest.raises(FileError) as refused:
        list(open_archive(zipped({"1.txt": "123456", "2.txt": "123456"})))
    assert refused.value.params["what"] == "unpacked"


def test_a_member_that_unpacks_to_too_much_is_refused_and_others_are_not():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("bomb.txt", bytes(20_000_000))
        opened.writestr("1.txt", "规章")
    bomb, other = open_archive(file.getvalue())
    assert bomb.error.params["what"] == "ratio"
    assert other.content == "规章".encode()
