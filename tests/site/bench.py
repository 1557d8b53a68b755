"""How long pages take beside the bare SQL of the same data and beside a view that returns nothing.

Run as ``python tests/site/bench.py [REPORTS …]`` from the project's root: with 20,000 stored
reports unless told otherwise; ``BENCH_REPORTS=20000,200000`` says it too. In a database that is
thrown away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from time import perf_counter, sleep
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["TEST_RUN"] = str(os.getpid())

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from parsing.indicators import INDICATORS  # noqa: E402
from parsing.intake.examples import keep_example_agencies, receive_examples  # noqa: E402
from parsing.models import Agency, Report  # noqa: E402
from reports_site import urls  # noqa: E402
from reports_site.postgres.server import Server  # noqa: E402
from tests.conftest import BROWSER, NO_BROWSER, remove_run  # noqa: E402
from tests.site.crowd import BASE, crowd  # noqa: E402

STAGES = (20_000,)
ROUNDS = 5
PORT = 8107
SECONDS = 4
VISITORS = 8
PACKED = {"Accept-Encoding": "gzip"}  # as every browser asks
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
CROWD = 20  # visitors who ask for one page in the same moment


def nothing(_request: HttpRequest) -> HttpResponse:
    """The floor: an answer without a word, through all of the middleware."""
    return HttpResponse()


urls.urlpatterns.insert(0, path("nothing", nothing))


def pages() -> dict[str, str]:
    """The pages that are measured, by what they are called."""
    crowded = Agency.objects.filter(reports__pk__gte=BASE).order_by("pk").distinct()
    agency = crowded.first()
    report = Report.objects.published().filter(errors__gt=0, pk__lt=BASE).first()
    assert agency is not None
    assert report is not None
    fifty = [f"agency={pk}" for pk in crowded.values_list("pk", flat=True)[:50]]
    ten = "&".join(fifty[:10])
    lines = "&".join(f"line={code}" for code in list(INDICATORS)[:10])
    return {
        "home": "/",
        "list": "/agencies/",
        "search by name": f"/agencies/?q={quote('临棠市教育')}",
        "search by pinyin": "/agencies/?q=sifaju",
        "agency": agency.get_absolute_url(),
        "report": report.get_absolute_url(),
        "compare 10 × 7 × 10": f"/compare/?{ten}&{lines}",
        "compare 50 agencies": f"/compare/?{'&'.join(fifty)}",
        "flags": "/flags/",
        "flags of a rule": "/flags/?rule=balance&year=2023",
        "coverage": "/coverage/",
        "region": "/regions/990100/",
        "region of all agencies": "/regions/990000/",
        "field": "/fields/justice/",
        "rules": "/rules/",
        "api: reports": "/api/v1/reports?year=2023",
        "api: findings": "/api/v1/findings?severity=error",
        "api: report": f"/api/v1/reports/{report.pk}",
    }


def quickest(run: Callable[[], object], *, before: Callable[[], object] = lambda: None) -> float:
    """The milliseconds of the quickest of some rounds."""
    took = []
    for _round in range(ROUNDS):
        before()
        began = perf_counter()
        run()
        took.append(perf_counter() - began)
        if sum(took) > 10:
            break
    return min(took) * 1e3


def forget(*names: str) -> None:
    """Drop what is kept of this version of the data."""
    for name in names:
        caches[name].clear()


def get(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def undeclared(query: str) -> str:
    """The query without the cursor that it was declared for."""
    return query[query.index("SELECT") :] if query.startswith("DECLARE") else query


def sql(queries: list[str]) -> None:
    """The queries alone, their rows fetched and left."""
    with connection.cursor() as cursor:
        for query in queries:
            cursor.cursor.execute(query.encode())
            cursor.fetchall()


def timed_pages(stored: int) -> Iterator[str]:
    """A line a page: with nothing kept of this version of the data, with its sums, as it is kept."""
    client = Client(raise_request_exception=True, headers=PACKED)
    get(client, "/")
    floor = quickest(lambda: get(client, "/nothing"))
    yield f"page, {stored:,} reports, nothing: {floor:.1f} ms"
    for name, address in pages().items():
        forget("figures", "pages")
        with CaptureQueriesContext(connection) as held:
            get(client, address)
        queries = [undeclared(query["sql"]) for query in held.captured_queries]

        def ask(address: str = address) -> None:
            get(client, address)

        first = quickest(ask, before=lambda: forget("figures", "pages"))
        made = quickest(ask, before=lambda: forget("pages"))
        again = quickest(ask)
        bare = quickest(lambda queries=queries: sql(queries))
        yield (
            f"page, {stored:,} reports, {name}: {first:.1f} ms for the first visitor after a change "
            f"(floor {bare:.1f} ms, its SQL alone, ratio {first / bare:.1f}), "
            f"{made:.1f} ms where sums are kept, {again:.1f} ms where the page is "
            f"(floor {floor:.1f} ms, a view that returns nothing, ratio {again / floor:.1f})"
        )


def served(stored: int) -> Iterator[str]:
    """Requests a second of the production server, with caches cold, warm, and kept by the visitor."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "reports_site.settings",
        "HTTPS": "0",
        "DEBUG": "0",
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(collect, cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from reports_site.demo.serving import serve; serve('127.0.0.1', {PORT})",
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for_server()
        for name in ("home", "agency", "region", "flags"):
            alone, together = waits(pages()[name])
            yield (
                f"crowd, {stored:,} reports, {name}: {together:.0f} ms until the last of {CROWD} has the "
                f"page after a change (floor {alone:.0f} ms, one visitor, ratio {together / alone:.1f})"
            )
        for name in ("home", "search by name", "agency", "report", "flags"):
            address = pages()[name]
            cold, warm, kept = rates(address)
            yield (
                f"server, {stored:,} reports, {name}: {warm:.0f} requests/s; "
                f"{cold:.0f} where each finds the data changed; {kept:.0f} of a visitor who kept the page"
            )
        yield from painted(stored)
    finally:
        server.terminate()
        server.wait()


def painted(stored: int) -> Iterator[str]:
    """When a browser shows the first words of a page: made anew, and kept by the server."""
    assert BROWSER is not None, NO_BROWSER
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        for name in ("home", "search by name", "agency", "report", "flags", "region"):
            change()
            first, kept = (first_paint(browser, pages()[name]) for _ in range(2))
            yield (
                f"browser, {stored:,} reports, {name}: first words after {kept:.0f} ms "
                f"({first:.0f} ms where the data has changed)"
            )
        browser.close()


def first_paint(browser: Browser, address: str) -> float:
    """The milliseconds from the request to the first words, for a visitor who kept nothing."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{PORT}{address}", wait_until="networkidle")
    found: float = page.evaluate(PAINT)
    page.close()
    return found


def wait_for_server() -> None:
    while True:
        try:
            create_connection(("127.0.0.1", PORT)).close()
        except ConnectionRefusedError:
            sleep(0.1)
        else:
            return


def rates(address: str) -> tuple[float, float, float]:
    """Requests a second: cold, warm, and answered by 304."""
    etag = ask(HTTPConnection("127.0.0.1", PORT), address, {})
    cold = rate(address, {}, before=change)
    rate(address, {}, seconds=1)
    etag = ask(HTTPConnection("127.0.0.1", PORT), address, {})
    return cold, rate(address, {}), rate(address, {"If-None-Match": etag})


def waits(address: str) -> tuple[float, float]:
    """The milliseconds after a change until one visitor, and the last of many at once, has the page."""

    def visit(_visitor: int) -> None:
        ask(HTTPConnection("127.0.0.1", PORT), address, {})

    took = []
    for visitors in (1, CROWD):
        change()
        began = perf_counter()
        with ThreadPoolExecutor(visitors) as pool:
            list(pool.map(visit, range(visitors)))
        took.append(1e3 * (perf_counter() - began))
    return took[0], took[1]


def change() -> None:
    """Count the data's version up, so that nothing kept is right any more."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE parsing_dataversion SET number = number + 1, changed_at = now()")


def ask(visitor: HTTPConnection, address: str, headers: dict[str, str]) -> str:
    visitor.request("GET", address, headers=PACKED | headers)
    answer = visitor.getresponse()
    answer.read()
    assert answer.status in (200, 304), answer.status
    return answer.headers["ETag"]


def rate(
    address: str,
    headers: dict[str, str],
    *,
    seconds: float = SECONDS,
    before: Callable[[], object] | None = None,
) -> float:
    """Requests a second of some visitors at once; of one alone where something is done before each."""
    until = perf_counter() + seconds

    def visits(_visitor: int) -> int:
        visitor, done = HTTPConnection("127.0.0.1", PORT), 0
        while perf_counter() < until:
            if before:
                before()
            ask(visitor, address, headers)
            done += 1
        return done

    if before:
        return visits(0) / seconds
    with ThreadPoolExecutor(VISITORS) as pool:
        return sum(pool.map(visits, range(VISITORS))) / seconds


def stages() -> tuple[int, ...]:
    told = sys.argv[1:] or os.environ.get("BENCH_REPORTS", "").split(",")
    return tuple(int(number) for number in told if number) or STAGES


def lines() -> Iterator[str]:
    """One line a figure: ``name: value unit (floor …, ratio …)``."""
    call_command("migrate", verbosity=0)
    keep_example_agencies()
    for _report in receive_examples():
        pass
    for stored in stages():
        crowd(stored)
        yield from timed_pages(stored)
        yield from served(stored)


if __name__ == "__main__":
    try:
        for line in lines():
            print(line, flush=True)
    finally:
        connection.close()
        Server(Path(settings.DATA_DIR)).stop()
        remove_run(Path(settings.DATA_DIR))
