"""Files of a batch: each gets its own state, and one bad file never spoils a batch."""

from itertools import islice

import pytest
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob

from parsing import examples
from parsing.intake import batch_reading
from parsing.intake.archives import files_in
from parsing.intake.batch_reading import MOST_ATTEMPTS, read_files
from parsing.intake.batches import File, add_files, open_batch, retry, stop
from parsing.intake.examples import keep_example_agencies
from parsing.intake.findings import recheck_many
from parsing.intake.review import discard, publish
from parsing.models import Batch, BatchItem, Finding, Report
from tests.factories import AgencyFactory, StaffFactory
from tests.intake.packing import archive

pytestmark = pytest.mark.django_db

TEXTS = [example.text.encode() for example in islice(examples.examples(), 6)]


def batch_of(*files, origin=Batch.Origin.UPLOAD, **more):
    batch = open_batch(origin, by=more.pop("by", None), **more)
    add_files(batch, [file if isinstance(file, File) else File("a.txt", file) for file in files])
    return batch


def read_all(batch):
    read_files(list(batch.items.values_list("pk", flat=True)))


def states(batch):
    return [item.state for item in batch.items.order_by("position")]


def statuses(batch):
    return [item.status for item in BatchItem.objects.filter(batch=batch).with_status()]


def test_files_wait_with_the_jobs_that_read_them():
    batch = batch_of(*TEXTS, *TEXTS, *TEXTS)
    jobs = ProcrastinateJob.objects.filter(task_name="read_files")
    assert states(batch) == ["queued"] * 18
    waiting = [item for job in jobs.order_by("id") for item in job.args["items"]]
    assert waiting == list(batch.items.values_list("pk", flat=True))
    assert [len(job.args["items"]) for job in jobs.order_by("id")] == [10, 8]


def test_what_somebody_waits_for_is_read_before_what_a_command_brings():
    batch_of(TEXTS[0], origin=Batch.Origin.COMMAND)
    batch_of(TEXTS[1])
    command, upload = ProcrastinateJob.objects.order_by("id")
    assert upload.priority > command.priority


def test_each_file_gets_its_own_state():
    keep_example_agencies()
    batch = batch_of(TEXTS[0], b"\xff\xff\xff", "这里没有表格。".encode(), b"", TEXTS[0], TEXTS[1])
    read_all(batch)
    items = list(batch.items.order_by("position"))
    assert [item.code for item in items[1:4]] == ["undecodable", "no_table", "empty"]
    assert states(batch)[1:5] == ["failed", "failed", "failed", "known"]
    assert items[4].report == items[0].report
    assert Report.objects.count() == 2


def test_a_file_says_why_it_failed_in_both_languages():
    batch = batch_of("这里没有表格。".encode())
    read_all(batch)
    why = batch.items.get().why
    assert why["en"] == "No official table was found in this text."
    assert "表" in why["zh-hans"]


def test_a_report_whose_agency_is_not_known_needs_attention():
    batch = batch_of(TEXTS[0])
    read_all(batch)
    assert states(batch) == ["attention"]


def test_the_bytes_are_kept_until_the_file_was_read():
    batch = batch_of(TEXTS[0], b"no table")
    read_all(batch)
    read, failed = batch.items.order_by("position")
    assert read.content is None
    assert bytes(read.report.source.content) == TEXTS[0]
    assert bytes(failed.content) == b"no table"


def test_the_status_follows_the_report():
    keep_example_agencies()
    clerk = StaffFactory()
    batch = batch_of(TEXTS[0], TEXTS[1])
    read_all(batch)
    first, second = [item.report for item in batch.items.order_by("position")]
    publish(first, by=clerk, version=1)
    discard(second, version=1)
    assert statuses(batch) == ["published", "discarded"]
    assert batch.counts()["published"] == batch.counts()["discarded"] == 1


def test_a_file_is_read_once_however_often_its_job_runs():
    batch = batch_of(TEXTS[0])
    read_all(batch)
    read_all(batch)
    assert Report.objects.count() == 1
    assert batch.items.get().attempts == 1


def test_agency_and_year_of_the_batch_and_of_the_file_stand_over_the_text():
    agency, other = AgencyFactory(name="澜江市司法局"), AgencyFactory(name="澜江市民政局")
    batch = batch_of(TEXTS[0], agency=agency, year=2018)
    read_all(batch)
    assert (batch.items.get().report.agency, batch.items.get().report.year) == (agency, 2018)
    named = batch_of(File("b.jsonl:1", TEXTS[1], called=other.name, year=2017))
    read_all(named)
    assert (named.items.get().report.agency, named.items.get().report.year) == (other, 2017)


def test_an_agency_that_was_merged_meanwhile_is_the_one_it_was_merged_into():
    into = AgencyFactory()
    merged = AgencyFactory(merged_into=into)
    batch = batch_of(TEXTS[0], agency=merged)
    read_all(batch)
    assert batch.items.get().report.agency == into


def test_what_is_clean_is_published_where_the_batch_asks_for_it():
    keep_example_agencies()
    batch = batch_of(TEXTS[0], TEXTS[1], publishes_clean=True)
    again = batch_of(TEXTS[0] + "\n又一行。\n".encode(), publishes_clean=True)
    read_all(batch)
    read_all(again)
    assert statuses(batch) == ["published", "published"]
    assert statuses(again) != ["published"]
    assert Report.objects.published().count() == 2


