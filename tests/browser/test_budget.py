"""What a page costs a phone: bytes, and content that moves."""

from __future__ import annotations

import pytest
from django.db import transaction
from playwright.sync_api import Page

from parsing.intake.examples import keep_example_agencies
from parsing.intake.findings import recheck
from parsing.models import Agency
from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.factories import ReportFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MOST_BYTES = 150_000

PATHS = (
    "/",
    "/agencies/",
    "/agencies/?q=sfj",
    "/reports/{report}/",
    "/flags/",
    "/rules/",
    "/about/",
    "/indicators/",
    "/coverage/",
    "/regions/990000/",
    "/fields/justice/",
    "/downloads/",
    "/api/docs",
    "/nowhere/",
    "/agencies/{agency}/",
    "/compare/?agency={agency}&agency={other}",
)

MEASURED = """() => new Promise((resolve) => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(shift), 100));
})"""


@pytest.fixture
def places() -> dict[str, int]:
    with transaction.atomic():
        keep_example_agencies()
        agencies = list(Agency.objects.filter(field="justice"))
        reports = [
            ReportFactory(agency=agency, year=year, cells={"requests.new.total": 5})
            for agency in agencies
            for year in (2021, 2022, 2023)
        ]
        for report in reports:
            recheck(report)
    return {"agency": agencies[0].pk, "other": agencies[1].pk, "report": reports[0].pk}


def cost(page: Page, path: str) -> dict[str, float]:
    """The bytes that came for the page at ``path``, and by how much it moved."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    shift: float = page.evaluate(MEASURED)
    session.detach()
    return {"shift": shift, "bytes": sum(sizes)}


@pytest.mark.parametrize(("prefix", "viewport"), [("", PHONE), ("/en", DESK)], ids=["zh", "en"])
def test_pages_are_light_and_stand_still(
    open_page: OpenPage, places: dict[str, int], prefix: str, viewport: dict[str, int]
) -> None:
    page = open_page("/", viewport=viewport)
    for path in PATHS:
        found = cost(page, prefix + path.format(**places))
        assert found["shift"] == 0, path
        assert found["bytes"] <= MOST_BYTES, path
