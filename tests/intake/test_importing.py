"""Reports imported at the command line: every file counted once, and none read twice."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from parsing import examples
from parsing.intake.batch_reading import read_files
from parsing.intake.batches import open_batch
from parsing.intake.importing import add_new, files_at
from parsing.models import Batch, BatchItem, Report
from tests.factories import AgencyFactory
from tests.intake.packing import archive

TEXTS = [example.text for example, _ in zip(examples.examples(), range(4), strict=False)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(archive({"c.txt": TEXTS[1]}))
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    return tmp_path


def add(*paths):
    batch = open_batch(Batch.Origin.COMMAND, by=None)
    tally = None
    for path in paths:
        for tally in add_new(batch, files_at(path)):  # noqa: B007
            pass
    return batch, tally


def read_all(batch):
    read_files(list(batch.items.values_list("pk", flat=True)))


def test_a_folder_is_walked_in_order_and_archives_are_opened(folder):
    names = [file.name.removeprefix(f"{folder}/") for file in files_at(folder)]
    assert names == ["2019/a.txt", "b.zip/c.txt"]


def test_each_line_of_json_is_a_report(tmp_path):
    lines = tmp_path / "texts.jsonl"
    said = [{"text": "甲", "agency": "某局", "year": 2019}, {"text": "乙"}]
    lines.write_text("\n".join(map(json.dumps, said)) + "\n\n", encoding="utf-8")
    first, second = files_at(lines)
    assert (first.content.decode(), first.called, first.year) == ("甲", "某局", 2019)
    assert (second.content.decode(), second.called, second.year) == ("乙", "", None)
    assert second.name == f"{lines}:2"


@pytest.mark.parametrize(
    ("line", "code"),
    [("{", "no_json"), ("[]", "no_text"), ('{"text": 1}', "no_text"), ("\\ud800", "no_json")],
)
def test_a_bad_line_is_refused_by_its_number(tmp_path, line, code):
    lines = tmp_path / "texts.jsonl"
    lines.write_text(line + "\n", encoding="utf-8")
    [file] = files_at(lines)
    assert (file.name, file.refused.code) == (f"{lines}:1", code)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    [file] = files_at(tmp_path)
    assert file.refused.code == "unreadable"


@pytest.mark.django_db
def test_what_was_read_is_skipped_when_an_import_is_started_again(folder):
    batch, tally = add(folder)
    assert (tally.found, tally.added) == (2, 2)
    read_all(batch)
    _again, tally = add(folder)
    assert (tally.found, tally.known, tally.added) == (2, 2, 0)
    assert Report.objects.count() == 2


@pytest.mark.django_db
def test_what_waits_in_an_interrupted_import_is_not_queued_again(folder):
    add(folder)
    _again, tally = add(folder)
    assert (tally.waiting, tally.added) == (2, 0)


@pytest.mark.django_db
def test_what_failed_is_tried_when_an_import_is_started_again(tmp_path):
    (tmp_path / "a.txt").write_text("no table", encoding="utf-8")
    batch, _tally = add(tmp_path)
    read_all(batch)
    _again, tally = add(tmp_path)
    assert tally.added == 1


@pytest.mark.django_db
def test_the_agency_of_a_line_is_looked_up_by_its_name(tmp_path):
    agency = AgencyFactory(name="澜江市司法局")
    line = {"text": TEXTS[0], "agency": agency.name, "year": 2018}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    batch, _tally = add(tmp_path)
    read_all(batch)
    report = batch.items.get().report
    assert (report.agency, report.year) == (agency, 2018)


@pytest.mark.django_db
def test_an_empty_folder_and_a_wrong_path_say_so(tmp_path):
    with pytest.raises(CommandError, match="no file was found"):
        call_command("import_reports", tmp_path)
    with pytest.raises(CommandError, match="not there"):
        call_command("import_reports", tmp_path / "nowhere")
    assert not Batch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_command_reads_what_it_found_and_counts_exactly(folder):
    (folder / "bad.txt").write_text("no table", encoding="utf-8")
    (folder / "same.txt").write_text(TEXTS[0], encoding="utf-8")
    said = StringIO()
    call_command("import_reports", folder, stdout=said, stderr=StringIO())
    counts = dict(line.split(": ") for line in said.getvalue().splitlines())
    assert counts["found"] == counts["in this batch"] == "4"
    assert (counts["attention"], counts["known"], counts["failed"]) == ("2", "1", "1")
    assert not BatchItem.objects.open().exists()
