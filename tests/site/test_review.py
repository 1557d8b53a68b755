"""A draft is compared with its source and mended; what is wrong is said, what was typed stays."""

import re

import pytest

from parsing.forms import Address
from parsing.intake.review import Identity, revise
from parsing.models import Agency, Report
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    SourceFactory,
    cloud_river,
)
from tests.site.reviewing import TOTAL, address, queries, sent, words

pytestmark = pytest.mark.django_db


def test_it_answers_in_both_languages(client, clerk):
    report = ReportFactory(draft=True)
    assert client.get(f"/review/{report.pk}/").status_code == 200
    assert "Received this year" in words(client.get(address(report)))


def test_an_unknown_draft_is_not_found(client, clerk):
    assert client.get("/en/review/12345/").status_code == 404
    assert client.get(f"/en/review/{10**25}/").status_code == 404


def test_a_published_report_leads_to_its_page_with_a_word(client, clerk):
    report = ReportFactory()
    page = client.get(address(report), follow=True)
    assert page.redirect_chain == [(f"/en/reports/{report.pk}/", 302)]
    assert "not a draft any more" in words(page)


def test_every_cell_of_the_form_has_an_input_with_its_content(client, clerk):
    cells = {TOTAL: 203, "requests.carried_in.total": None}
    report = ReportFactory(
        draft=True, cells=cells, cells__uncertain=["disputes.reconsideration.total"]
    )
    page = client.get(address(report)).content.decode()
    inputs = dict(re.findall(r'<input id="[^"]*" name="([a-z_.]+)" value="([^"]*)"', page))
    assert len(inputs) == len(list(report.cells()))
    assert inputs[TOTAL] == "203"
    assert inputs["requests.carried_in.total"] == ""
    assert inputs["requests.new.business"] == "0"
    assert inputs["disputes.reconsideration.total"] == "?"


def test_a_row_that_the_report_lacks_can_be_filled_in(client, clerk):
    report = ReportFactory(draft=True, cells__without=["requests.new"])
    assert f'name="{TOTAL}" value=""' in client.get(address(report)).content.decode()


def test_agency_and_year_are_marked_in_the_source_with_what_they_rest_on(client, clerk):
    text = "澜江市司法局2022年政府信息公开工作年度报告\n"
    report = ReportFactory(
        draft=True,
        source=SourceFactory(text=text),
        agency_reason="title",
        agency_start=0,
        agency_end=6,
        year_reason="title",
        year_start=6,
        year_end=10,
    )
    page = client.get(address(report))
    assert '<mark class="identity" id="s0">澜江市司法局</mark>' in page.content.decode()
    assert "Recognised from 澜江市司法局 (in the title)" in words(page)


def test_a_number_leads_to_its_place_in_the_source_and_back(client, clerk):
    report = ReportFactory(
        draft=True,
        source=SourceFactory(text="新收 203 件"),
        cells={TOTAL: 203},
        cells__spans={TOTAL: (3, 6)},
    )
    page = client.get(address(report)).content.decode()
    assert 'class="place" href="#s3"' in page
    assert re.search(rf'id="s3"><a id="at-{TOTAL}" href="#{TOTAL}"[^>]*>203</a>', page)


def test_the_text_of_a_report_is_never_markup(client, clerk):
    source = SourceFactory(text="<script>alert(1)</script> 新收 203 件")
    report = ReportFactory(draft=True, source=source, stated_agency="<b>局</b>", agency=None)
    page = client.get(address(report)).content.decode()
    assert "<script>alert" not in page
    assert "<b>局" not in page


def test_flags_and_unread_cells_come_before_the_tables_with_links(client, clerk):
    report = ReportFactory(draft=True, cells__uncertain=["requests.granted.total"])
    FindingFactory(report=report, position=0, cells=[TOTAL])
    page = client.get(address(report)).content.decode()
    look = page[page.index('id="flags"') : page.index('id="table-disclosure"')]
    assert 'href="#id_requests.granted.total"' in look
    assert f'href="#{TOTAL}"' in look


def test_a_table_that_could_not_be_read_is_one_line_and_not_a_hundred(client, clerk):
    report = ReportFactory(draft=True, cells__uncertain=["requests"])
    desk = client.get(address(report)).context["desk"]
    assert [(unread.label.en, unread.is_whole) for unread in desk.unread] == [
        ("Requests received and handled", True)
    ]


def test_the_number_of_queries_does_not_grow_with_flags_and_mended_cells(client, clerk):
    report = ReportFactory(draft=True)
    few = queries(client, address(report))
    stands = Identity(report.agency, report.year, report.form)
    typed = {Address("requests", "new", column): "7" for column in ("total", "business")}
    revise(report, typed, identity=stands, by=clerk, version=1)
    report.refresh_from_db()
    assert report.findings.count() > 1
    assert (
        queries(client, address(report)) <= few + 2
    )  # who mended and their groups, in one query each


