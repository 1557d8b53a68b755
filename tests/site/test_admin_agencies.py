"""Agencies in the panel: changed, renamed, merged."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from parsing.models import Agency, FormerName
from tests.factories import AgencyFactory, ReportFactory, StaffFactory, UserFactory, cloud_river

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def admin(client: Client):
    """An administrator by the group alone, logged in."""
    person = UserFactory(is_staff=True)
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    return person


def change(client: Client, agency: Agency, former: tuple[str, ...] = (), **typed: str):
    kept = list(agency.former_names.all())
    data = {
        "name": agency.name,
        "region": agency.region_id or "",
        "level": agency.level,
        "field": agency.field,
        "scope": agency.scope,
        "former_names-TOTAL_FORMS": str(len(kept) + len(former)),
        "former_names-INITIAL_FORMS": str(len(kept)),
    }
    for at, name in enumerate([*kept, *former]):
        data[f"former_names-{at}-name"] = str(name)
        data[f"former_names-{at}-agency"] = str(agency.pk)
        if isinstance(name, FormerName):
            data[f"former_names-{at}-id"] = str(name.pk)
    address = reverse("admin:parsing_agency_change", args=(agency.pk,))
    return client.post(address, data | typed)


def merging(agency: Agency) -> str:
    return reverse("admin:parsing_agency_merge", args=(agency.pk,))


class TestChanging:
    def test_region_level_and_field_are_stored(self, client: Client) -> None:
        agency, county = AgencyFactory(), cloud_river()[2]
        assert (
            change(client, agency, region=county.code, level="county", field="water").status_code
            == 302
        )
        agency.refresh_from_db()
        assert (agency.region, agency.level, agency.field) == (county, "county", "water")

    def test_a_renamed_agency_is_found_by_both_names(self, client: Client) -> None:
        agency = AgencyFactory(name="澜江市法制办公室")
        change(client, agency, name="澜江市司法局")
        assert [former.name for former in agency.former_names.all()] == ["澜江市法制办公室"]
        for piece in ("法制办", "司法局"):
            assert agency in Agency.objects.named_like(piece)

    def test_the_old_name_typed_as_a_former_one_too_is_kept_once(self, client: Client) -> None:
        agency = AgencyFactory(name="澜江市法制办公室")
        answer = change(client, agency, ("澜江市法制办公室",), name="澜江市司法局")
        assert answer.status_code == 302
        assert agency.former_names.count() == 1

    def test_a_former_name_that_is_added_finds_the_agency(self, client: Client) -> None:
        agency = AgencyFactory(name="澜江市司法局")
        change(client, agency, ("澜江市法制办公室",))
        assert agency in Agency.objects.named_like("法制办")

    def test_a_name_that_is_taken_in_the_region_is_refused_in_words(self, client: Client) -> None:
        AgencyFactory(name="澜江市司法局")
        agency = AgencyFactory(name="澜江市水利局")
        answer = change(client, agency, name="澜江市司法局")
        assert answer.status_code == 200
        assert "name" in answer.context["adminform"].form.errors
        agency.refresh_from_db()
        assert agency.name == "澜江市水利局"

    def test_only_a_central_agency_has_no_region(self, client: Client) -> None:
        agency = AgencyFactory()
        assert "region" in change(client, agency, region="").context["adminform"].form.errors
        assert change(client, agency, region="", level="central").status_code == 302

    def test_a_new_agency_is_found_at_once(self, client: Client) -> None:
        data = {
            "name": "枫砚县水利局",
            "region": cloud_river()[2].code,
            "level": "county",
            "field": "water",
            "scope": "own",
            "former_names-TOTAL_FORMS": "0",
            "former_names-INITIAL_FORMS": "0",
        }
        assert client.post(reverse("admin:parsing_agency_add"), data).status_code == 302
        assert Agency.objects.named_like("水利").exists()

    def test_an_agency_is_never_deleted(self, client: Client) -> None:
        agency = AgencyFactory()
        address = reverse("admin:parsing_agency_delete", args=(agency.pk,))
        assert client.post(address, {"post": "yes"}).status_code == 403


class TestChoosing:
    def found(self, client: Client, model: str, field: str, term: str) -> list[str]:
        query = {"app_label": "parsing", "model_name": model, "field_name": field, "term": term}
        answer = client.get(reverse("admin:autocomplete"), query)
        return [found["text"] for found in answer.json()["results"]]

    def test_agencies_of_one_name_are_told_apart_by_their_regions(self, client: Client) -> None:
        for region in cloud_river()[1:]:
            AgencyFactory(name="司法局", region=region)
        assert self.found(client, "agency", "merged_into", "司法") == [
            "司法局（云川省澜江市）",
            "司法局（云川省澜江市枫砚县）",
        ]

    def test_a_merged_agency_is_not_offered(self, client: Client) -> None:
        AgencyFactory(name="司法局", merged_into=AgencyFactory(name="水利局"))
        assert self.found(client, "agency", "merged_into", "司法") == []

    def test_a_region_is_found_by_its_name(self, client: Client) -> None:
        cloud_river()
        assert self.found(client, "agency", "region", "枫砚") == ["云川省澜江市枫砚县"]


class TestMerging:
    @pytest.mark.parametrize(
        "held", [[], ["view_agency"], ["upload", "review", "correct"]], ids=str
    )
    def test_who_may_not_change_agencies_may_not_merge(
        self, client: Client, held: list[str]
    ) -> None:
        agency, into = AgencyFactory(), AgencyFactory()
        client.force_login(UserFactory(is_staff=True, permissions=held))
        sent = {"into": into.pk, "confirm": "1"}
        assert client.get(merging(agency)).status_code == 403
        assert client.post(merging(agency), sent).status_code == 403
        assert Agency.objects.current().count() == 2

    def test_the_preview_shows_what_moves_and_changes_nothing(self, client: Client) -> None:
        agency, into = AgencyFactory(), AgencyFactory()
        report = ReportFactory(agency=agency, year=2020)
        answer = client.post(merging(agency), {"into": into.pk, "preview": ""})
        assert [moving.pk for moving in answer.context["plan"].moving] == [report.pk]
        agency.refresh_from_db()
        assert agency.merged_into is None

    def test_confirmed_it_moves_reports_and_names(self, client: Client) -> None:
        agency, into = AgencyFactory(name="澜江市法制办公室"), AgencyFactory()
        report = ReportFactory(agency=agency)
        answer = client.post(merging(agency), {"into": into.pk, "confirm": "1"})
        assert answer.url == reverse("admin:parsing_agency_change", args=(into.pk,))
        report.refresh_from_db()
        assert report.agency == into
        assert into in Agency.objects.named_like("法制办")

    def test_both_published_for_one_year_is_refused_in_words(self, client: Client) -> None:
        agency, into = AgencyFactory(), AgencyFactory()
        for of in (agency, into):
            ReportFactory(agency=of, year=2022)
        preview = client.post(merging(agency), {"into": into.pk, "preview": ""})
        assert preview.content.decode().count('name="stays-2022"') == 2
        answer = client.post(merging(agency), {"into": into.pk, "confirm": "1"})
        assert answer.status_code == 409
        assert "2022" in " ".join(answer.context["form"].non_field_errors())
        agency.refresh_from_db()
        assert agency.merged_into is None
        chosen = {"into": into.pk, "confirm": "1", "stays-2022": into.reports.get().pk}
        assert client.post(merging(agency), chosen).status_code == 302
        agency.refresh_from_db()
        assert agency.merged_into == into
        assert into.reports.published().count() == 1
        withdrawn = into.reports.get(state="withdrawn")
        entry = LogEntry.objects.get(content_type__model="report", object_id=withdrawn.pk)
        assert entry.change_message == "已撤回。"

    def test_who_may_not_withdraw_a_report_chooses_none_that_stays(self, client: Client) -> None:
        client.force_login(StaffFactory(permissions=["view_agency", "change_agency"]))
        agency, into = AgencyFactory(), AgencyFactory()
        stays, other = (ReportFactory(agency=of, year=2022) for of in (agency, into))
        sent = {"into": into.pk, "confirm": "1", "stays-2022": stays.pk}
        assert client.post(merging(agency), sent).status_code == 403
        other.refresh_from_db()
        assert other.is_published

    def test_an_agency_is_not_merged_into_itself(self, client: Client) -> None:
        agency = AgencyFactory()
        answer = client.post(merging(agency), {"into": agency.pk, "confirm": "1"})
        assert answer.status_code == 422
        assert "into" in answer.context["form"].errors

    @pytest.mark.parametrize("into", ["", "x", "999999", "9" * 30])
    def test_an_unknown_agency_is_said_at_the_field(self, client: Client, into: str) -> None:
        answer = client.post(merging(AgencyFactory()), {"into": into, "preview": ""})
        assert answer.status_code == 422
        assert "into" in answer.context["form"].errors

    def test_a_merged_agency_is_only_read(self, client: Client) -> None:
        agency = AgencyFactory(merged_into=AgencyFactory())
        page = client.get(reverse("admin:parsing_agency_change", args=(agency.pk,)))
        assert page.status_code == 200
        assert 'name="name"' not in page.content.decode()
        assert client.get(merging(agency)).status_code == 404
