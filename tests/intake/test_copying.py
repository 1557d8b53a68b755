"""Many rows are stored at once, exactly as they would be one by one."""

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from parsing.intake.copying import insert_many, update_many
from parsing.models import Finding, Report, RequestRow, Source
from tests.factories import FindingFactory, ReportFactory

pytestmark = pytest.mark.django_db

AWKWARD = 'a\tb\\c\n"d"{e},f\'—年报'


def test_awkward_text_is_kept_as_it_is():
    sources = [
        Source(
            sha256=f"{at}", text_sha256=f"{at}", content=b"\x00\\x", text=AWKWARD, places=[AWKWARD]
        )
        for at in range(2)
    ]
    insert_many(sources)
    kept = Source.objects.get(pk=sources[1].pk)
    assert (bytes(kept.content), kept.text, kept.places) == (b"\x00\\x", AWKWARD, [AWKWARD])


def test_changed_rows_are_stored_in_one_query_each_with_its_own_values():
    reports = ReportFactory.create_batch(3)
    for at, report in enumerate(reports):
        report.stated_agency, report.year, report.problems = AWKWARD, 2019 + at, [{"code": AWKWARD}]
    reports[0].published_by = None
    with CaptureQueriesContext(connection) as queries:
        update_many(reports, ("stated_agency", "year", "problems", "published_by", "changed_at"))
    assert len(queries) == 1
    kept = list(Report.objects.order_by("year"))
    assert [report.year for report in kept] == [2019, 2020, 2021]
    assert {report.stated_agency for report in kept} == {AWKWARD}
    assert kept[0].problems == [{"code": AWKWARD}]
    assert kept[0].changed_at > kept[0].created_at


def test_lists_of_any_length_are_stored_with_their_rows():
    rows = list(RequestRow.objects.filter(report=ReportFactory())[:3])
    lists = ([], ["total"], ["total", 'a"b'])
    for row, uncertain in zip(rows, lists, strict=True):
        row.uncertain, row.spans, row.total = uncertain, [1, 2, -1], None
    update_many(rows, ("uncertain", "spans", "total"))
    for row in rows:
        kept = RequestRow.objects.get(pk=row.pk)
        assert (kept.uncertain, kept.spans, kept.total) == (row.uncertain, [1, 2, -1], None)


def test_a_column_is_never_cut_to_fit():
    flag = FindingFactory()
    flag.rule = "x" * 41
    with pytest.raises(DataError, match="too long"):
        update_many([flag], ("rule",))


def test_nothing_to_store_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_many([])
        update_many([], ("rule",))
    assert not Finding.objects.exists()