def test_a_mended_number_is_stored_and_checked_again(client, clerk):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    answer = client.post(address(report), sent(page, action="save", **{TOTAL: "5"}))
    assert (answer.status_code, answer.url) == (302, address(report))
    report.refresh_from_db()
    assert report.received == 5
    assert report.errors > 0
    assert report.corrections.get().by == clerk


def test_saving_without_a_change_stores_nothing(client, clerk):
    report = ReportFactory(draft=True, cells__uncertain=["requests.new"])
    page = client.get(address(report))
    page = client.post(address(report), sent(page, action="save"), follow=True)
    assert "Nothing was changed" in words(page)
    assert Report.objects.get().version == 1


@pytest.mark.parametrize("typed", ["abc", "-5", "1.5", "99999999999"])
def test_what_is_no_count_is_said_at_its_input_and_everything_typed_stays(client, clerk, typed):
    report = ReportFactory(draft=True)
    changes = {TOTAL: typed, "requests.new.business": "8", "year": "2021"}
    page = client.get(address(report))
    page = client.post(address(report), sent(page, action="save", **changes))
    body = page.content.decode()
    assert page.status_code == 422
    field = re.search(rf'<input id="id_{TOTAL}"[^>]*>', body).group()
    assert f'value="{typed}"' in field
    assert f'aria-invalid="true" aria-describedby="id_{TOTAL}_error"' in field
    assert f'id="id_{TOTAL}_error"' in body
    assert 'name="requests.new.business" value="8"' in body
    assert 'value="2021"' in body
    assert not report.corrections.exists()


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("year", "1999", "Reports are for the years 2008 to"),
        ("year", "x", "Enter a whole number"),
        ("agency", "某某局", "No agency is called “某某局”."),
        ("agency", "某\0某局", "Null characters are not allowed."),
    ],
)
def test_a_wrong_agency_or_year_is_said_at_its_field(client, clerk, field, typed, why):
    report = ReportFactory(draft=True)
    page = client.get(address(report))
    page = client.post(address(report), sent(page, action="save", **{field: typed}))
    assert page.status_code == 422
    assert why in words(page)
    assert page.context["form"][field].value() == typed
    assert Report.objects.get().agency == report.agency


def test_the_agency_that_may_be_meant_is_chosen_by_a_button(client, clerk):
    agency = AgencyFactory(name="澜江市司法局")
    report = ReportFactory(draft=True, agency=None, stated_agency="澜江司法局")
    page = client.get(address(report))
    assert f'name="choose" value="{agency.pk}"' in page.content.decode()
    client.post(address(report), sent(page, choose=agency.pk, **{TOTAL: "4"}))
    report.refresh_from_db()
    assert (report.agency, report.received) == (agency, 4)


@pytest.mark.parametrize("chosen", ["x", "999999", "-1", "9" * 30])
def test_an_agency_that_does_not_exist_cannot_be_chosen(client, clerk, chosen):
    report = ReportFactory(draft=True, agency=None)
    page = client.get(address(report))
    assert client.post(address(report), sent(page, choose=chosen)).status_code == 404


def test_a_new_agency_is_created_on_the_persons_word_alone(client, clerk):
    county = cloud_river()[2]
    report = ReportFactory(draft=True, agency=None, stated_agency="枫砚县司法局")
    page = client.get(address(report))
    assert 'name="new-name" value="枫砚县司法局"' in page.content.decode()
    client.post(address(report), sent(page, action="save"))
    assert not Agency.objects.exists()
    new = {"name": "枫砚县司法局", "region": county.full_name, "level": "county"}
    new |= {"field": "justice", "scope": "own"}
    new = {f"new-{name}": value for name, value in new.items()}
    client.post(address(report), sent(page, action="create", **new))
    report.refresh_from_db()
    assert (report.agency.name, report.agency.region) == ("枫砚县司法局", county)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"new-region": "无此县"}, "No region is called “无此县”."),
        ({"new-region": ""}, "Say which region"),
        ({"new-name": ""}, "This field is required."),
        ({"new-name": "澜江市司法局", "new-region": "云川省澜江市"}, "agency of this name"),
    ],
)
def test_a_new_agency_with_a_fault_is_not_created(client, clerk, wrong, why):
    county = cloud_river()[2]
    AgencyFactory(name="澜江市司法局")
    report = ReportFactory(draft=True, agency=None)
    page = client.get(address(report))
    new = {"new-name": "枫砚县司法局", "new-region": county.full_name, "new-level": "county"}
    new |= {"new-scope": "own", **wrong}
    page = client.post(address(report), sent(page, action="create", **new, **{TOTAL: "6"}))
    assert page.status_code == 422
    assert why in words(page)
    assert f'name="{TOTAL}" value="6"' in page.content.decode()
    assert Agency.objects.count() == 1


def test_the_form_is_asked_for_where_the_tables_do_not_say(client, clerk):
    report = ReportFactory(draft=True)
    Report.objects.update(form="")
    page = client.get(address(report))
    assert 'name="official_form"' in page.content.decode()
    client.post(address(report), sent(page, action="save", official_form="2021"))
    assert Report.objects.get().form == "2021"
    assert f'name="{TOTAL}"' in client.get(address(report)).content.decode()
