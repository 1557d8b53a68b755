"""Every page is free of what axe finds, wide and narrow, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction

from parsing.forms import Address
from parsing.intake.archives import files_in
from parsing.intake.batches import File, add_files, open_batch
from parsing.intake.findings import recheck
from parsing.intake.tips import Told, tell
from parsing.models import Batch, BatchItem
from tests.browser.conftest import DESK, PHONE, OpenPage, log_in, member_of
from tests.factories import AgencyFactory, CorrectionFactory, ReportFactory, RereadingFactory
from tests.intake.packing import archive

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PUBLIC = (
    "/",
    "/agencies/",
    "/agencies/{agency}/",
    "/reports/{report}/",
    "/reports/{report}/?figures=printed",
    "/reports/{report}/source/",
    "/reports/{report}/mistake/",
    "/reports/{report}/mistake/?cell=requests.new.total",
    "/compare/?agency={agency}",
    "/compare/?agency={agency}&line=disclosure_rate&show=changes",
    "/about/",
    "/indicators/",
    "/regions/",
    "/regions/990000/",
    "/fields/",
    "/fields/justice/?indicator=disclosure_rate",
    "/flags/",
    "/rules/",
    "/coverage/",
    "/login/",
    "/nowhere/",
)
STAFF = (
    "/upload/",
    "/batches/",
    "/batches/{batch}/",
    "/batches/{batch}/?status=failed",
    "/batches/{batch}/agencies/",
    "/rereadings/",
    "/review/",
    "/review/{draft}/",
    "/tips/?state=all",
    "/tips/{tip}/",
)
ADMIN = (
    "/admin/",
    "/admin/parsing/report/",
    "/admin/parsing/report/{report}/change/",
    "/admin/parsing/report/{report}/change/?tip={tip}",
    "/admin/parsing/report/{report}/revert/{entry}/",
    "/admin/parsing/tip/",
    "/admin/parsing/correction/",
    "/admin/parsing/agency/",
    "/admin/parsing/agency/{agency}/change/",
)

CELL = Address("requests", "new", "total")

# Django's own head over the name of a row in an inline table is empty.
CONTEXT = {"exclude": [["th.original"]]}
# Preloading style sheets would insert them inline, which the site's policy forbids.
OPTIONS = {"preload": False}


@pytest.fixture
def places() -> dict[str, int]:
    agency = AgencyFactory(name="澜江市司法局")
    report = ReportFactory(
        agency=agency,
        year=2022,
        cells={"requests.new.total": 5, "requests.carried_in.research": None},
        cells__uncertain=["disputes.reconsideration.total"],
    )
    correction = CorrectionFactory(report=report)
    tip = tell(report, Told(CELL, "200", "原件第 3 页"), sender="")
    draft = ReportFactory(agency=AgencyFactory(name="澜江市教育局"), draft=True)
    with transaction.atomic():
        recheck(report)
        recheck(draft)
    RereadingFactory(report=report)
    return {
        "agency": agency.pk,
        "report": report.pk,
        "draft": draft.pk,
        "batch": batch().pk,
        "tip": tip.pk,
        "entry": correction.pk,
    }


def batch() -> Batch:
    """A batch with a file in each state."""
    made = open_batch(Batch.Origin.UPLOAD, by=None, name="年报.zip")
    states = [state for state in BatchItem.State.values if state != "failed"]
    add_files(made, [File(f"{state}.txt", b"x") for state in states])
    add_files(made, [*files_in("空.zip", archive({}))])
    for item in made.items.exclude(state="failed"):
        item.state = item.name.removesuffix(".txt")
        if item.state in ("read", "attention", "known"):
            item.content = None
            item.report = ReportFactory(draft=True, agency=None, stated_agency="枫砚县司法局")
        item.save()
    return made


def faults(page, path: str) -> list[str]:
    """What axe finds on the page at ``path``, in words; that the page is too wide, too."""
    page.goto(path)
    found = [
        f"{path}: {violation['id']} {violation['nodes'][0]['html'][:120]}"
        for violation in Axe().run(page, context=CONTEXT, options=OPTIONS).response["violations"]
    ]
    width = page.viewport_size["width"]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{path}: wider than {width} pixels")
    return found


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_public_pages(
    open_page: OpenPage, places: dict[str, int], prefix: str, viewport: dict[str, int]
) -> None:
    page = open_page("/", viewport=viewport)
    assert [
        fault for path in PUBLIC for fault in faults(page, prefix + path.format(**places))
    ] == []


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_staff(
    open_page: OpenPage, places: dict[str, int], prefix: str, viewport: dict[str, int]
) -> None:
    member_of("reviewer", "clerk")
    page = open_page("/login/", viewport=viewport)
    log_in(page, "clerk")
    assert [fault for path in STAFF for fault in faults(page, prefix + path.format(**places))] == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_of_the_admin_panel(open_page: OpenPage, places: dict[str, int], prefix: str) -> None:
    member_of("administrator", "keeper")
    page = open_page("/login/")
    log_in(page, "keeper")
    assert [fault for path in ADMIN for fault in faults(page, prefix + path.format(**places))] == []
