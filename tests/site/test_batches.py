"""Batches are followed, stopped, tried again and taken along by those who upload."""

import csv
import html

import pytest
from django.urls import reverse

from parsing.intake.acknowledging import acknowledge
from parsing.intake.batch_reading import read_files
from parsing.intake.batches import File, add_files, open_batch
from parsing.intake.findings import recheck
from parsing.models import Batch, BatchItem, Report
from tests.factories import AgencyFactory, FindingFactory, ReportFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

TABLELESS = "这里没有表格。".encode()


@pytest.fixture
def clerk(client):
    clerk = StaffFactory()
    client.force_login(clerk)
    return clerk


def batch_of(*names, content=TABLELESS, by=None):
    batch = open_batch(Batch.Origin.UPLOAD, by=by, name="a.zip")
    add_files(batch, [File(name, content) for name in names])
    return batch


def read_all(batch):
    read_files(list(batch.items.values_list("pk", flat=True)))


def words(page):
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["/batches/", "/batches/{}/", "/batches/{}/progress/"])
def test_the_pages_answer_in_both_languages(client, clerk, prefix, page):
    assert client.get(prefix + page.format(batch_of("a.txt").pk)).status_code == 200


@pytest.mark.parametrize("name", ["batch", "batch_progress"])
def test_others_see_no_batch(client, name):
    address = reverse(name, args=(batch_of("a.txt").pk,))
    assert "/login/" in client.get(address).url
    client.force_login(UserFactory())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("name", ["batch_stop", "batch_retry"])
def test_others_stop_and_retry_nothing(client, name):
    batch = batch_of("a.txt")
    client.force_login(UserFactory())
    assert client.post(reverse(name, args=(batch.pk,))).status_code == 403
    assert batch.counts()["queued"] == 1


@pytest.mark.parametrize("name", ["batch", "batch_progress"])
def test_a_batch_that_is_not_there_is_not_found(client, clerk, name):
    assert client.get(reverse(name, args=(4711,))).status_code == 404


def test_stopping_and_trying_again_take_a_post(client, clerk):
    batch = batch_of("a.txt")
    assert client.get(f"/en/batches/{batch.pk}/stop/").status_code == 405
    assert client.get(f"/en/batches/{batch.pk}/retry/").status_code == 405


@pytest.mark.parametrize("query", ["?status=nonsense", "?page=9999", "?sort=nonsense", "?q=%00"])
def test_nonsense_in_the_address_is_no_fault(client, clerk, query):
    assert client.get(f"/en/batches/{batch_of('a.txt').pk}/{query}").status_code == 200


def test_each_file_has_its_line_with_its_state_and_why_it_failed(client, clerk):
    batch = batch_of("good.txt", "<b>bad</b>.txt")
    read_all(batch)
    page = words(client.get(f"/en/batches/{batch.pk}/"))
    assert "good.txt" in page
    assert page.count("No official table was found in this text.") == 2
    assert "&lt;b&gt;bad" in client.get(f"/en/batches/{batch.pk}/").content.decode()


def test_a_file_leads_to_its_report(client, clerk):
    batch = batch_of("a.txt")
    report = ReportFactory()
    batch.items.update(state="read", content=None, report=report)
    page = words(client.get(f"/en/batches/{batch.pk}/"))
    assert f'href="/en/reports/{report.pk}/"' in page
    assert "published" in page


