"""How many stored reports a second are rechecked, beside reading the same rows from PostgreSQL.

Run as ``python tests/intake/rechecking/bench.py [REPORTS]`` from the project's root: 2,000 reports
unless told otherwise, in a database that is thrown away. One process is killed (SIGKILL) on the way;
begun again, it does what is left.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["TEST_RUN"] = str(os.getpid())

import django  # noqa: E402
import psutil  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from parsing.checks import rules_version  # noqa: E402
from parsing.examples import examples  # noqa: E402
from parsing.intake.examples import keep_example_agencies  # noqa: E402
from parsing.intake.rechecking import (  # noqa: E402
    BATCH,
    Share,
    agencies_to_recheck,
    behind,
    recheck_all,
)
from parsing.intake.upload import receive  # noqa: E402
from parsing.models import DisclosureRow, DisputeRow, Finding, Report, RequestRow  # noqa: E402
from reports_site.postgres.server import Server  # noqa: E402
from tests.conftest import remove_run  # noqa: E402

ROUNDS, MANY = 3, 100_000
MEGABYTE = 1024 * 1024


def store(number: int) -> None:
    """Keep as many example reports: those of one seed after another."""
    for text in islice((held.text for seed in count(2019) for held in examples(seed)), number):
        receive(text.encode(), by=None)


def seconds(run: Callable[[], object]) -> float:
    """The best of a few rounds."""
    rounds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        run()
        rounds.append(perf_counter() - began)
    return min(rounds)


def recheck() -> None:
    for _ in recheck_all(agencies_to_recheck(share=Share())):
        pass


def read_rows() -> None:
    """The floor: every row that a recheck reads, in the same batches, nothing made of it."""
    agencies = agencies_to_recheck(share=Share())
    for at in range(0, len(agencies), BATCH):
        reports = list(Report.objects.filter(agency__in=agencies[at : at + BATCH]).values_list())
        keys = [row[0] for row in reports]
        for model in (RequestRow, DisputeRow, DisclosureRow, Finding):
            rows: QuerySet[object] = model.objects.filter(report__in=keys).values_list()
            list(rows)


def killed_and_resumed() -> int:
    """The reports that were left when a process was killed; AssertionError if one stays behind."""
    Report.objects.update(checked_with="")
    command = [sys.executable, str(ROOT / "manage.py"), "recheck"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    while Report.objects.filter(checked_with=rules_version()).count() == 0:
        sleep(0.05)
    process.kill()
    process.wait()
    left = Report.objects.filter(behind()).count()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert not Report.objects.filter(behind()).exists()
    return left


def lines(number: int = 2000) -> Iterator[str]:
    """One line a figure: ``name: value unit (floor …, ratio …)``."""
    call_command("migrate", verbosity=0)
    keep_example_agencies()
    store(number)
    stored = Report.objects.count()
    floor, taken = seconds(read_rows), seconds(recheck)
    memory = psutil.Process().memory_info().rss / MEGABYTE
    yield (
        f"recheck in one process, beside reading the same rows: {stored / taken:.0f} reports/s "
        f"(floor {stored / floor:.0f} reports/s, ratio {taken / floor:.1f})"
    )
    minutes = taken / stored * MANY / 60
    yield f"recheck of {MANY:,} reports at that rate in two processes: {minutes / 2:.1f} min"
    yield f"recheck, most memory of a process that did: {memory:.0f} MB"
    yield f"recheck, left to do after a kill and done when begun again: {killed_and_resumed()} reports"


if __name__ == "__main__":
    server = Server(settings.DATA_DIR)
    try:
        for line in lines(*map(int, sys.argv[1:2])):
            print(line, flush=True)
    finally:
        server.stop()
        remove_run(Path(settings.DATA_DIR))
