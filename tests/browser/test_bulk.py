"""Forty files of every kind in one go: each gets its own line, and the work goes on by itself."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from parsing import examples
from parsing.intake.batch_reading import read_files
from parsing.intake.examples import keep_example_agencies
from parsing.models import Batch, BatchItem, Report
from tests.browser.conftest import PHONE, OpenPage, log_in
from tests.factories import StaffFactory
from tests.intake.packing import archive

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TEXTS = [example.text for _, example in zip(range(36), examples.examples(), strict=False)]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Forty: thirty texts, an archive of five, a twin, a page, and some that cannot be read."""
    contents: dict[str, bytes] = {f"{at:02}.txt": TEXTS[at].encode() for at in range(30)}
    contents["five.zip"] = archive({f"{at}.txt": TEXTS[at] for at in range(30, 35)})
    contents["twin.txt"] = TEXTS[0].encode("gb18030")
    contents["none.txt"] = "这里没有表格。".encode()
    contents["picture.png"] = b"\x89PNG\r\n\x1a\n\x00\x00"
    contents["empty.txt"] = b""
    contents["bomb.zip"] = archive({"bomb.txt": b"0" * 40_000_000})
    contents["broken.docx"] = b"PK\x03\x04 no archive"
    contents["old.doc"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    contents["locked.xlsx"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode(
        "utf-16-le"
    )
    contents["plain.md"] = TEXTS[35].encode()
    paths = []
    for name, content in contents.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    return paths


@pytest.fixture
def worker() -> Iterator[Event]:
    """Reads what waits, one file at a time, from the moment on that the event is set."""
    may_begin, is_over = Event(), Event()

    def work() -> None:
        may_begin.wait()
        while not is_over.is_set():
            item = BatchItem.objects.open().order_by("pk").values_list("pk", flat=True).first()
            if item is None:
                is_over.wait(0.05)
            else:
                read_files([item])
        connection.close()

    thread = Thread(target=work)
    thread.start()
    yield may_begin
    is_over.set()
    may_begin.set()
    thread.join()


def tally(page: Page, status: str):
    return page.locator(f"#status-{status} b")


def drop(page: Page, paths: list[Path]) -> None:
    """Drag the files onto the page and let them go."""
    files = [[path.name, b64encode(path.read_bytes()).decode()] for path in paths]
    page.evaluate(
        """(files) => {
          const dropped = new DataTransfer();
          for (const [name, packed] of files) {
            const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
            dropped.items.add(new File([bytes], name));
          }
          document.querySelector("[data-drop]").dispatchEvent(
            new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }""",
        files,
    )


def test_forty_mixed_files_in_one_drop(
    open_page: OpenPage, files: list[Path], worker: Event
) -> None:
    assert len(files) == 40
    keep_example_agencies()
    StaffFactory(username="clerk")
    page = open_page("/upload/")
    log_in(page, "clerk")
    drop(page, files)
    expect(page.locator("[data-chosen]")).to_contain_text("00.txt")
    page.get_by_role("button", name="上传并审核").click()
    page.wait_for_url(re.compile(r"/batches/\d+/"))
    expect(tally(page, "queued")).to_have_text("43")

    worker.set()
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("progress")).to_have_count(0, timeout=60_000)
    batch = Batch.objects.get()
    counts = batch.counts()
    assert sum(counts.values()) == 44
    assert (counts["queued"], counts["reading"], counts["known"]) == (0, 0, 1)
    assert counts["failed"] == 7
    assert Report.objects.count() == 36
    expect(tally(page, "failed")).to_have_text("7")

    page.locator("#status-failed").click()
    expect(page.locator("tbody tr")).to_have_count(7)
    expect(page.locator("tbody")).to_contain_text("picture.png")
    page.locator("#retry").click()
    expect(page.locator("progress")).to_have_count(0, timeout=60_000)
    expect(tally(page, "failed")).to_have_text("7")
    assert Report.objects.count() == 36

    page.goto("/review/?all=1")
    page.locator("#publish-chosen button").click()
    expect(page.locator(".notices .success")).to_be_visible()
    assert Report.objects.published().count() > 20


def test_too_much_is_said_before_it_is_sent(open_page: OpenPage, tmp_path: Path) -> None:
    StaffFactory(username="clerk")
    page = open_page("/upload/")
    log_in(page, "clerk")
    page.evaluate("document.querySelector('[data-drop]').dataset.mostBytes = '1'")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text("xx")
    drop(page, paths)
    expect(page.locator("[data-chosen]")).to_have_text("a.txt · b.txt · 0.0 MB")
    page.get_by_role("button", name="上传并审核").click()
    assert page.evaluate("document.querySelector('input[type=file]').validationMessage")
    assert not Batch.objects.exists()


def test_one_file_that_failed_is_tried_again_by_its_own_button(
    open_page: OpenPage, files: list[Path], worker: Event
) -> None:
    StaffFactory(username="clerk")
    page = open_page("/upload/")
    log_in(page, "clerk")
    page.locator("input[type=file]").set_input_files(
        [path for path in files if path.name in ("none.txt", "empty.txt")]
    )
    page.get_by_role("button", name="上传并审核").click()
    worker.set()
    expect(tally(page, "failed")).to_have_text("2", timeout=30_000)
    page.get_by_role("button", name="重试 none.txt").click()
    expect(page.locator(".notices")).to_contain_text("1")
    expect(tally(page, "failed")).to_have_text("2", timeout=30_000)


def test_a_batch_is_followed_without_javascript_on_a_phone(
    open_page: OpenPage, files: list[Path], worker: Event
) -> None:
    StaffFactory(username="clerk")
    page = open_page("/upload/", viewport=PHONE, javascript=False)
    log_in(page, "clerk")
    page.locator("input[type=file]").set_input_files(files[:3])
    page.get_by_role("button", name="上传并审核").click()
    page.wait_for_url(re.compile(r"/batches/\d+/"))
    page.locator("#stop").click()
    expect(tally(page, "stopped")).to_have_text("3")
    page.locator("#retry").click()
    expect(tally(page, "queued")).to_have_text("3")
    worker.set()
    expect(page.locator("progress")).to_have_count(0, timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Report.objects.count() == 3
