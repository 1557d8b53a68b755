"""Who reports and for which year, from the text alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.reading.identity import REASONS, recognise

from .texts import needs_shared, openings, reports

OPENING = "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。\n一、总体情况\n"


def who_and_when(text: str) -> tuple[str | None, int | None]:
    identity = recognise(text)
    return (
        identity.agency.value if identity.agency else None,
        identity.year.value if identity.year else None,
    )


def test_every_opening_gives_its_agency_and_year() -> None:
    known = openings()
    if not known:
        pytest.skip("the folder ../shared is absent")
    wrong = [
        (each["text"][:60], who_and_when(each["text"]))
        for each in known
        if who_and_when(each["text"]) != (each["agency"], each["year"])
    ]
    assert wrong == []


@needs_shared
def test_every_layout_of_every_report_gives_its_agency_and_year() -> None:
    wrong = [
        (str(path), found)
        for path, facts in reports()
        if (found := who_and_when(path.read_text(encoding="utf-8")))
        != (facts["agency"], facts["year"])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "lines",
    [
        "年度云川省司法厅政府信息公\n开年度报告\n2021",
        "  年云川省司法厅政府\n2021\n信息公开工作年度报告",
        "首页 > 政务公开 > 政府信息公开年报\n  年云川省司法厅政府信息公开工作\n2021\n年度报告",
    ],
)
def test_a_year_that_a_page_set_in_a_line_of_its_own_leaves_the_name_whole(lines: str) -> None:
    assert who_and_when(f"{lines}\n{OPENING}") == ("云川省司法厅", 2021)


@pytest.mark.parametrize(
    "title",
    [
        "云川省司法厅2021年政府信息公开工作年度报告",
        "2021年云川省司法厅政府信息公开工作年度报告",
        "云川省司法厅政府信息公开工作2021年度报告",
        "云川省司法厅关于2021年度政府信息公开工作情况的报告",
        "云川省司法厅2021年政府信息公开年报",
        "云川省司法厅2021政府信息公开工作年度报告",
        "云川省司法厅政府信息公开年报（2021年）",
        "政府信息公开工作年度报告（2021年）\n云川省司法厅\n2022年1月20日",
        "云川省司法厅\n2021年政府信息公开工作年度报告",
        "云川省司法厅２０２１年政府信息公开工作年度报告",
        "二〇二一年度云川省司法厅政府信息公开工作报告",
        "云川省司法厅二○二一年政府信息公开工作年度报告",
        "云川省司法厅 2 0 2 1 年 政 府 信 息 公 开 工 作 年 度 报 告",
        "云 川 省 司 法 厅 2021 年政府信息公开工作年度报告",
        "雲川省司法廳2021年政府資訊公開工作年度報告",
        "# **云川省司法厅**2021年政府信息公开工作年度报告",
        "<h1>云川省司法厅<br/>2021年政府信息公开工作年度报告</h1>",
        "[bookmark: _GoBack]云川省司法厅2021年政府[image: 1f]信息公开工作年度报告",
        "《云川省司法厅2021年政府信息公开工作年度报告》",
        "首页 > 政务公开 > 政府信息公开年报\n云川省司法厅2021年政府信息公开工作年度报告",
        "目 录\n一、总体情况 1\n二、主动公开政府信息情况 3\n云川省司法厅2021年政府信息公开工作年度报告",
        "2022年1月25日 云川省司法厅2021年政府信息公开工作年度报告",
        "来源：云川省人民政府办公厅 时间：2022-01-25\n云川省司法厅2021年度政府信息公开年报",
        "云川省司法厅2021年政府信息公开工作年度报告 责任编辑：云川省人民政府办公厅",
        "附件2 政府信息公开工作年度报告 单位：云川省司法厅 2021年度",
        "云川省人民政府：现将云川省司法厅2021年政府信息公开工作年度报告公布如下。",
        "本报告由云川省司法厅编制，向社会公布2021年政府信息公开工作情况。",
        "按照规定，云川省司法厅编制了2021年度政府信息公开工作年度报告。",
    ],
)
def test_a_title_is_read_however_it_is_set(title: str) -> None:
    assert who_and_when(f"{title}\n") == ("云川省司法厅", 2021)


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("临棠市大桥街道2021年政府信息公开年度报告", "临棠市大桥街道"),
        ("澜江市人民政府信息公开2021年年度报告", "澜江市人民政府"),
        ("澜江市\n人民政府外事办公室2021年政府信息公开工作年度报告", "澜江市人民政府外事办公室"),
        ("澜江市机构编制委员会办公室2021年政府信息公开年报", "澜江市机构编制委员会办公室"),
        ("国家税务总局\n宁波市税务局2021年政府信息公开工作年度报告", "国家税务总局宁波市税务局"),
        ("浙江省\n温州市司法局2021年政府信息公开工作年度报告", "浙江省温州市司法局"),
        ("温州市人民政府 温州市司法局2021年政府信息公开年报", "温州市司法局"),
        ("财政部2021年政府信息公开工作年度报告", "财政部"),
        ("国务院办公厅2021年政府信息公开工作年度报告", "国务院办公厅"),
        (
            "中国(云南)自由贸易试验区昆明片区管理委员会2021年政府信息公开年报",
            "中国（云南）自由贸易试验区昆明片区管理委员会",
        ),
        ("见性县⺠政局2021年政府信息公开年报", "见性县民政局"),
    ],
)
def test_names_of_every_kind_are_read_whole(title: str, agency: str) -> None:
    assert who_and_when(title) == (agency, 2021)


@pytest.mark.parametrize(
    "text",
    [
        "关于报送2021年度政府信息公开年度报告的通知\n各乡镇、各部门：请于1月15日前报送。",
        "云川省人民政府办公厅关于做好2021年政府信息公开工作年度报告编制工作的通知\n各市：\n"
        "统计期限自2021年1月1日起至2021年12月31日止。",
        "云川省2021年政府工作报告\n各位代表：政务公开得到加强。总体情况良好。",
        "云川省司法厅2021年法治政府建设年度报告\n一、总体情况",
        "云川省司法厅政府信息公开指南\n本机关受理信息公开申请。",
        "",
    ],
)
def test_a_paper_that_is_no_report_has_neither_agency_nor_year(text: str) -> None:
    assert who_and_when(text) == (None, None)


def test_an_agency_that_only_calls_itself_our_bureau_is_not_guessed() -> None:
    text = "发布机构：澜江市人民政府办公室\n一、总体情况\n2021年，我局推进政府信息公开。"
    assert who_and_when(text) == (None, 2021)


def test_an_office_without_a_place_is_completed_from_the_prose() -> None:
    text = "司法局2021年政府信息公开工作年度报告\n2021年，乐清市司法局推进公开。"
    agency = recognise(text).agency
    assert agency is not None
    assert (agency.value, agency.reason) == ("乐清市司法局", "full_name")


def test_an_office_without_a_place_anywhere_is_no_agency() -> None:
    assert who_and_when("司法局2021年政府信息公开工作年度报告\n2021年，我局推进。") == (None, 2021)


def test_a_short_name_gives_way_to_the_full_one_in_the_text() -> None:
    text = "2020年度报告\n2020年,咸宁司法局紧扣中心工作。咸宁市司法局网站更新及时。"
    assert who_and_when(text) == ("咸宁市司法局", 2020)


def test_the_signature_names_the_agency_where_nothing_else_does() -> None:
    text = "一、总体情况\n2021年，我局推进政府信息公开。\n云川省司法厅\n2022年1月20日"
    agency = recognise(text).agency
    assert agency is not None
    assert (agency.value, agency.reason) == ("云川省司法厅", "signature")


def test_period_and_prose_prevail_against_a_stale_title() -> None:
    text = "云川省司法厅2020年政府信息公开工作年度报告\n" + OPENING + "2021年，我厅落实条例。"
    year = recognise(text).year
    assert year is not None
    assert (year.value, year.reason) == (2021, "against_title")


def test_title_and_prose_prevail_against_a_stale_period() -> None:
    text = "云川省司法厅2022年政府信息公开工作年度报告\n" + OPENING + "2022年，我厅落实条例。"
    assert who_and_when(text)[1] == 2022


def test_the_title_prevails_against_prose_alone() -> None:
    text = "云川省司法厅2021年政府信息公开工作年度报告\n2020年，我厅开展培训。"
    assert who_and_when(text)[1] == 2021


def test_years_compared_with_planned_for_or_cited_do_not_count() -> None:
    text = (
        "一、总体情况\n按照国办公开办函〔2019〕60号，2020年6月起试行。与2019年相比有进步。\n"
        "2021年，我局落实政府信息公开条例。\n五、存在的主要问题\n2022年，我局将改进。"
    )
    assert who_and_when(text)[1] == 2021


def test_a_period_over_two_years_says_nothing() -> None:
    text = "一、总体情况\n统计期限自2020年1月1日起至2021年12月31日止。"
    assert who_and_when(text)[1] is None


def test_a_year_that_lost_its_signs_is_no_witness() -> None:
    text = "云川省医疗保障局\n2022年政府信息公开工作年度报告\n2020我局成立专班；202211日至1231日。"
    assert who_and_when(text) == ("云川省医疗保障局", 2022)


def test_agency_and_year_carry_the_words_they_were_read_from() -> None:
    text = "首页\r\n澜 江 市\r\n司法局  ２０２１ 年政府信息公开工作年度报告"
    identity = recognise(text)
    assert identity.agency is not None
    assert identity.year is not None
    assert text[slice(*identity.agency.span)] == "澜 江 市\r\n司法局"
    assert text[slice(*identity.year.span)] == "２０２１"


@needs_shared
def test_every_reason_is_explained_in_both_languages() -> None:
    texts = [each["text"] for each in openings()]
    texts += [path.read_text(encoding="utf-8") for path, _ in reports()]
    identities = [recognise(text) for text in texts]
    reasons = {each.agency.reason for each in identities if each.agency}
    reasons |= {each.year.reason for each in identities if each.year}
    assert reasons <= set(REASONS)
    assert all(label.zh and label.en for label in REASONS.values())


AGENCIES = st.sampled_from(
    (
        "云川省司法厅",
        "澜江市人民政府办公室",
        "泊桥区市场监督管理局",
        "云岫彝族自治州教育局",
        "国家税务总局宁波市税务局",
        "海口市美兰区审计局",
    )
)
FORMS = st.sampled_from(
    ("{name}{year}年{report}", "{year}年{name}{report}", "{name}关于{year}年度{report}")
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@given(AGENCIES, st.integers(2010, 2039), FORMS, st.data())
def test_gaps_line_ends_and_full_width_digits_change_nothing(
    name: str, year: int, form: str, data: st.DataObject
) -> None:
    title = form.format(name=name, year=year, report="政府信息公开工作年度报告")
    places = data.draw(st.sets(st.integers(1, len(title) - 1), max_size=6))
    gap = data.draw(st.sampled_from((" ", "\n", "\u3000", "\r\n", "\t", "&nbsp;", "\u200b")))
    torn = "".join(gap + letter if at in places else letter for at, letter in enumerate(title))
    if data.draw(st.booleans()):
        torn = torn.translate(FULL_WIDTH)
    assert who_and_when(f"{torn}\n{OPENING.replace('2021', str(year))}") == (name, year)


@given(st.text(alphabet="年度报告政府信息公开工作局市2021〇<>[]《》（）关于由 \n第", max_size=300))
def test_no_text_breaks_the_reader_and_spans_lie_in_it(text: str) -> None:
    identity = recognise(text)
    for found in (identity.agency, identity.year):
        if found is not None:
            assert 0 <= found.span.start < found.span.end <= len(text)
