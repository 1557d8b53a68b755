"""How many reports a second are imported, beside COPY of the same rows and beside bare reading.

Run as ``python tests/intake/bench.py [REPORTS [KILLS]]`` from the project's root: 1,000 reports
unless told otherwise, with two workers of their own processes, in a database that is thrown away.
One of the workers is killed (SIGKILL) so many times on the way and started again; every report has
to be there once all the same. What a dead worker had begun is taken up after half a minute, which
is then part of the time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["TEST_RUN"] = str(os.getpid())

import django  # noqa: E402
import psutil  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from procrastinate.contrib.django.models import ProcrastinateWorker  # noqa: E402

from parsing.examples import examples  # noqa: E402
from parsing.intake.batches import File, add_files, open_batch  # noqa: E402
from parsing.intake.examples import keep_example_agencies  # noqa: E402
from parsing.models import Batch, BatchItem, Report, Source  # noqa: E402
from parsing.reading import read  # noqa: E402
from reports_site.postgres.server import Server  # noqa: E402
from tests.conftest import remove_run  # noqa: E402

WORKERS = 2
TABLES = ("disclosurerow", "requestrow", "disputerow")


def texts(number: int) -> list[str]:
    """As many example reports: those of one seed after another, so that agencies have rivals."""
    return list(islice((held.text for seed in count(2019) for held in examples(seed)), number))


def seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


def reading(held: list[str]) -> float:
    """The floor of reading: as many processes as workers, nothing stored."""
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(read_none, held[:WORKERS]))  # what is imported is imported
        return seconds(lambda: list(pool.map(read_none, held, chunksize=25)))


def reading_alone(held: list[str]) -> float:
    """The milliseconds that a processor reads one of these texts."""
    began = process_time()
    for text in held:
        read(text)
    return (process_time() - began) / len(held) * 1e3


def read_none(text: str) -> None:
    read(text)


def copying() -> float:
    """The floor of storing: COPY of all rows that the import stored, with their keys in place."""
    with transaction.atomic(), connection.cursor() as cursor:
        rows = {}
        for table in TABLES:
            with cursor.copy(f"COPY parsing_{table} TO STDOUT") as copy:
                rows[table] = b"".join(bytes(part) for part in copy)
            cursor.execute(f"DELETE FROM parsing_{table}")
        began = perf_counter()
        for table, content in rows.items():
            with cursor.copy(f"COPY parsing_{table} FROM STDIN") as copy:
                copy.write(content)
        took = perf_counter() - began
        transaction.set_rollback(True)
    return took


class Import(NamedTuple):
    """From the first file queued to the last one read: seconds, those of the workers' processors,
    and the most memory that one of them had.
    """

    seconds: float
    processor: float
    memory: int


def importing(held: list[str], *, kills: int) -> Import:
    """What importing these texts takes, one of the workers killed so many times on the way."""
    batch = open_batch(Batch.Origin.COMMAND, by=None, publishes_clean=True)
    workers = [start_worker() for _ in range(WORKERS)]
    wait_for(workers)
    before, began, most = processor(workers), perf_counter(), 0
    add_files(batch, (File(f"{at}.txt", text.encode()) for at, text in enumerate(held)))
    killed = 0
    while left := BatchItem.objects.open().count():
        most = max(most, *(psutil.Process(worker.pid).memory_info().rss for worker in workers))
        if killed < kills and left <= len(held) * (kills - killed) / (kills + 1):
            workers[0].kill()
            workers[0].wait()
            workers[0], killed = start_worker(), killed + 1
        sleep(0.1)
    check(batch, held)
    done = Import(perf_counter() - began, processor(workers) - before, most)
    for worker in workers:
        worker.terminate()
        worker.wait()
    return done


def check(batch: Batch, held: list[str]) -> None:
    """AssertionError unless every text led to one report, and every report has its rows."""
    counts, number = batch.counts(), len(held)
    assert counts["published"] + counts["attention"] + counts["read"] == number, counts
    assert Report.objects.count() == Source.objects.count() == number
    assert not Report.objects.filter(request_rows=None, form__gt="").exists()


def wait_for(workers: list[subprocess.Popen[bytes]]) -> None:
    """Return when the workers wait for jobs."""
    while ProcrastinateWorker.objects.count() < len(workers):
        sleep(0.1)


def processor(workers: list[subprocess.Popen[bytes]]) -> float:
    """The seconds that the workers have computed so far."""
    return sum(sum(psutil.Process(worker.pid).cpu_times()[:2]) for worker in workers)


def start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "worker"], cwd=ROOT)


def lines(number: int = 1000, kills: int = 0) -> Iterator[str]:
    """One line a figure: ``name: value unit (floor …, ratio …)``."""
    held = texts(number)
    call_command("migrate", verbosity=0)
    keep_example_agencies()
    done = importing(held, kills=kills)
    stored = Report.objects.count()
    for name, floor in (("reading without storing", reading(held)), ("COPY", copying())):
        yield (
            f"import with {WORKERS} workers, beside {name}: {stored / done.seconds:.0f} reports/s "
            f"(floor {stored / floor:.0f} reports/s, ratio {done.seconds / floor:.1f})"
        )
    alone = reading_alone(held[:200])
    each = done.processor / stored * 1e3
    yield (
        f"processor of the workers a report: {each:.1f} ms "
        f"(floor {alone:.1f} ms, reading alone, ratio {each / alone:.1f})"
    )
    yield f"memory of a worker, at most: {done.memory / 1e6:.0f} MB"


if __name__ == "__main__":
    try:
        for line in lines(*map(int, sys.argv[1:])):
            print(line)
    finally:
        connection.close()
        Server(Path(settings.DATA_DIR)).stop()
        remove_run(Path(settings.DATA_DIR))