def test_files_can_be_filtered_by_their_state(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    batch.items.filter(name="a.txt").update(state="stopped")
    page = words(client.get(f"/en/batches/{batch.pk}/?status=stopped"))
    assert "a.txt" in page
    assert "b.txt" not in page


def test_the_page_refreshes_itself_without_javascript_while_files_wait(client, clerk):
    batch = batch_of("a.txt")
    address = f"/en/batches/{batch.pk}/"
    assert 'http-equiv="refresh"' in client.get(address).content.decode()
    read_all(batch)
    assert 'http-equiv="refresh"' not in client.get(address).content.decode()


def test_a_batch_is_stopped_and_tried_again(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    client.post(f"/en/batches/{batch.pk}/stop/")
    assert batch.counts()["stopped"] == 2
    client.post(f"/en/batches/{batch.pk}/retry/")
    assert batch.counts()["queued"] == 2


def test_the_summary_is_a_table_that_a_spreadsheet_opens_and_does_not_run(client, clerk):
    batch = batch_of("=cmd|' /C calc'!A0", "b.txt")
    read_all(batch)
    answer = client.get(f"/en/batches/{batch.pk}/?format=csv")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    head, first, second = csv.reader(text[1:].splitlines())
    assert head[:2] == ["File", "Size in bytes"]
    assert first[0] == "'=cmd|' /C calc'!A0"
    assert second[3:5] == ["failed", "No official table was found in this text."]


def test_the_summary_holds_what_the_page_shows(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    batch.items.filter(name="a.txt").update(state="stopped")
    answer = client.get(f"/en/batches/{batch.pk}/?status=stopped&format=csv")
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 2


def test_a_page_of_many_files_takes_as_many_queries_as_one_of_few(
    client, clerk, django_assert_num_queries
):
    few, many = batch_of("a.txt"), batch_of(*(f"{n}.txt" for n in range(60)))
    for batch in (few, many):
        for item in batch.items.all():
            report = ReportFactory(agency=AgencyFactory())
            BatchItem.objects.filter(pk=item.pk).update(state="read", content=None, report=report)
    client.get(f"/en/batches/{few.pk}/")
    for batch in (few, many):
        with django_assert_num_queries(12):
            client.get(f"/en/batches/{batch.pk}/")


def test_clean_drafts_are_published_together_and_the_others_are_named(client, clerk):
    clean = ReportFactory(draft=True)
    unread = ReportFactory(draft=True, cells__uncertain=["requests.new.total"])
    recheck(unread)
    rival = ReportFactory(draft=True, agency=ReportFactory(year=2021).agency, year=2021)
    chosen = [f"{draft.pk}.1" for draft in (clean, unread, rival)]
    page = words(client.post("/en/review/publish/", {"draft": chosen}, follow=True))
    assert [draft.pk for draft in Report.objects.drafts().order_by("pk")] == [unread.pk, rival.pk]
    assert "1 report was published." in page
    assert "could not be read" in page
    assert "is here: compare" in page


def test_a_draft_that_changed_since_it_was_chosen_is_not_published(client, clerk):
    draft = ReportFactory(draft=True, version=2)
    client.post("/en/review/publish/", {"draft": [f"{draft.pk}.1"]})
    draft.refresh_from_db()
    assert draft.is_draft


@pytest.mark.parametrize("chosen", [[], ["nonsense"], ["4711.1"], ["1"], ["9" * 30 + ".1"]])
def test_nothing_chosen_publishes_nothing(client, clerk, chosen):
    ReportFactory(draft=True)
    assert client.post("/en/review/publish/", {"draft": chosen}).status_code == 302
    assert not Report.objects.published().exists()


def test_only_reviewers_publish(client):
    draft = ReportFactory(draft=True)
    client.force_login(StaffFactory(permissions=["upload"]))
    answer = client.post("/en/review/publish/", {"draft": [f"{draft.pk}.1"]})
    assert answer.status_code == 403
    assert Report.objects.drafts().exists()


def test_only_clean_drafts_can_be_chosen(client, clerk):
    clean = ReportFactory(draft=True)
    ReportFactory(draft=True, agency=None)
    page = client.get("/en/review/?all=1").content.decode()
    assert page.count('type="checkbox"') == 1
    assert f'value="{clean.pk}.1" form="publish-chosen" checked' in page


def test_one_file_is_tried_again_alone(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    read_all(batch)
    item = batch.items.order_by("position").first()
    page = client.get(f"/en/batches/{batch.pk}/")
    assert f'name="item" value="{item.pk}"' in words(page)
    client.post(reverse("batch_retry", args=(batch.pk,)), {"item": item.pk})
    assert [each.state for each in batch.items.order_by("position")] == ["queued", "failed"]


@pytest.mark.parametrize("item", ["x", "", "99999999999999999999", "4711"])
def test_a_file_of_no_such_number_is_not_found(client, clerk, item):
    address = reverse("batch_retry", args=(batch_of("a.txt").pk,))
    assert client.post(address, {"item": item}).status_code == 404


def test_a_draft_that_needs_attention_says_why(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    rival = ReportFactory()
    drafts = [
        ReportFactory(draft=True, agency=None, year=None),
        ReportFactory(draft=True, agency=rival.agency, year=rival.year),
    ]
    for item, draft in zip(batch.items.order_by("position"), drafts, strict=True):
        BatchItem.objects.filter(pk=item.pk).update(state="attention", content=None, report=draft)
    told = words(client.get(f"/en/batches/{batch.pk}/"))
    assert "agency not known" in told
    assert "year not known" in told
    assert "another report for this agency and year" in told
    summary = client.get(f"/en/batches/{batch.pk}/?format=csv").getvalue().decode()
    assert "agency not known · year not known" in summary


def test_flags_are_a_reason_until_they_are_held_against_the_original(client, clerk):
    batch = batch_of("a.txt", "b.txt")
    flag = FindingFactory(report__draft=True)
    merged = ReportFactory(draft=True, agency=AgencyFactory(merged_into=AgencyFactory()))
    for item, draft in zip(batch.items.order_by("position"), (flag.report, merged), strict=True):
        BatchItem.objects.filter(pk=item.pk).update(state="attention", content=None, report=draft)
    address = f"/en/batches/{batch.pk}/?format=csv"
    told = client.get(address).getvalue().decode()
    assert "flags not held against the original yet" in told
    assert "agency merged into another" in told
    acknowledge(flag.report, flag.fingerprint, by=clerk)
    assert "held against" not in client.get(address).getvalue().decode()


def test_the_summary_is_taken_along_as_a_workbook(client, clerk):
    answer = client.get(f"/en/batches/{batch_of('a.txt').pk}/?format=xlsx")
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_a_draft_that_somebody_else_brought_is_not_named(client):
    person = StaffFactory(permissions=["upload"])
    draft = ReportFactory(draft=True, source__uploaded_by=StaffFactory())
    batch = batch_of("a.txt", by=person)
    batch.items.update(state="known", content=None, report=draft)
    client.force_login(person)
    address = f"/en/batches/{batch.pk}/"
    summary = b"".join(client.get(f"{address}?format=csv").streaming_content).decode()
    for told in (words(client.get(address)), summary):
        assert "a draft that somebody else handles" in told
        assert draft.agency.name not in told
    assert f"/review/{draft.pk}/" not in words(client.get(address))


def test_batches_of_others_are_not_there_for_who_only_uploads(client):
    batch = batch_of("a.txt")
    client.force_login(StaffFactory(permissions=["upload"]))
    assert f"/batches/{batch.pk}/" not in client.get("/batches/").content.decode()
    for address in ("", "progress/"):
        assert client.get(f"/batches/{batch.pk}/{address}").status_code == 404
    for address in ("stop/", "retry/"):
        assert client.post(f"/batches/{batch.pk}/{address}").status_code == 404
