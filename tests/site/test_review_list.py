"""The drafts that wait, and which of them need a look."""

import pytest

from parsing.intake.acknowledging import acknowledge
from parsing.intake.findings import recheck
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    StaffFactory,
)
from tests.site.reviewing import queries, words

pytestmark = pytest.mark.django_db


def test_it_answers_in_both_languages_and_shows_what_asks_for_a_look(client, clerk):
    report = ReportFactory(draft=True, year=2022, cells__uncertain=["requests.new"])
    assert client.get("/review/").status_code == 200
    page = client.get("/en/review/")
    assert report.agency.name in words(page)
    assert page.context["table"].rows[0].get_cell("unread_cells") == 7


def test_a_draft_whose_agency_is_not_known_shows_the_stated_name(client, clerk):
    ReportFactory(draft=True, agency=None, stated_agency="枫砚县司法局", year=None)
    assert "枫砚县司法局 (not known yet)" in words(client.get("/en/review/"))


def test_published_reports_are_not_in_it(client, clerk):
    report = ReportFactory()
    assert report.agency.name not in words(client.get("/en/review/"))


def test_it_tells_drafts_that_need_a_look_from_those_that_do_not(client, clerk):
    clean = ReportFactory(draft=True)
    unread = ReportFactory(draft=True, cells__uncertain=["disputes"])
    recheck(unread)
    flagged, settled = FindingFactory.create_batch(2, report__draft=True)
    acknowledge(settled.report, settled.fingerprint, by=clerk)
    nameless = ReportFactory(draft=True, agency=None)
    rivals = ReportFactory.create_batch(2, draft=True, agency=AgencyFactory())
    needed = client.get("/en/review/?look=needed").context["table"].data
    assert set(needed) == {unread, flagged.report, nameless, *rivals}
    assert words(client.get("/en/review/")).count("another report") == len(rivals)
    clean = {clean, settled.report}
    assert set(client.get("/en/review/?look=clean").context["table"].data) == clean


def test_it_finds_drafts_by_a_piece_of_the_name(client, clerk):
    known = ReportFactory(draft=True, agency=AgencyFactory(name="枫砚县司法局"))
    stated = ReportFactory(draft=True, agency=None, stated_agency="枫砚县财政局")
    ReportFactory(draft=True)
    assert set(client.get("/en/review/?q=枫砚").context["table"].data) == {known, stated}


@pytest.mark.parametrize("query", ["look=nonsense", "sort=nothing", "page=0", "page=x", "q=%00"])
def test_nonsense_in_the_address_does_no_harm(client, clerk, query):
    ReportFactory(draft=True)
    assert client.get(f"/en/review/?{query}").status_code == 200


def test_an_empty_list_says_so(client, clerk):
    assert "No draft" in words(client.get("/en/review/"))


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk):
    ReportFactory(draft=True, source__uploaded_by=clerk)
    few = queries(client, "/en/review/")
    for _ in range(8):
        ReportFactory(draft=True, source__uploaded_by=StaffFactory(), errors=1)
    assert queries(client, "/en/review/") == few
