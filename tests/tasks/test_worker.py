"""Workers share the queue; one that is killed loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from croniter import croniter
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from parsing import examples
from parsing.intake.batches import File, add_files, open_batch
from parsing.models import Batch, BatchItem, Report, Source
from parsing.tasks.rescue import EVERY_TEN_SECONDS, HEARTBEAT, SILENCE

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db(transaction=True)


def address() -> str:
    """Where the tests' database is, as a worker of its own process is told."""
    params = connection.get_connection_params()
    if not params.get("password"):
        return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + params["dbname"]
    secret = quote(params["password"], safe="")
    return (
        f"postgres://{params['user']}:{secret}@{quote(params['host'], safe='')}/{params['dbname']}"
    )


@pytest.fixture
def start_worker() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts real workers; those that still live at the end are ended."""
    environment = os.environ | {
        "DATABASE_URL": address(),
        "DJANGO_SETTINGS_MODULE": "reports_site.settings",
    }
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, str(ROOT / "manage.py"), "worker"]
        started.append(subprocess.Popen(command, env=environment, cwd=ROOT))
        return started[-1]

    yield start
    for worker in started:
        worker.terminate()
    for worker in started:
        worker.wait(timeout=30)


def wait_until(is_so: Callable[[], bool], *, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.01)


def batch_of(count: int) -> Batch:
    texts = [example.text for _, example in zip(range(count), examples.examples(), strict=False)]
    batch = open_batch(Batch.Origin.COMMAND, by=None)
    add_files(batch, [File(f"{at}.txt", text.encode()) for at, text in enumerate(texts)])
    return batch


def test_a_dead_worker_is_noticed_within_a_minute() -> None:
    began = 1_800_000_000.0
    looks = croniter(EVERY_TEN_SECONDS, began)
    pause = looks.get_next() - began
    assert 0 < pause <= 10
    assert HEARTBEAT < SILENCE < 60 - pause


def test_what_a_killed_worker_had_begun_is_done_once_by_another(
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    batch = batch_of(120)
    first = start_worker()
    wait_until(BatchItem.objects.filter(state="reading").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert BatchItem.objects.filter(state="reading").exists()
    with connection.cursor() as cursor:  # as if it had been silent for a while
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 min'")
    start_worker()
    wait_until(lambda: not BatchItem.objects.open().exists())
    counts = batch.counts()
    assert counts["attention"] + counts["read"] == sum(counts.values()) == 120
    assert Report.objects.count() == Source.objects.count() == 120


def test_a_worker_killed_while_it_looked_for_the_dead_keeps_nobody_from_it(
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    app.configure_task("rescue", queue="rescue", queueing_lock="rescue").defer(timestamp=0)
    batch_of(2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    app.configure_task("rescue", queue="rescue", queueing_lock="rescue").defer(timestamp=1)
    start_worker()
    wait_until(lambda: Report.objects.count() == 2)


def test_a_worker_that_is_told_to_stop_ends_its_job_first(
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    batch_of(60)
    worker = start_worker()
    wait_until(BatchItem.objects.filter(state="reading").exists)
    worker.terminate()
    assert worker.wait(timeout=60) == 0
    assert not BatchItem.objects.filter(state="reading").exists()
    assert not ProcrastinateJob.objects.filter(status="doing").exists()


def test_a_worker_outlives_the_loss_of_its_connections(
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    batch_of(1)
    worker = start_worker()
    wait_until(Report.objects.exists)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    batch = batch_of(2)
    wait_until(lambda: not BatchItem.objects.filter(batch=batch).open().exists())
    assert worker.poll() is None
    assert Report.objects.count() == 2


def test_connections_lost_in_the_middle_of_reading_lose_and_double_nothing(
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    batch = batch_of(120)
    worker = start_worker()
    for _time in range(2):
        wait_until(BatchItem.objects.filter(state="reading").exists)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    wait_until(lambda: not BatchItem.objects.open().exists())
    assert worker.poll() is None
    counts = batch.counts()
    assert counts["attention"] + counts["read"] == sum(counts.values()) == 120
    assert Report.objects.count() == Source.objects.count() == 120
