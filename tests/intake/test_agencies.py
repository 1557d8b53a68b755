"""Agencies are created, renamed, found and merged."""

import pytest

from parsing.intake.agencies import merge, plan_merge, save_agency
from parsing.intake.findings import recheck
from parsing.intake.identify import agencies_called, agencies_like, agencies_like_each
from parsing.intake.refusal import Refused
from parsing.models import Agency, FormerName, Report
from tests.factories import AgencyFactory, RegionFactory, ReportFactory, cloud_river

PLACES = {"span": [0, 1], "sentence": [0, 1]}

pytestmark = pytest.mark.django_db


def test_a_renamed_agency_is_found_by_the_name_it_had():
    agency = AgencyFactory(name="澜江市法制办公室")
    agency.name = "澜江市司法局"
    save_agency(agency)
    assert [former.name for former in agency.former_names.all()] == ["澜江市法制办公室"]
    assert agencies_called(["澜江市法制办公室"]) == {"澜江市法制办公室": agency}
    assert agencies_called(["澜江市司法局"]) == {"澜江市司法局": agency}
    assert list(Agency.objects.named_like("法制")) == [agency]


def test_the_flags_of_a_renamed_agency_go_by_its_new_name():
    agency = AgencyFactory(name="澜江市人民政府")
    published = {"kind": "published", "value": 20230228, "words": "2023年2月28日"}
    report = ReportFactory(agency=agency, year=2022, statements=[{**published, **PLACES}])
    recheck(report)
    assert not report.findings.exists()
    agency.name = "澜江市司法局"
    save_agency(agency)
    assert [flag.rule for flag in report.findings.all()] == ["late"]


def test_two_agencies_of_a_region_cannot_bear_one_name():
    AgencyFactory(name="澜江市司法局")
    twin = Agency(name="澜江市司法局", region=cloud_river()[1], level="prefectural")
    with pytest.raises(Refused) as refused:
        save_agency(twin)
    assert refused.value.code == "exists"
    assert Agency.objects.count() == 1


def test_a_name_that_two_regions_share_settles_nothing():
    for code in ("990121", "990122"):
        parent = cloud_river()[1]
        region = RegionFactory(code=code, name="鼓楼区", level="county", parent=parent)
        AgencyFactory(name="鼓楼区司法局", region=region)
    assert agencies_called(["鼓楼区司法局"]) == {}


def test_an_agency_of_the_invented_province_is_an_example():
    region = RegionFactory(code="980000", name="云川省", is_example=True)
    agency = save_agency(Agency(name="云川省司法厅", region=region, level="provincial"))
    assert agency.is_example


@pytest.mark.parametrize("stated", ["澜江司法局", "云川省澜江市司法局", "澜江市司法局", "江市司法"])
def test_a_name_said_otherwise_leads_to_the_likely_agency(stated):
    meant = AgencyFactory(name="澜江市司法局")
    AgencyFactory(name="枫砚县财政局")
    assert agencies_like(stated) == [meant]


def test_many_names_are_looked_up_at_once(django_assert_num_queries):
    justice, finance = AgencyFactory(name="澜江市司法局"), AgencyFactory(name="枫砚县财政局")
    with django_assert_num_queries(2):
        found = agencies_like_each(["澜江司法局", "枫砚财政局", "", "月"], most=3)
    assert found == {"澜江司法局": [justice], "枫砚财政局": [finance], "": [], "月": []}


def test_nothing_is_proposed_for_no_name_and_for_a_strange_one():
    AgencyFactory(name="澜江市司法局")
    assert agencies_like("") == []
    assert agencies_like("月") == []


def test_merging_moves_reports_and_names_and_keeps_the_old_name_findable():
    old, new = AgencyFactory(name="澜江市法制办公室"), AgencyFactory(name="澜江市司法局")
    report = ReportFactory(agency=old, year=2019)
    merge(old, into=new)
    report.refresh_from_db()
    old.refresh_from_db()
    assert report.agency == new
    assert old.merged_into == new
    assert agencies_called(["澜江市法制办公室"]) == {"澜江市法制办公室": new}


