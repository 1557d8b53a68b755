"""The official grid in the panel: numbers corrected with a reason, reports withdrawn."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parsing.forms import Address
from parsing.intake.corrections import correct
from parsing.models import Correction, Report
from tests.factories import AdminFactory, CorrectionFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db

TOTAL = "requests.new.total"
BALANCED = {
    "requests.new.natural_person": 3,
    "requests.new.total": 3,
    "requests.granted.natural_person": 3,
    "requests.granted.total": 3,
    "requests.handled_total.natural_person": 3,
    "requests.handled_total.total": 3,
}


@pytest.fixture
def admin(client: Client):
    """An administrator by the group alone, logged in."""
    person = UserFactory(username="accountant", is_staff=True)
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    return person


@pytest.fixture
def report() -> Report:
    return ReportFactory(cells=BALANCED)


def address(report: Report) -> str:
    return reverse("admin:parsing_report_change", args=(report.pk,))


def typed(client: Client, report: Report, **more: str) -> dict[str, str]:
    """What the browser would send of the grid as it stands."""
    form = client.get(address(report)).context["form"]
    names = [*form.cells, "version", "ledger", "kind"]
    sent = {name: form[name].value() for name in names}
    sent = {name: "" if value is None else str(value) for name, value in sent.items()}
    return sent | {"reason": "核对原件"} | more


def page(client: Client, report: Report) -> str:
    return client.get(address(report)).content.decode()


def queries(client: Client, report: Report) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(address(report))
    return len(seen)


def standing(report: Report) -> Report:
    return Report.objects.with_tables().get(pk=report.pk)


class TestTheGrid:
    def test_it_shows_every_number_that_stands_as_an_input(self, client, admin, report) -> None:
        shown = page(client, report)
        assert f'name="{TOTAL}" value="3"' in shown
        assert 'name="requests.carried_in.total" value="0"' in shown

    def test_a_blank_and_an_unread_cell_are_not_a_zero(self, client, admin) -> None:
        cells = {"requests.new.research": None}
        report = ReportFactory(cells=cells, cells__uncertain=["requests.new.business"])
        shown = page(client, report)
        assert 'name="requests.new.research" value=""' in shown
        assert 'name="requests.new.business" value="?"' in shown

    def test_what_the_report_prints_stands_beside_a_corrected_number(
        self, client, admin, report
    ) -> None:
        correct(report, {Address.parse(TOTAL): "4"}, by=admin, version=1, reason="合计抄写有误")
        shown = page(client, report)
        assert f'name="{TOTAL}" value="4"' in shown
        assert "原报 <del>3</del>" in shown
        for words in ("合计抄写有误", "accountant"):
            assert words in shown

    def test_a_number_corrected_twice_is_never_said_to_be_printed(
        self, client, admin, report
    ) -> None:
        for version, number in ((1, "4"), (2, "5")):
            cell = {Address.parse(TOTAL): number}
            correct(report, cell, by=admin, version=version, reason="核对原件")
        shown = page(client, report)
        assert "原报 <del>3</del>" in shown
        assert "原报 <del>4</del>" not in shown

    def test_the_number_of_queries_does_not_grow_with_corrections(
        self, client, admin, report
    ) -> None:
        CorrectionFactory(report=report)
        few = queries(client, report)
        for number in range(8):
            CorrectionFactory(report=report, after=str(number))
        assert queries(client, report) == few


class TestCorrecting:
    def test_a_correction_is_stored_with_who_and_why_and_the_flag_appears(
        self, client, admin, report
    ) -> None:
        answer = client.post(address(report), typed(client, report, **{TOTAL: "4"}), follow=True)
        assert answer.status_code == 200
        assert standing(report).figures().get(Address.parse(TOTAL)) == 4
        entry = Correction.objects.get()
        assert (entry.before, entry.after, entry.reason, entry.by) == ("3", "4", "核对原件", admin)
        assert entry.kind == Correction.Kind.CORRECTION
        assert "row_sum" in {flag.rule for flag in answer.context["flags"]}

    def test_the_flag_disappears_when_the_number_is_put_right(self, client, admin, report) -> None:
        client.post(address(report), typed(client, report, **{TOTAL: "4"}))
        answer = client.post(address(report), typed(client, report, **{TOTAL: "3"}), follow=True)
        assert not {"row_sum", "balance"} & {flag.rule for flag in answer.context["flags"]}

    def test_a_mended_reading_changes_what_the_report_is_held_to_print(
        self, client, admin, report
    ) -> None:
        client.post(address(report), typed(client, report, kind="reading", **{TOTAL: "4"}))
        assert Correction.objects.get().is_reading
        assert Report.objects.with_ledger().get(pk=report.pk).printed() == {}

    @pytest.mark.parametrize("nonsense", ["abc", "-1", "1.5", "三", "99999999999"])
    def test_what_is_no_count_is_said_at_its_input_and_stays(
        self, client, admin, report, nonsense
    ) -> None:
        sent = typed(client, report, **{TOTAL: nonsense, "requests.granted.total": "2"})
        answer = client.post(address(report), sent)
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {TOTAL}
        assert f'name="{TOTAL}" value="{nonsense}"' in shown
        assert 'name="requests.granted.total" value="2"' in shown
        assert f'id="id_{TOTAL}_error"' in shown
        assert not Correction.objects.exists()

    @pytest.mark.parametrize("reason", ["", "   ", "长" * 501])
    def test_a_reason_is_demanded_and_what_was_typed_stays(
        self, client, admin, report, reason
    ) -> None:
        answer = client.post(address(report), typed(client, report, reason=reason, **{TOTAL: "4"}))
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {"reason"}
        assert f'name="{TOTAL}" value="4"' in answer.content.decode()
        assert not Correction.objects.exists()

    def test_an_unknown_kind_of_change_is_refused(self, client, admin, report) -> None:
        answer = client.post(address(report), typed(client, report, kind="x", **{TOTAL: "4"}))
        assert answer.context["form"].errors.keys() == {"kind"}

    def test_without_a_changed_number_nothing_is_stored(self, client, admin, report) -> None:
        answer = client.post(address(report), typed(client, report))
        assert answer.status_code == 422
        assert answer.context["form"].non_field_errors()
        assert standing(report).version == 1

    def test_a_form_without_its_version_is_a_bad_request(self, client, admin, report) -> None:
        sent = typed(client, report, version="x", **{TOTAL: "4"})
        assert client.post(address(report), sent).status_code == 400


class TestANumberThatChangedMeanwhile:
    def test_it_is_said_what_was_typed_stays_and_the_present_numbers_show(
        self, client, admin, report
    ) -> None:
        sent = typed(client, report, **{TOTAL: "5"})
        theirs = {Address.parse(TOTAL): "4", Address.parse("requests.granted.total"): "2"}
        correct(report, theirs, by=AdminFactory(username="other"), version=1, reason="先行更正")
        answer = client.post(address(report), sent)
        shown = answer.content.decode()
        assert answer.status_code == 409
        assert f'name="{TOTAL}" value="5"' in shown
        assert 'name="requests.granted.total" value="2"' in shown
        assert [(entry.after, entry.by) for entry in answer.context["changes"]] == [
            ("4", "other"),
            ("2", "other"),
        ]
        assert standing(report).figures().get(Address.parse(TOTAL)) == 4

    def test_sent_again_it_is_stored_upon_the_present_numbers(self, client, admin, report) -> None:
        sent = typed(client, report, **{TOTAL: "5"})
        theirs = {Address.parse("requests.granted.total"): "2"}
        correct(report, theirs, by=AdminFactory(), version=1, reason="先行更正")
        form = client.post(address(report), sent).context["form"]
        again = {name: form[name].value() for name in (*form.cells, "version", "ledger")}
        again = {name: "" if value is None else str(value) for name, value in again.items()}
        client.post(address(report), again | {"kind": "correction", "reason": "核对原件"})
        figures = standing(report).figures()
        assert figures.get(Address.parse(TOTAL)) == 5
        assert figures.get(Address.parse("requests.granted.total")) == 2

    def test_a_report_superseded_meanwhile_is_not_corrected(self, client, admin, report) -> None:
        sent = typed(client, report, **{TOTAL: "5"})
        Report.objects.filter(pk=report.pk).update(state="superseded")
        answer = client.post(address(report), sent)
        assert answer.status_code == 409
        assert answer.context["form"] is None


class TestWhoMayCorrect:
    def test_a_member_of_staff_may_not_even_look(self, client, report) -> None:
        person = UserFactory(is_staff=True)
        person.groups.add(Group.objects.get(name="reviewer"))
        client.force_login(person)
        assert client.get(address(report)).status_code == 403
        assert client.post(address(report), {TOTAL: "4"}).status_code == 403

    def test_who_may_only_look_gets_no_inputs(self, client, report) -> None:
        person = UserFactory(is_staff=True)
        person.user_permissions.add(Permission.objects.get(codename="view_report"))
        client.force_login(person)
        assert f'name="{TOTAL}"' not in page(client, report)
        assert client.post(address(report), {TOTAL: "4"}).status_code == 403

    @pytest.mark.parametrize("state", ["draft", "superseded", "withdrawn"])
    def test_only_a_published_report_has_inputs(self, client, admin, state) -> None:
        report = ReportFactory(cells=BALANCED, state=state)
        assert f'name="{TOTAL}"' not in page(client, report)

    def test_a_draft_leads_to_its_review(self, client, admin) -> None:
        draft = ReportFactory(draft=True)
        assert reverse("review", args=(draft.pk,)) in page(client, draft)


class TestWithdrawing:
    def test_it_is_asked_first_and_then_done(self, client, admin, report) -> None:
        asked = reverse("admin:parsing_report_withdraw", args=(report.pk,))
        assert client.get(asked).status_code == 200
        assert standing(report).is_published
        client.post(asked, {"version": "1"})
        assert standing(report).is_withdrawn

    @pytest.mark.parametrize(
        ("version", "status"),
        [("0", 409), ("7", 409), ("x", 400), ("", 400), ("9" * 5000, 400)],
        ids=lambda value: str(value)[:5],
    )
    def test_a_stale_or_broken_version_withdraws_nothing(
        self, client, admin, report, version, status
    ) -> None:
        asked = reverse("admin:parsing_report_withdraw", args=(report.pk,))
        assert client.post(asked, {"version": version}).status_code == status
        assert standing(report).is_published

    def test_who_may_only_look_may_not_withdraw(self, client, report) -> None:
        person = UserFactory(is_staff=True)
        person.user_permissions.add(Permission.objects.get(codename="view_report"))
        client.force_login(person)
        asked = reverse("admin:parsing_report_withdraw", args=(report.pk,))
        assert client.post(asked, {"version": "1"}).status_code == 403
