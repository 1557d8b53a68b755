"""What the checks say on the pages of a report, and how staff hold a flag against the original."""

import pytest
from django.test import Client
from django.urls import reverse

from parsing.intake.acknowledging import acknowledge
from parsing.intake.findings import recheck
from parsing.models import Acknowledgement, Report
from tests.factories import AgencyFactory, ReportFactory, StaffFactory
from tests.site.reviewing import TOTAL, address, queries, sent, words

pytestmark = pytest.mark.django_db

UNREAD = "disputes.reconsideration.total"


def flagged(**more) -> Report:
    report = ReportFactory(cells={TOTAL: 3}, **more)
    recheck(report)
    return report


def fingerprint(report: Report, rule: str) -> str:
    return report.findings.get(rule=rule).fingerprint


def english(client: Client, report: Report) -> str:
    return words(client.get(f"/en{report.get_absolute_url()}"))


def button(report: Report, rule: str, name: str = "acknowledge") -> str:
    return f'name="{name}" value="{fingerprint(report, rule)}"'


def test_a_fault_of_the_report_and_one_of_the_reading_are_two_lists(client: Client) -> None:
    page = client.get(flagged(cells__uncertain=[UNREAD]).get_absolute_url())
    checked = page.context["checked"]
    assert {flag.rule for flag in checked.about_report} == {"balance", "row_sum"}
    assert [flag.rule for flag in checked.about_reading] == ["unread"]
    assert "这是读取的问题，不说明报告有误。" in page.content.decode()


def test_a_report_that_was_read_wholly_has_one_list(client: Client) -> None:
    assert "未能读取" not in client.get(flagged().get_absolute_url()).content.decode()


def test_what_could_not_be_judged_is_said_once_in_words_in_both_languages(client: Client) -> None:
    report = flagged(cells__uncertain=[UNREAD])
    page = client.get(report.get_absolute_url()).content.decode()
    assert page.count("项核对涉及未能可靠读取的数字") == 1
    assert "Checks that meet numbers not read with certainty" in english(client, report)


def test_what_rests_on_the_year_before_is_among_it(client: Client) -> None:
    agency = AgencyFactory()
    carried_out = ["requests.carried_out.total"]
    ReportFactory(agency=agency, year=2021, cells__uncertain=carried_out)
    report = ReportFactory(agency=agency, year=2022)
    page = client.get(report.get_absolute_url()).content.decode()
    assert "上年结转与上一年报告" in page


def test_a_number_of_the_year_before_leads_to_its_report(client: Client) -> None:
    agency = AgencyFactory()
    before = ReportFactory(agency=agency, year=2021, cells={"requests.carried_out.total": 2})
    report = ReportFactory(agency=agency, year=2022)
    recheck(report)
    page = client.get(report.get_absolute_url()).content.decode()
    assert f'href="{before.get_absolute_url()}#requests.carried_out.total"' in page


def test_each_number_of_an_equation_leads_to_its_cell_and_to_its_place_in_the_text(
    client: Client,
) -> None:
    report = flagged()
    page = client.get(report.get_absolute_url()).content.decode()
    source = reverse("report_source", args=(report.pk,))
    assert f'<a href="#{TOTAL}"' in page
    assert f'class="in-source" href="{source}#at-{TOTAL}"' in page


def test_citizens_read_who_by_role_when_and_why_and_get_no_button(client: Client) -> None:
    report, clerk = flagged(), StaffFactory(username="anning")
    acknowledge(report, fingerprint(report, "row_sum"), by=clerk, reason="原文即为 3")
    page = client.get(report.get_absolute_url()).content.decode()
    assert "已核对原文：报告原文如此" in page
    assert "原文即为 3" in page
    assert "anning" not in page
    assert 'name="retract"' not in page
    assert "the report does say so. 原文即为 3 · staff" in english(client, report)


def test_a_reviewer_keeps_it_and_takes_it_back_on_the_report_s_page(client, clerk) -> None:
    report = flagged()
    seen = fingerprint(report, "row_sum")
    url = reverse("acknowledge_flag", args=(report.pk,))
    assert button(report, "row_sum") in client.get(report.get_absolute_url()).content.decode()
    answer = client.post(url, {"acknowledge": seen, f"why-{seen}": "已致电"}, follow=True)
    assert Acknowledgement.objects.get().reason == "已致电"
    assert button(report, "row_sum", "retract") in answer.content.decode()
    client.post(url, {"retract": seen})
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize("sent_", [{}, {"acknowledge": "x"}, {"retract": "\x00"}])
def test_a_flag_that_is_not_there_is_refused_in_words(client, clerk, sent_) -> None:
    report = flagged()
    url = reverse("acknowledge_flag", args=(report.pk,))
    page = client.post(url, sent_, follow=True)
    assert "这条问题所涉数字已有变化" in page.content.decode()
    assert not Acknowledgement.objects.exists()


def test_only_who_may_review_may_do_it_and_only_by_a_post(client: Client) -> None:
    report = flagged()
    url = reverse("acknowledge_flag", args=(report.pk,))
    seen = {"acknowledge": fingerprint(report, "row_sum")}
    assert "/login/" in client.post(url, seen).url
    client.force_login(StaffFactory(permissions=["upload"]))
    assert client.post(url, seen).status_code == 403
    client.force_login(StaffFactory())
    assert client.get(url).status_code == 405
    assert client.post(reverse("acknowledge_flag", args=(10**9,)), seen).status_code == 404
    assert not Acknowledgement.objects.exists()


def test_a_draft_s_flags_are_settled_where_it_is_reviewed(client, clerk) -> None:
    draft = flagged(draft=True)
    page = client.get(address(draft))
    seen = fingerprint(draft, "row_sum")
    client.post(address(draft), sent(page, acknowledge=seen) | {f"why-{seen}": "缺页"})
    assert Acknowledgement.objects.get().reason == "缺页"
    client.post(address(draft), sent(client.get(address(draft)), retract=seen))
    assert not Acknowledgement.objects.exists()


def test_what_was_typed_beside_it_is_saved_first_and_its_flags_are_shown(client, clerk) -> None:
    draft = flagged(draft=True)
    seen = fingerprint(draft, "row_sum")
    typed = sent(client.get(address(draft)), acknowledge=seen, **{TOTAL: "4"})
    client.post(address(draft), typed)
    draft.refresh_from_db()
    assert draft.received == 4
    assert not Acknowledgement.objects.exists()


def test_a_draft_that_could_not_be_read_whole_is_published_once_that_is_confirmed(
    client, clerk
) -> None:
    draft = ReportFactory(draft=True, cells__uncertain=[UNREAD])
    recheck(draft)
    page = client.post(address(draft), sent(client.get(address(draft)), action="publish"))
    assert page.status_code == 409
    assert "Something could not be read" in words(page)
    seen = fingerprint(draft, "unread")
    client.post(address(draft), sent(client.get(address(draft)), acknowledge=seen))
    client.post(address(draft), sent(client.get(address(draft)), action="publish"))
    draft.refresh_from_db()
    assert draft.is_published


def test_the_page_takes_no_more_queries_with_more_flags(client: Client) -> None:
    one, many = flagged(), flagged(cells__uncertain=[UNREAD])
    for rule in ("balance", "row_sum"):
        acknowledge(many, fingerprint(many, rule), by=StaffFactory())
    acknowledge(one, fingerprint(one, "balance"), by=StaffFactory())
    assert queries(client, one.get_absolute_url()) == queries(client, many.get_absolute_url())
