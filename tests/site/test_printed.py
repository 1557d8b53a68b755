"""The numbers that stand corrected, or those that reports print: the address decides."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.intake.findings import recheck
from parsing.models import Report
from tests.factories import AdminFactory, AgencyFactory, ReportFactory
from tests.site.reviewing import words

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")


def corrected(report, number="200"):
    correct(report, {TOTAL: number}, by=AdminFactory(), version=report.version, reason="核对登记簿")
    return report


@pytest.fixture
def report():
    """203 is printed, 200 stands."""
    cells = {TOTAL: 203, "requests.new.natural_person": 200}
    made = ReportFactory(year=2022, cells={str(cell): number for cell, number in cells.items()})
    recheck(made)
    return corrected(made)


def in_print():
    return Report.objects.published().in_print()


def rules(reports):
    return {finding.rule for report in reports for finding in report.findings.all()}


def test_tables_headline_figures_and_findings_follow_the_print(report):
    [printed] = in_print().with_tables().with_ledger()
    [stands] = Report.objects.published().with_tables().with_ledger()
    assert (printed.figures().get(TOTAL), stands.figures().get(TOTAL)) == (203, 200)
    assert (printed.received, stands.received) == (203, 200)
    assert "row_sum" in rules([printed])
    assert "row_sum" not in rules([stands])


def test_what_is_put_in_print_is_stored_nowhere(report):
    list(in_print().with_tables().with_ledger())
    assert Report.objects.get().received == 200
    assert Report.objects.get().rows("requests")["new"].total == 200


def test_reports_without_corrections_cost_no_queries_more(report):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            list(in_print().with_tables().with_ledger())
        return len(counted)

    few = queries()
    ReportFactory.create_batch(4)
    assert queries() == few


def test_the_page_of_a_report_shows_what_the_address_asks_for(client, report):
    page = words(client.get(f"/en/reports/{report.pk}/"))
    assert "corrected 200 printed 203" in page
    page = words(client.get(f"/en/reports/{report.pk}/?figures=printed"))
    assert "203 corrected to 200" in page
    assert "as printed" in page


def test_a_report_that_stands_as_printed_has_no_switch(client):
    page = client.get(f"/en/reports/{ReportFactory().pk}/")
    assert "figures-switch" not in page.content.decode()


def test_nonsense_in_the_address_shows_what_stands(client, report):
    page = client.get(f"/en/reports/{report.pk}/?figures=%00x")
    assert "corrected 200 printed 203" in words(page)


def test_an_agencys_years_follow(client, report):
    address = f"/en/agencies/{report.agency_id}/"
    [year] = client.get(f"{address}?figures=printed").context["years"]
    assert year.figures["received"].value == 203
    [year] = client.get(address).context["years"]
    assert (year.figures["received"].value, year.departing) == (200, ["received"])


def test_comparisons_and_their_exports_follow(client, report):
    address = f"/en/compare/?agency={report.agency_id}&format=json"
    held = b"".join(client.get(f"{address}&figures=printed").streaming_content).decode()
    stands = b"".join(client.get(address).streaming_content).decode()
    shown = [[row["2022"] for row in json.loads(text)["rows"]] for text in (held, stands)]
    assert shown == [[203], [200]]


def test_the_change_on_the_year_follows(client, report):
    agency = report.agency
    ReportFactory(agency=agency, year=2023, cells={str(TOTAL): 210})
    address = f"/api/v1/comparison?agency={agency.pk}&year=2023"
    [series] = client.get(f"{address}&figures=printed").json()["series"]
    assert series["points"][0]["change"] == 7
    [series] = client.get(address).json()["series"]
    assert series["points"][0]["change"] == 10


def test_the_interface_gives_both(client, report):
    told = client.get(f"/api/v1/reports/{report.pk}?figures=printed").json()
    assert told["figures"] == "printed"
    assert told["tables"]["requests"]["new"]["total"] == 203
    assert told["received"] == 203
    assert told["printed"] == {str(TOTAL): "203"}
    stands = client.get(f"/api/v1/reports/{report.pk}").json()
    assert (stands["figures"], stands["received"]) == ("corrected", 200)
    assert client.get(f"/api/v1/reports/{report.pk}?figures=other").status_code == 422


def test_a_point_that_departs_from_the_print_says_so(client, report):
    address = f"/compare/?agency={report.agency_id}"
    assert "corrected-mark" in client.get(address).content.decode()
    other = ReportFactory(agency=AgencyFactory())
    address = f"/compare/?agency={other.agency_id}"
    assert "corrected-mark" not in client.get(address).content.decode()


def test_findings_between_years_rest_on_the_print_of_both(report):
    late = ReportFactory(agency=report.agency, year=2023, cells={"requests.carried_in.total": 9})
    correct(
        late,
        {Address("requests", "carried_in", "total"): "0"},
        by=AdminFactory(),
        version=1,
        reason="核对登记簿",
    )
    printed = in_print().with_tables().with_ledger().get(pk=late.pk)
    assert "carry_over" in rules([printed])
