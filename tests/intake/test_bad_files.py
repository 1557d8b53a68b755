"""Whatever is in a batch: each file gets its own answer, and the others are read."""

import errno
from itertools import islice

import pytest
from django.db import OperationalError
from psycopg.errors import DiskFull

from parsing import examples
from parsing.intake import batch_reading, drafts
from parsing.intake.archives import files_in
from parsing.intake.batch_reading import MOST_ATTEMPTS, read_files
from parsing.intake.batches import File, add_files, open_batch, retry
from parsing.intake.examples import keep_example_agencies
from parsing.intake.importing import files_at
from parsing.models import Batch, BatchItem, Finding, Report, RequestRow, Source
from tests.intake.packing import archive
from tests.reading.files.making import docx, p, pdf, text

pytestmark = pytest.mark.django_db

TEXTS = [example.text for example in islice(examples.examples(), 4)]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"00" * 32
    + b"> /U <"
    + b"11" * 32
    + b"> >> /ID [<00><00>] /Root"
)
PAGES = pdf([text(50, 50, "9")])

# The file, and the code of why it failed.
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t", "empty"),
    "no table.txt": ("这里没有表格。".encode(), "no_table"),
    "wrong encoding.txt": ("年度报告".encode() + b"\xff\xff", "undecodable"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "locked.pdf": (PAGES.replace(b"/Root", ENCRYPTED), "encrypted"),
    "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "old_word"),
    "broken.docx": (docx(p("年报"))[:-40], "broken"),
    "bomb.docx": (docx(" " * 60_000_000), "limit"),
    "many pages.pdf": (pdf(*[[] for _ in range(10_000)]), "limit"),
    "nested.zip": (archive({"inner.zip": archive({"a.txt": TEXTS[0]})}), "archive"),
}


def batch_of(*files):
    keep_example_agencies()
    batch = open_batch(Batch.Origin.COMMAND, by=None, publishes_clean=True)
    add_files(batch, files)
    return batch


def read_all(batch):
    read_files(list(batch.items.values_list("pk", flat=True)))


def good(at):
    return File(f"good {at}.txt", TEXTS[at].encode())


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_is_wrong_and_spoils_no_other(name):
    content, code = BAD[name]
    batch = batch_of(good(0), *files_in(name, content), good(1))
    read_all(batch)
    bad = batch.items.get(position=1)
    assert (bad.state, bad.code) == ("failed", code)
    assert bad.why["en"] != bad.why["zh-hans"]
    assert Report.objects.count() == 2
    assert batch.counts()["failed"] == 1


def test_all_of_them_in_one_batch_and_once_again():
    files = [file for name, (content, _code) in BAD.items() for file in files_in(name, content)]
    batch = batch_of(good(0), *files, good(1))
    read_all(batch)
    assert batch.counts()["failed"] == len(BAD)
    assert retry(batch) == len(BAD)
    read_all(batch)
    assert batch.counts()["failed"] == len(BAD)
    assert Report.objects.count() == 2


def test_the_same_text_twice_in_a_batch_is_one_report():
    batch = batch_of(good(0), File("again.txt", TEXTS[0].encode("gb18030")))
    read_all(batch)
    first, second = batch.items.order_by("position")
    assert (second.state, second.report) == ("known", first.report)
    assert Report.objects.count() == 1


def test_of_two_for_one_agency_and_year_the_first_is_published_and_the_second_needs_a_look():
    batch = batch_of(good(0), File("rival.txt", (TEXTS[0] + "\n又一行。\n").encode()))
    read_all(batch)
    first, second = batch.items.order_by("position")
    assert first.report.is_published
    assert second.report.is_draft
    assert second.state == "attention"


def test_bytes_that_once_had_another_text_lead_to_their_report():
    batch = batch_of(good(0))
    read_all(batch)
    Source.objects.update(text_sha256="0" * 64)  # as an earlier opener may have made it
    again = batch_of(good(0))
    read_all(again)
    assert again.items.get().state == "known"
    assert Report.objects.count() == 1


def test_an_empty_folder_has_no_file(tmp_path):
    (tmp_path / "empty").mkdir()
    assert list(files_at(tmp_path)) == []


def test_a_name_of_255_bytes_is_kept(tmp_path):
    name = "年" * 83 + ".txt"
    assert len(name.encode()) in range(250, 256)
    (tmp_path / name).write_text(TEXTS[0])
    batch = batch_of(*files_at(tmp_path))
    read_all(batch)
    assert batch.items.get().name.endswith(name)
    assert Report.objects.get().source.filename.endswith(name[-40:])


def test_folders_of_an_archive_with_names_in_gbk_are_read():
    inner = "年报/司法局.txt"
    marks = "x" * len(inner.encode("gbk"))
    packed = archive({marks: TEXTS[0]}).replace(marks.encode(), inner.encode("gbk"))
    batch = batch_of(*files_in("某市.zip", packed))
    read_all(batch)
    assert batch.items.get().name == "某市.zip/年报/司法局.txt"
    assert Report.objects.count() == 1


def full_disk(*_args, **_more):
    raise OperationalError("could not extend file") from DiskFull("could not extend file")


def no_room(*_args, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


def away(*_args, **_more):
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.parametrize("seam", ["insert_many", "store_rows", "recheck_many"])
@pytest.mark.parametrize("trouble", [full_disk, no_room, away])
def test_trouble_of_the_machine_is_said_and_leaves_nothing_half_stored(monkeypatch, seam, trouble):
    batch = batch_of(good(0), good(1))
    for _more_often_than_a_bad_file_may in range(MOST_ATTEMPTS + 1):
        with monkeypatch.context() as broken:
            broken.setattr(drafts, seam, trouble)
            with pytest.raises((OperationalError, OSError)):
                read_all(batch)
        for model in (Source, Report, RequestRow, Finding):
            assert not model.objects.exists()
    item = batch.items.first()
    assert (item.state, item.attempts) == ("queued", 0)
    assert item.why["en"]
    assert item.why["zh-hans"] != item.why["en"]
    read_all(batch)
    assert batch.counts()["published"] == 2
    assert batch.items.first().why == {}


def test_a_disk_that_is_full_while_files_are_opened_is_said_too(monkeypatch):
    batch = batch_of(good(0))
    with monkeypatch.context() as broken:
        broken.setattr(batch_reading, "text_in", no_room)
        with pytest.raises(OSError, match="No space"):
            read_all(batch)
    assert "room" in batch.items.get().why["en"]
    assert BatchItem.objects.get().state == "queued"
