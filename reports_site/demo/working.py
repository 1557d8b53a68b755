"""The worker beside the demo's site."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from .environment import ROOT

PAUSE = 2.0  # seconds before a worker that died is started again
PATIENCE = 15.0  # seconds for a worker to end its job


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker runs as long as this does; one that dies is started again."""
    is_over = threading.Event()
    keeper = threading.Thread(target=_keep_one, args=(is_over,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join(timeout=2 * PATIENCE)


def _keep_one(is_over: threading.Event) -> None:
    while not is_over.is_set():
        worker = _started()
        while worker.poll() is None and not is_over.wait(PAUSE):
            pass
        _end(worker)
        is_over.wait(PAUSE)


def _started() -> subprocess.Popen[bytes]:
    """A worker that ends when this process does, however it ends, and hears no Ctrl-C of its own."""
    command = (sys.executable, str(ROOT / "manage.py"), "worker", "--beside", str(os.getpid()))
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)  # noqa: S603


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