def test_what_contradicts_itself_waits_where_the_clean_is_published():
    keep_example_agencies()
    broken = next(
        example.text
        for example in examples.examples()
        if any(fault.kind == "row_sum" for fault in example.planted)
    )
    batch = batch_of(TEXTS[0], broken.encode(), publishes_clean=True)
    read_all(batch)
    assert statuses(batch) == ["published", "attention"]
    waiting = Report.objects.drafts().get()
    assert (waiting.errors > 0, waiting.problems) == (True, [])


def test_the_year_before_is_published_first_whatever_the_order_of_the_files():
    keep_example_agencies()
    batch = batch_of(*reversed(TEXTS[:3]), publishes_clean=True)
    read_all(batch)
    agency = Report.objects.published().first().agency
    years = [report.year for report in agency.reports.published().order_by("year")]
    assert len(years) == 3
    stood = list(Finding.objects.values_list("report", "rule", "fingerprint"))
    recheck_many(agency.reports.all())
    assert list(Finding.objects.values_list("report", "rule", "fingerprint")) == stood


def test_a_stopped_batch_is_not_read_until_it_is_tried_again():
    batch = batch_of(*TEXTS[:3])
    assert stop(batch) == 3
    read_all(batch)
    assert states(batch) == ["stopped"] * 3
    assert retry(batch) == 3
    read_all(batch)
    assert Report.objects.count() == 3


def test_a_failed_file_can_be_tried_again():
    batch = batch_of(b"no table")
    read_all(batch)
    assert retry(batch) == 1
    item = batch.items.get()
    assert (item.state, item.code, item.why, item.attempts) == ("queued", "", {}, 0)
    assert ProcrastinateJob.objects.filter(task_name="read_files").count() == 2


def test_a_file_that_brings_down_its_reader_takes_no_other_with_it(monkeypatch):
    bad = b"bad"
    opening = batch_reading.text_in

    def opener(original):
        if original.content == bad:
            raise RecursionError
        return opening(original)

    monkeypatch.setattr(batch_reading, "text_in", opener)
    batch = batch_of(TEXTS[0], bad, TEXTS[1])
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(RecursionError):
            read_all(batch)
    read_all(batch)
    assert states(batch)[1] == "failed"
    assert batch.items.get(position=1).code == "given_up"
    assert Report.objects.count() == 2


def test_a_lost_database_lets_the_files_wait_again(monkeypatch):
    def lost(*_args, **_more):
        raise OperationalError("server closed the connection unexpectedly")

    batch = batch_of(*TEXTS[:2])
    with monkeypatch.context() as patched:
        patched.setattr(batch_reading, "settle", lost)
        with pytest.raises(OperationalError):
            read_all(batch)
    assert states(batch) == ["queued", "queued"]
    assert not Report.objects.exists()
    read_all(batch)
    assert Report.objects.count() == 2


def test_an_archive_is_unpacked_into_its_files():
    packed = archive(
        {"a/b.txt": "x", "__MACOSX/a/._b.txt": "x", ".DS_Store": "x", "a/~$b.docx": "x"}
    )
    assert [file.name for file in files_in("a.zip", packed)] == ["a.zip/a/b.txt"]


def test_names_that_a_chinese_system_wrote_are_read():
    packed = archive({"x" * 4 + ".txt": "x"}).replace(b"xxxx", "年报".encode("gb18030"))
    assert [file.name for file in files_in("a.zip", packed)] == ["a.zip/年报.txt"]


def test_a_bomb_in_an_archive_fails_alone():
    packed = archive({"bomb.txt": b"0" * 40_000_000, "a.txt": TEXTS[0]})
    bomb, good = files_in("a.zip", packed)
    assert bomb.refused is not None
    assert bomb.content == b""
    assert good.content == TEXTS[0]
    batch = batch_of(bomb, good)
    read_all(batch)
    assert states(batch)[0] == "failed"
    assert Report.objects.count() == 1
    assert retry(batch) == 0


def test_a_broken_archive_and_an_empty_one_say_so():
    packed = archive({"a.txt": TEXTS[0]})
    broken = batch_of(*files_in("a.zip", packed[: len(packed) // 2]))
    read_all(broken)
    empty = batch_of(*files_in("b.zip", archive({})))
    assert states(broken) == states(empty) == ["failed"]
    assert empty.items.get().code == "empty_archive"


def test_a_document_that_is_packed_as_a_zip_is_one_file():
    packed = archive({"word/document.xml": "<x/>"})
    assert [file.name for file in files_in("a.docx", packed)] == ["a.docx"]


def test_reading_many_files_takes_no_more_queries_than_reading_a_few(
    django_assert_max_num_queries,
):
    keep_example_agencies()
    few = batch_of(*TEXTS[:2], publishes_clean=True)
    many = batch_of(
        *(example.text.encode() for example in islice(examples.examples(), 20, 70)),
        publishes_clean=True,
    )
    for batch in (few, many):
        with django_assert_max_num_queries(60):
            read_all(batch)
    assert many.counts()["queued"] == 0


def test_no_job_holds_more_bytes_than_may_stand_in_memory(monkeypatch):
    monkeypatch.setattr("parsing.intake.batches.MOST_BYTES_AT_ONCE", 10)
    batch_of(b"x" * 6, b"x" * 4, b"x" * 5, b"x" * 20, b"x")
    jobs = ProcrastinateJob.objects.filter(task_name="read_files").order_by("id")
    assert [len(job.args["items"]) for job in jobs] == [2, 1, 1, 1]
