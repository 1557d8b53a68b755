"""Who may enter the administration panel, and what it shows them."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from tests.factories import AgencyFactory, CorrectionFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db

ORDERED = ("parsing_report", "parsing_agency", "parsing_correction", "auth_user")
LISTS = ("report", "agency", "correction", "region")


def member(group: str, **more: bool) -> User:
    person = UserFactory(is_staff=True, **more)
    person.groups.add(Group.objects.get(name=group))
    return person


def test_an_anonymous_person_is_led_to_the_log_in_of_the_site_and_back(client: Client) -> None:
    address = reverse("admin:parsing_report_changelist")
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0] == f"{reverse('login')}?next={address}"


def test_a_person_without_entry_is_told_so(client: Client) -> None:
    client.force_login(UserFactory(permissions=["upload", "review"]))
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_a_member_of_staff_sees_no_part_of_the_panel(client: Client) -> None:
    client.force_login(member("reviewer"))
    assert client.get(reverse("admin:index")).status_code == 200
    for name in LISTS:
        assert client.get(reverse(f"admin:parsing_{name}_changelist")).status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_administrator_sees_every_part_in_both_languages(client: Client, language: str) -> None:
    client.force_login(member("administrator"))
    CorrectionFactory()
    with override(language):
        addresses = [reverse(f"admin:parsing_{name}_changelist") for name in LISTS]
        addresses.append(reverse("admin:index"))
    for address in addresses:
        assert client.get(address).status_code == 200


def test_the_panel_has_the_header_of_the_site(client: Client) -> None:
    client.force_login(member("administrator"))
    page = client.get(reverse("admin:index")).content.decode()
    assert "公开对账" in page
    assert reverse("review_list") in page


def test_a_superuser_finds_the_accounts_behind_the_daily_work(client: Client) -> None:
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:index")).content.decode()
    places = [page.index(reverse(f"admin:{name}_changelist")) for name in ORDERED]
    assert places == sorted(places)


@pytest.mark.parametrize("name", LISTS)
def test_the_number_of_queries_of_a_list_does_not_grow(client: Client, name: str) -> None:
    client.force_login(member("administrator"))
    address = reverse(f"admin:parsing_{name}_changelist")
    counts = []
    for rows in (2, 9):
        for _ in range(rows):
            CorrectionFactory(report=ReportFactory(agency=AgencyFactory()))
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("query", ["year=no", "form=x", "state__exact=x", "p=99", "o=x", "level=é"])
def test_nonsense_in_the_address_of_a_list_is_no_error(client: Client, query: str) -> None:
    client.force_login(member("administrator"))
    ReportFactory()
    address = reverse("admin:parsing_report_changelist")
    assert client.get(f"{address}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "parsing/region/%00/change/",
        "parsing/agency/?level__exact=%00",
        "autocomplete/?app_label=parsing&model_name=agency&field_name=region&term=%00",
    ],
)
def test_an_address_with_nul_is_a_bad_request(client: Client, address: str) -> None:
    client.force_login(member("administrator"))
    assert client.get(f"/admin/{address}").status_code == 400


@pytest.mark.parametrize("path", ["report/999999/change/", "report/abc/change/", "agency/9/merge/"])
def test_an_unknown_report_or_agency_is_a_404(client: Client, path: str) -> None:
    client.force_login(member("administrator"))
    assert client.get(f"/admin/parsing/{path}").status_code == 404


class TestTheListOfReports:
    def names(self, client: Client, query: str) -> set[str]:
        client.force_login(member("administrator"))
        answer = client.get(f"{reverse('admin:parsing_report_changelist')}?{query}")
        return {str(report.agency) for report in answer.context["cl"].result_list}

    @pytest.mark.parametrize("piece", ["司", "司法", "市司法局", "法制办"])
    def test_a_piece_of_a_present_or_former_name_finds_them(
        self, client: Client, piece: str
    ) -> None:
        ReportFactory(agency=AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"]))
        ReportFactory(agency__name="澜江市水利局")
        assert self.names(client, f"q={piece}") == {"澜江市司法局"}

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("state__exact=draft", {"甲"}),
            ("year=2019", {"乙"}),
            ("form=2019", {"乙"}),
            ("level=county", {"甲"}),
        ],
    )
    def test_filters_choose_by_state_year_form_and_level(
        self, client: Client, query: str, found: set[str]
    ) -> None:
        ReportFactory(draft=True, agency__name="甲", agency__level="county")
        ReportFactory(year=2019, agency__name="乙")
        assert self.names(client, query) == found

    def test_a_draft_leads_to_review_and_a_published_one_to_its_page(self, client: Client) -> None:
        client.force_login(member("administrator"))
        draft, published = ReportFactory(draft=True), ReportFactory()
        page = client.get(reverse("admin:parsing_report_changelist")).content.decode()
        assert reverse("review", args=(draft.pk,)) in page
        assert published.get_absolute_url() in page

    def test_a_long_list_is_not_counted_to_its_end(self, client: Client, monkeypatch) -> None:
        monkeypatch.setattr("reports_site.admin.counting.COUNTED", 2)
        client.force_login(member("administrator"))
        for _ in range(4):
            ReportFactory()
        answer = client.get(reverse("admin:parsing_report_changelist"))
        assert answer.context["cl"].result_count == 2
        assert answer.context["cl"].paginator.has_more


class TestTheLedger:
    def test_it_tells_who_changed_what_and_why(self, client: Client) -> None:
        client.force_login(member("administrator"))
        entry = CorrectionFactory(before="", after="200", reason="核对原件")
        page = client.get(reverse("admin:parsing_correction_changelist")).content.decode()
        for words in ("200", "核对原件", entry.by.username, str(entry.report.agency)):
            assert words in page
        grid = reverse("admin:parsing_report_change", args=(entry.report_id,))
        assert f"{grid}#requests.new.total" in page

    @pytest.mark.parametrize("looked_for", ["核对", "澜江市司法", "accountant"])
    def test_it_is_searched_by_agency_reason_and_person(
        self, client: Client, looked_for: str
    ) -> None:
        client.force_login(member("administrator"))
        CorrectionFactory(
            report__agency__name="澜江市司法局", reason="核对原件", by__username="accountant"
        )
        CorrectionFactory(report__agency__name="枫砚县水利局", reason="抄写有误")
        address = reverse("admin:parsing_correction_changelist")
        found = client.get(f"{address}?q={looked_for}").context["cl"].result_list
        assert [entry.reason for entry in found] == ["核对原件"]

    @pytest.mark.parametrize("path", ["{pk}/change/", "{pk}/delete/", "add/"])
    def test_nothing_in_it_can_be_opened_for_a_change(self, client: Client, path: str) -> None:
        client.force_login(UserFactory(is_staff=True, is_superuser=True))
        entry = CorrectionFactory()
        address = reverse("admin:parsing_correction_changelist") + path.format(pk=entry.pk)
        assert client.get(address).status_code == 404
