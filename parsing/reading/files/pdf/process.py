"""The process that reads PDFs, seen from outside: it is given a file and a time."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from base64 import b64decode
from pathlib import Path
from typing import Any

from ..errors import FileError, over
from ..limits import MOST_PAGES, MOST_PDF_MEMORY, MOST_PDF_SECONDS
from ..values import Document, Places

LENGTH_BYTES = 8
PAGE_BYTES = 2
WHOLE = 0
OUT_OF_MEMORY = 3
_ROOT = Path(__file__).resolve().parents[4]
# A process that has read so many files makes room for a fresh one.
_MOST_FILES = 200
_STEP = 1 << 16
# How long one that closed its end may take to end, in seconds: it gives back much memory.
_GRACE = 10


def read(content: bytes) -> Document:
    """The text of a PDF with its pages; FileError where it has none, is broken or asks too much."""
    answer = _answer(content, page=WHOLE)
    return Document(answer["text"], "pdf", places=Places.from_json(answer["marks"]))


def page_picture(content: bytes, number: int) -> bytes:
    """The page ``number`` of a PDF, counted from 1, as a PNG; FileError where it has none."""
    if not 0 < number <= MOST_PAGES:
        raise over("pages", MOST_PAGES)
    return b64decode(_answer(content, page=number)["png"])


def _answer(content: bytes, *, page: int) -> Any:
    """What the process says of the file or of one page; FileError where it can say nothing."""
    with _lock:
        answer = _asked(content, page=page)
    if "code" in answer:
        raise FileError(answer["code"], **answer["params"])
    return answer


def _asked(content: bytes, *, page: int) -> Any:
    """What the process says. FileError where it took too long or too much, or was brought down."""
    worker = _worker()
    try:
        return worker.ask(content, page=page, seconds=MOST_PDF_SECONDS)
    except TimeoutError as error:
        worker.end()
        raise over("seconds", MOST_PDF_SECONDS) from error
    except (OSError, EOFError) as error:
        status = worker.end(grace=_GRACE)
        if status in (OUT_OF_MEMORY, -signal.SIGABRT):  # C++ that finds no memory aborts
            raise over("memory", MOST_PDF_MEMORY) from error
        if status < 0:  # ended by a signal: the library gave up on the file
            raise FileError("broken", kind="pdf") from error
        raise


class _Worker:
    """A running process, and how many files it has read."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.files = 0
        self.process = subprocess.Popen(  # noqa: S603  (our own module, no words from outside)
            [sys.executable, "-m", f"{__package__}.worker"],
            cwd=_ROOT,
            env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )

    @property
    def is_fit(self) -> bool:
        """Whether it can be given another file."""
        is_ours = self.owner == os.getpid()
        return is_ours and self.files < _MOST_FILES and self.process.poll() is None

    def ask(self, content: bytes, *, page: int, seconds: float) -> Any:
        """Its answer for a file, or for one page of it (``WHOLE``: for the file).

        TimeoutError after so many seconds, EOFError where it ended.
        """
        self.files += 1
        until = time.monotonic() + seconds
        head = page.to_bytes(PAGE_BYTES, "big") + len(content).to_bytes(LENGTH_BYTES, "big")
        self._send(head + content)
        length = int.from_bytes(self._receive(LENGTH_BYTES, until), "big")
        return json.loads(self._receive(length, until))

    def end(self, *, grace: float = 0) -> int:
        """End it, if it is ours; the status with which it ended, within ``grace`` by itself."""
        if self.owner != os.getpid():
            return 0
        try:
            status = self.process.wait(grace)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        return status

    def _send(self, data: bytes) -> None:
        # It reads a whole file before it looks at it, so that sending takes no time of its own.
        if self.process.stdin is None:
            raise EOFError
        view = memoryview(data)
        while view:
            view = view[self.process.stdin.write(view) :]

    def _receive(self, length: int, until: float) -> bytes:
        if self.process.stdout is None:
            raise EOFError
        received = bytearray()
        while len(received) < length:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise TimeoutError
            piece = self.process.stdout.read(min(_STEP, length - len(received)))
            if not piece:
                raise EOFError
            received += piece
        return bytes(received)


_lock = threading.Lock()
_running: list[_Worker] = []


def _worker() -> _Worker:
    """The running process, or a new one."""
    if _running and not _running[0].is_fit:
        _running.pop().end()
    if not _running:
        _running.append(_Worker())
    return _running[0]


@atexit.register
def _end_all() -> None:
    while _running:
        _running.pop().end()
