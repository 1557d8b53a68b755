"""A draft is compared with its source, mended, published or discarded; nothing is lost silently."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parsing.forms import Address
from parsing.intake.review import Identity, publish, revise
from parsing.models import Agency, Report
from tests.factories import (
    AgencyFactory,
    FindingFactory,
    ReportFactory,
    SourceFactory,
    StaffFactory,
    cloud_river,
)

pytestmark = pytest.mark.django_db

TOTAL = "requests.new.total"


@pytest.fixture
def clerk(client):
    clerk = StaffFactory(username="anning")
    client.force_login(clerk)
    return clerk


def address(report):
    return f"/en/review/{report.pk}/"


def words(page):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


def sent(page, **typed):
    """What a browser sends when the fields of the page are left as they are, but for ``typed``."""
    form = page.context["form"]
    fields = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in fields.items()} | typed


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


class TestTheList:
    def test_it_answers_in_both_languages_and_shows_what_asks_for_a_look(self, client, clerk):
        report = ReportFactory(draft=True, year=2022, cells__uncertain=["requests.new"])
        assert client.get("/review/").status_code == 200
        page = client.get("/en/review/")
        assert report.agency.name in words(page)
        assert page.context["table"].rows[0].get_cell("unread_cells") == 7

    def test_a_draft_whose_agency_is_not_known_shows_the_stated_name(self, client, clerk):
        ReportFactory(draft=True, agency=None, stated_agency="枫砚县司法局", year=None)
        assert "枫砚县司法局 (not known yet)" in words(client.get("/en/review/"))

    def test_published_reports_are_not_in_it(self, client, clerk):
        report = ReportFactory()
        assert report.agency.name not in words(client.get("/en/review/"))

    def test_it_tells_drafts_that_need_a_look_from_those_that_do_not(self, client, clerk):
        clean = ReportFactory(draft=True)
        unread = ReportFactory(draft=True, cells__uncertain=["disputes"])
        flagged = ReportFactory(draft=True, errors=1)
        nameless = ReportFactory(draft=True, agency=None)
        needed = client.get("/en/review/?look=needed").context["table"].data
        assert set(needed) == {unread, flagged, nameless}
        assert set(client.get("/en/review/?look=clean").context["table"].data) == {clean}

    def test_it_finds_drafts_by_a_piece_of_the_name(self, client, clerk):
        known = ReportFactory(draft=True, agency=AgencyFactory(name="枫砚县司法局"))
        stated = ReportFactory(draft=True, agency=None, stated_agency="枫砚县财政局")
        ReportFactory(draft=True)
        assert set(client.get("/en/review/?q=枫砚").context["table"].data) == {known, stated}

    @pytest.mark.parametrize(
        "query", ["look=nonsense", "sort=nothing", "page=0", "page=x", "q=%00"]
    )
    def test_nonsense_in_the_address_does_no_harm(self, client, clerk, query):
        ReportFactory(draft=True)
        assert client.get(f"/en/review/?{query}").status_code == 200

    def test_an_empty_list_says_so(self, client, clerk):
        assert "No draft" in words(client.get("/en/review/"))

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, client, clerk):
        ReportFactory(draft=True, source__uploaded_by=clerk)
        few = queries(client, "/en/review/")
        for _ in range(8):
            ReportFactory(draft=True, source__uploaded_by=StaffFactory(), errors=1)
        assert queries(client, "/en/review/") == few


class TestThePage:
    def test_it_answers_in_both_languages(self, client, clerk):
        report = ReportFactory(draft=True)
        assert client.get(f"/review/{report.pk}/").status_code == 200
        assert "Received this year" in words(client.get(address(report)))

    def test_an_unknown_draft_is_not_found(self, client, clerk):
        assert client.get("/en/review/12345/").status_code == 404
        assert client.get(f"/en/review/{10**25}/").status_code == 404

    def test_a_published_report_leads_to_its_page_with_a_word(self, client, clerk):
        report = ReportFactory()
        page = client.get(address(report), follow=True)
        assert page.redirect_chain == [(f"/en/reports/{report.pk}/", 302)]
        assert "not a draft any more" in words(page)

    def test_every_cell_of_the_form_has_an_input_with_its_content(self, client, clerk):
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

    def test_a_row_that_the_report_lacks_can_be_filled_in(self, client, clerk):
        report = ReportFactory(draft=True, cells__without=["requests.new"])
        assert f'name="{TOTAL}" value=""' in client.get(address(report)).content.decode()

    def test_agency_and_year_are_marked_in_the_source_with_what_they_rest_on(self, client, clerk):
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

    def test_a_number_leads_to_its_place_in_the_source_and_back(self, client, clerk):
        report = ReportFactory(
            draft=True,
            source=SourceFactory(text="新收 203 件"),
            cells={TOTAL: 203},
            cells__spans={TOTAL: (3, 6)},
        )
        page = client.get(address(report)).content.decode()
        assert 'class="place" href="#s3"' in page
        assert re.search(rf'id="s3"><a href="#{TOTAL}"[^>]*>203</a>', page)

    def test_the_text_of_a_report_is_never_markup(self, client, clerk):
        source = SourceFactory(text="<script>alert(1)</script> 新收 203 件")
        report = ReportFactory(draft=True, source=source, stated_agency="<b>局</b>", agency=None)
        page = client.get(address(report)).content.decode()
        assert "<script>alert" not in page
        assert "<b>局" not in page

    def test_flags_and_unread_cells_come_before_the_tables_with_links(self, client, clerk):
        report = ReportFactory(draft=True, cells__uncertain=["requests.granted.total"])
        FindingFactory(report=report, position=0, cells=[TOTAL])
        page = client.get(address(report)).content.decode()
        look = page[page.index('id="flags"') : page.index('id="table-disclosure"')]
        assert 'href="#id_requests.granted.total"' in look
        assert f'href="#{TOTAL}"' in look

    def test_a_table_that_could_not_be_read_is_one_line_and_not_a_hundred(self, client, clerk):
        report = ReportFactory(draft=True, cells__uncertain=["requests"])
        desk = client.get(address(report)).context["desk"]
        assert [(unread.label.en, unread.is_whole) for unread in desk.unread] == [
            ("Requests received and handled", True)
        ]

    def test_the_number_of_queries_does_not_grow_with_flags_and_mended_cells(self, client, clerk):
        report = ReportFactory(draft=True)
        few = queries(client, address(report))
        stands = Identity(report.agency, report.year, report.form)
        typed = {Address("requests", "new", column): "7" for column in ("total", "business")}
        revise(report, typed, identity=stands, by=clerk, version=1)
        report.refresh_from_db()
        assert report.findings.count() > 1
        assert queries(client, address(report)) <= few + 1  # who mended, in one query


class TestSaving:
    def test_a_mended_number_is_stored_and_checked_again(self, client, clerk):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        answer = client.post(address(report), sent(page, action="save", **{TOTAL: "5"}))
        assert (answer.status_code, answer.url) == (302, address(report))
        report.refresh_from_db()
        assert report.received == 5
        assert report.errors > 0
        assert report.corrections.get().by == clerk

    def test_saving_without_a_change_stores_nothing(self, client, clerk):
        report = ReportFactory(draft=True, cells__uncertain=["requests.new"])
        page = client.get(address(report))
        page = client.post(address(report), sent(page, action="save"), follow=True)
        assert "Nothing was changed" in words(page)
        assert Report.objects.get().version == 1

    @pytest.mark.parametrize("typed", ["abc", "-5", "1.5", "99999999999"])
    def test_what_is_no_count_is_said_at_its_input_and_everything_typed_stays(
        self, client, clerk, typed
    ):
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
        ],
    )
    def test_a_wrong_agency_or_year_is_said_at_its_field(self, client, clerk, field, typed, why):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        page = client.post(address(report), sent(page, action="save", **{field: typed}))
        assert page.status_code == 422
        assert why in words(page)
        assert page.context["form"][field].value() == typed
        assert Report.objects.get().agency == report.agency

    def test_the_agency_that_may_be_meant_is_chosen_by_a_button(self, client, clerk):
        agency = AgencyFactory(name="澜江市司法局")
        report = ReportFactory(draft=True, agency=None, stated_agency="澜江司法局")
        page = client.get(address(report))
        assert f'name="choose" value="{agency.pk}"' in page.content.decode()
        client.post(address(report), sent(page, choose=agency.pk, **{TOTAL: "4"}))
        report.refresh_from_db()
        assert (report.agency, report.received) == (agency, 4)

    @pytest.mark.parametrize("chosen", ["x", "999999", "-1", "9" * 30])
    def test_an_agency_that_does_not_exist_cannot_be_chosen(self, client, clerk, chosen):
        report = ReportFactory(draft=True, agency=None)
        page = client.get(address(report))
        assert client.post(address(report), sent(page, choose=chosen)).status_code == 404

    def test_a_new_agency_is_created_on_the_persons_word_alone(self, client, clerk):
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
    def test_a_new_agency_with_a_fault_is_not_created(self, client, clerk, wrong, why):
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

    def test_the_form_is_asked_for_where_the_tables_do_not_say(self, client, clerk):
        report = ReportFactory(draft=True)
        Report.objects.update(form="")
        page = client.get(address(report))
        assert 'name="official_form"' in page.content.decode()
        client.post(address(report), sent(page, action="save", official_form="2021"))
        assert Report.objects.get().form == "2021"
        assert f'name="{TOTAL}"' in client.get(address(report)).content.decode()


class TestTwoAtOnce:
    def test_a_change_based_on_older_numbers_is_refused_and_what_was_typed_stays(
        self, client, clerk
    ):
        report = ReportFactory(draft=True, cells={TOTAL: 203, "requests.new.business": 1})
        page = client.get(address(report))
        mine = sent(page, action="save", **{TOTAL: "200"})
        typed = {
            Address("requests", "new", "total"): "201",
            Address("requests", "new", "business"): "2",
        }
        other = StaffFactory(username="bolin")
        stands = Identity(report.agency, report.year, report.form)
        revise(report, typed, identity=stands, by=other, version=1)
        page = client.post(address(report), mine)
        body = page.content.decode()
        assert page.status_code == 409
        assert "changed meanwhile" in words(page)
        assert f'name="{TOTAL}" value="200"' in body  # both changed it: mine stays typed
        assert 'name="requests.new.business" value="2"' in body  # only the other did
        assert Report.objects.get().received == 201

    def test_after_the_refusal_the_same_can_be_saved(self, client, clerk):
        report = ReportFactory(draft=True)
        mine = sent(client.get(address(report)), action="save", **{TOTAL: "200"})
        stands = Identity(report.agency, report.year, report.form)
        typed = {Address("requests", "new", "business"): "2"}
        revise(report, typed, identity=stands, by=StaffFactory(), version=1)
        page = client.post(address(report), mine)
        assert client.post(address(report), sent(page, action="save")).status_code == 302
        row = Report.objects.get().rows("requests")["new"]
        assert (row.total, row.business) == (200, 2)

    def test_who_publishes_second_sees_who_was_first_and_when(self, client, clerk):
        agency = AgencyFactory()
        mine, theirs = ReportFactory.create_batch(2, draft=True, agency=agency, year=2022)
        page = client.get(address(mine))
        publish(theirs, by=StaffFactory(username="bolin"), version=1)
        theirs.refresh_from_db()
        page = client.post(address(mine), sent(page, action="publish"))
        assert page.status_code == 409
        assert "bolin" in words(page)
        assert f"{theirs.published_at.year}-" in words(page)
        assert page.context["form"]["replaces"].value() == str(theirs.pk)
        assert Report.objects.drafts().get() == mine

    def test_a_draft_that_was_published_meanwhile_leads_to_the_report(self, client, clerk):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        publish(report, by=StaffFactory(), version=1)
        answer = client.post(address(report), sent(page, action="save", **{TOTAL: "4"}))
        assert answer.url == f"/en/reports/{report.pk}/"

    def test_a_draft_that_changed_is_not_discarded_unseen(self, client, clerk):
        report = ReportFactory(draft=True)
        Report.objects.update(version=2)
        page = client.post(address(report), {"action": "discard", "version": "1"})
        assert page.status_code == 409
        assert 'name="requests.new.business" value="0"' in page.content.decode()
        assert Report.objects.exists()


class TestPublishing:
    def test_a_draft_is_published_and_everybody_can_read_it(self, client, clerk):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        answer = client.post(address(report), sent(page, action="publish"))
        assert answer.url == f"/en/reports/{report.pk}/"
        report.refresh_from_db()
        assert (report.is_published, report.published_by, report.revision) == (True, clerk, 1)

    def test_what_was_not_saved_is_saved_and_shown_before_it_is_published(self, client, clerk):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        page = client.post(
            address(report), sent(page, action="publish", **{TOTAL: "5"}), follow=True
        )
        assert "saved and checked again" in words(page)
        report.refresh_from_db()
        assert (report.is_draft, report.received) == (True, 5)
        client.post(address(report), sent(page, action="publish"))
        report.refresh_from_db()
        assert report.is_published

    @pytest.mark.parametrize("missing", [{"agency": None}, {"year": None}])
    def test_agency_and_year_must_be_known(self, client, clerk, missing):
        report = ReportFactory(draft=True, **missing)
        page = client.get(address(report))
        page = client.post(address(report), sent(page, action="publish"))
        assert page.status_code == 409
        assert "Agency and year must be named" in words(page)
        assert Report.objects.get().is_draft

    def test_a_revision_is_shown_cell_by_cell_and_takes_the_place_of_the_present_one(
        self, client, clerk
    ):
        present = ReportFactory(year=2022, cells={TOTAL: 203})
        draft = ReportFactory(draft=True, agency=present.agency, year=2022, cells={TOTAL: 200})
        page = client.get(address(draft))
        [difference] = page.context["desk"].differences
        assert (str(difference.address), difference.old, difference.new) == (TOTAL, "203", "200")
        assert "1 cell differs; every other number is the same." in words(page)
        client.post(address(draft), sent(page, action="publish"))
        present.refresh_from_db()
        draft.refresh_from_db()
        assert present.is_superseded
        assert (draft.is_published, draft.revision) == (True, 2)
        assert client.get(f"/en/reports/{present.pk}/").status_code == 200

    def test_a_blank_and_a_zero_are_a_difference(self, client, clerk):
        present = ReportFactory(year=2022, cells={TOTAL: None})
        draft = ReportFactory(draft=True, agency=present.agency, year=2022, cells={TOTAL: 0})
        [difference] = client.get(address(draft)).context["desk"].differences
        assert (difference.old, difference.new) == ("", "0")

    def test_a_revision_with_the_same_numbers_says_so(self, client, clerk):
        present = ReportFactory(year=2022)
        draft = ReportFactory(draft=True, agency=present.agency, year=2022)
        assert "No number differs" in words(client.get(address(draft)))

    def test_a_draft_is_discarded_by_a_post_of_its_own(self, client, clerk):
        report = ReportFactory(draft=True)
        page = client.get(address(report))
        assert 'value="discard"' in page.content.decode()
        answer = client.post(address(report), {"action": "discard", "version": str(report.version)})
        assert answer.url == "/en/review/"
        assert not Report.objects.exists()

    def test_who_may_not_review_changes_nothing(self, client):
        report = ReportFactory(draft=True)
        client.force_login(StaffFactory(permissions=["upload"]))
        assert (
            client.post(address(report), {"action": "discard", "version": "1"}).status_code == 403
        )
        assert Report.objects.exists()
