"""Numbers change only with an entry in the ledger."""

from decimal import Decimal

import pytest

from parsing.forms import Address
from parsing.intake.cells import change_cells, column_at
from parsing.intake.notation import parse
from parsing.intake.refusal import Refused
from parsing.intake.store import rows_of, store_rows
from parsing.models import Correction
from parsing.models.contents import content
from parsing.reading.values import Cell, Reading, Span
from tests.factories import ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db

TOTAL = Address("requests", "new", "total")
PERSONS = Address("requests", "new", "natural_person")
FEES = Address("disclosure", "fees", "amount")
PROCURED = Address("disclosure", "procurement", "amount")
READING = Correction.Kind.READING


def written(report, address):
    return str(content(report.rows(address.table).get(address.row), address.column))


def test_a_change_is_stored_with_what_stood_before_and_who_changed_it():
    report, clerk = ReportFactory(draft=True, cells={"requests.new.total": 203}), StaffFactory()
    assert change_cells(report, {TOTAL: "200"}, by=clerk, kind=READING) == 1
    entry = report.corrections.get()
    assert (entry.address, entry.before, entry.after) == ("requests.new.total", "203", "200")
    assert (entry.by, entry.kind) == (clerk, READING)
    assert written(report, TOTAL) == "200"


def test_typing_what_stands_already_changes_nothing():
    report = ReportFactory(draft=True, cells={"requests.new.total": 203})
    assert change_cells(report, {TOTAL: " 203 "}, by=StaffFactory(), kind=READING) == 0
    assert report.version == 1
    assert not report.corrections.exists()


def test_a_blank_is_not_a_zero():
    report, clerk = ReportFactory(draft=True, cells={"requests.new.total": None}), StaffFactory()
    assert change_cells(report, {TOTAL: ""}, by=clerk, kind=READING) == 0
    assert change_cells(report, {TOTAL: "0"}, by=clerk, kind=READING) == 1
    entry = report.corrections.get()
    assert (entry.before, entry.after) == ("", "0")


def test_an_unread_cell_becomes_a_number_and_the_others_of_its_row_stay_unread():
    report = ReportFactory(draft=True, cells__uncertain=["requests.new"])
    change_cells(report, {TOTAL: "7"}, by=StaffFactory(), kind=READING)
    assert written(report, TOTAL) == "7"
    assert written(report, PERSONS) == "?"


def test_a_number_becomes_unread_and_holds_no_value():
    report = ReportFactory(draft=True, cells={"requests.new.total": 7})
    change_cells(report, {TOTAL: "?"}, by=StaffFactory(), kind=READING)
    row = report.rows("requests")["new"]
    assert row.uncertain == ["total"]
    assert row.total is None


def test_a_row_that_the_report_lacked_begins_with_what_was_typed():
    report = ReportFactory(draft=True, cells__without=["requests.new"])
    change_cells(report, {TOTAL: "5", PERSONS: "5"}, by=StaffFactory(), kind=READING)
    row = report.rows("requests")["new"]
    assert (row.total, row.natural_person, row.business) == (5, 5, None)


def test_an_amount_typed_into_a_row_that_was_lacking_is_in_the_unit_that_its_column_prints():
    report = ReportFactory(draft=True, year=2022, cells__without=["disclosure.fees"])
    change_cells(report, {FEES: "180.74"}, by=StaffFactory(), kind=READING)
    assert report.figures().units[str(FEES)] == "万元"