def test_merging_is_refused_where_both_published_the_same_year():
    old, new = AgencyFactory(), AgencyFactory()
    ReportFactory(agency=old, year=2021)
    ReportFactory(agency=new, year=2021)
    assert [held.year for held in plan_merge(old, into=new).conflicts] == [2021]
    with pytest.raises(Refused) as refused:
        merge(old, into=new)
    assert refused.value.code == "both_published"
    assert Report.objects.filter(agency=old).count() == 1


@pytest.mark.parametrize("stays", [0, 1])
def test_of_two_that_published_the_same_year_the_chosen_report_stays(stays):
    old, new = AgencyFactory(), AgencyFactory()
    both = [ReportFactory(agency=agency, year=2021) for agency in (old, new)]
    merge(old, into=new, staying=[both[stays].pk])
    assert list(new.reports.published()) == [both[stays]]
    left = new.reports.exclude(pk=both[stays].pk).get()
    assert left.state == Report.State.WITHDRAWN


def test_merging_is_refused_where_both_or_others_are_chosen_to_stay():
    old, new = AgencyFactory(), AgencyFactory()
    both = [ReportFactory(agency=agency, year=2021).pk for agency in (old, new)]
    for staying in (both, [ReportFactory().pk]):
        with pytest.raises(Refused, match="both_published"):
            merge(old, into=new, staying=staying)


def test_revisions_of_a_merged_agency_are_numbered_behind_those_of_the_other():
    old, new = AgencyFactory(), AgencyFactory()
    moved = ReportFactory(agency=old, year=2021, state=Report.State.SUPERSEDED)
    ReportFactory(agency=new, year=2021)
    merge(old, into=new)
    moved.refresh_from_db()
    assert moved.revision == 2


def test_an_agency_cannot_be_merged_into_itself_or_twice():
    first, second, third = AgencyFactory(), AgencyFactory(), AgencyFactory()
    with pytest.raises(Refused):
        merge(first, into=first)
    merge(first, into=second)
    with pytest.raises(Refused):
        merge(first, into=third)


def test_an_example_and_a_real_agency_are_never_merged():
    example, real = AgencyFactory(is_example=True), AgencyFactory()
    for one, other in ((example, real), (real, example)):
        with pytest.raises(Refused) as refused:
            merge(one, into=other)
        assert refused.value.code == "example_and_real"
    assert Agency.objects.current().count() == 2


def test_former_names_move_once():
    old, new = AgencyFactory(former=["澜江市某办"]), AgencyFactory(former=["澜江市某办"])
    merge(old, into=new)
    assert FormerName.objects.filter(name="澜江市某办").count() == 1


def test_the_report_under_the_name_before_is_the_year_before():
    """A report of 2021 under a former name stands before the one of 2022 under the present name."""
    agency = AgencyFactory(name="澜江市司法局", former=["澜江市法制办公室"])
    assert agencies_called({"澜江市法制办公室"}) == {"澜江市法制办公室": agency}
    ReportFactory(agency=agency, year=2021, stated_agency="澜江市法制办公室")
    late = ReportFactory(agency=agency, year=2022, cells={"requests.carried_in.total": 2})
    recheck(late)
    assert late.findings.filter(rule="carry_over").exists()


def test_the_predecessor_s_last_report_is_the_year_before_once_they_are_merged():
    before = ReportFactory(year=2021, cells={"requests.carried_out.total": 2})
    after = ReportFactory(year=2022)
    recheck(after)
    assert not after.findings.filter(rule="carry_over").exists()  # a missing neighbour is no fault
    merge(before.agency, into=after.agency)
    assert after.findings.filter(rule="carry_over").exists()


def test_a_name_that_two_agencies_bore_leads_to_none_and_raises_nothing():
    for _ in range(2):
        AgencyFactory(former=["澜江市工商行政管理局"])
    assert agencies_called({"澜江市工商行政管理局"}) == {}