def test_an_amount_that_could_not_be_read_keeps_the_unit_printed_with_it():
    report = ReportFactory(draft=True, year=2020)
    report.disclosure_rows.all().delete()
    cell = Cell(PROCURED, None, Span(0, 6), is_uncertain=True, unit="元")
    reading = Reading("180?74元", cells={PROCURED: cell}, uncertain=(str(PROCURED),))
    store_rows([(report, rows_of(reading))])
    change_cells(report, {PROCURED: "180.74"}, by=StaffFactory(), kind=READING)
    assert report.figures().units[str(PROCURED)] == "元"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("180.74万元", "万元"), ("657062 元", "元"), ("2601.953875万", "万元"), ("96171.6", "")],
)
def test_an_amount_is_typed_with_the_unit_that_the_report_prints(typed, unit):
    report = ReportFactory(draft=True, year=2020, cells__without=["disclosure.procurement"])
    change_cells(report, {PROCURED: typed}, by=StaffFactory(), kind=READING)
    assert (report.figures().units[str(PROCURED)] or "") == unit
    assert report.corrections.get().after.endswith(unit or "6")


def test_a_unit_alone_can_be_mended():
    report = ReportFactory(draft=True, year=2020, cells={str(PROCURED): Decimal("180.74")})
    change_cells(report, {PROCURED: "180.74元"}, by=StaffFactory(), kind=READING)
    entry = report.corrections.get()
    assert (entry.before, entry.after) == ("180.74", "180.74元")


def test_a_unit_other_than_the_one_in_the_columns_head_is_refused():
    report = ReportFactory(draft=True, year=2022)
    with pytest.raises(Refused, match="other_unit"):
        change_cells(report, {FEES: "3元"}, by=StaffFactory(), kind=READING)
    assert change_cells(report, {FEES: "3 万元"}, by=StaffFactory(), kind=READING) == 1
    assert report.corrections.get().after == "3"


def test_blanks_for_a_row_that_the_report_lacks_do_not_make_the_row():
    report = ReportFactory(draft=True, cells__without=["requests.new"])
    assert change_cells(report, {TOTAL: ""}, by=StaffFactory(), kind=READING) == 0
    assert "new" not in report.rows("requests")


@pytest.mark.parametrize(
    "typed", ["-1", "zwölf", "三", "1.5", "12 件", "99999999999", "1e3", "\x00"]
)
def test_what_is_no_count_is_refused_and_nothing_is_stored(typed):
    report = ReportFactory(draft=True, cells={"requests.new.total": 203})
    with pytest.raises(Refused):
        change_cells(report, {PERSONS: "4", TOTAL: typed}, by=StaffFactory(), kind=READING)
    assert written(report, PERSONS) == "0"
    assert not report.corrections.exists()


def test_a_change_of_items_may_be_negative_and_an_amount_keeps_its_digits():
    report = ReportFactory(draft=True, year=2020)
    change = Address("disclosure", "licensing", "items_change")
    amount = Address("disclosure", "procurement", "amount")
    change_cells(report, {change: "-3", amount: "180.740"}, by=StaffFactory(), kind=READING)
    assert written(report, change) == "-3"
    assert written(report, amount) == "180.74"


@pytest.mark.parametrize("typed", ["１２", "1,2", "１，２", " 12 "])
def test_digits_are_understood_in_any_width_and_with_separators(typed):
    report = ReportFactory(draft=True)
    assert str(parse(typed, column_at(report, TOTAL))) == "12"


@pytest.mark.parametrize("address", ["requests.new.made", "requests.nothing.total", "x.y.z"])
def test_a_cell_that_the_form_does_not_have_is_refused(address):
    report = ReportFactory(draft=True)
    with pytest.raises(Refused) as refused:
        change_cells(report, {Address.parse(address): "1"}, by=StaffFactory(), kind=READING)
    assert refused.value.code == "no_such_cell"


def test_the_number_of_queries_does_not_grow_with_the_cells(django_assert_max_num_queries):
    report, clerk = ReportFactory(draft=True), StaffFactory()
    typed = {address: "3" for address, _row in list(report.cells()) if address.table == "requests"}
    rows = len(report.rows("requests"))
    with django_assert_max_num_queries(rows + 5):
        assert change_cells(report, typed, by=clerk, kind=READING) == len(typed) > 150
