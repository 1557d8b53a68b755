"""Numbers of requests that the prose states; what is not surely one is left alone."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.examples import examples
from parsing.reading.plain import Plain
from parsing.reading.prose import statements
from parsing.reading.prose.wordings import WORDINGS
from parsing.reading.values import Span

from .texts import needs_shared, reports

OFFICE = "澜江市司法局2021年政府信息公开工作年度报告\n一、总体情况\n"
GOVERNMENT = "澜江市人民政府2021年政府信息公开工作年度报告\n一、总体情况\n"
KINDS = ("received", "carried_in", "carried_out", "handled")
IN_BOTH_SENSES = ("new", "carried_in")


def stated(text: str) -> list[tuple[str, int]]:
    return [(each.kind, each.value) for each in statements(text) if each.kind in KINDS]


@pytest.mark.parametrize(
    ("sentence", "received"),
    [
        ("共收到政府信息公开申请13件。", 13),
        ("共受理政府信息公开申请198件，信息公开投诉16件、咨询100余件。", 198),
        ("收到依申请公开0条。", 0),
        ("今年收到公开申请0项。", 0),
        ("（二）依申请公开。未收到申请。", 0),
        ("本年度未收到政府信息公开申请。", 0),
        ("本年度没有收到依申请公开政府信息的申请。", 0),
        ("无依申请公开事项。", 0),
        ("主动公开政府信息120条，依申请公开政府信息 11 件。", 11),
        ("共收到公民、法人或者其他组织提出的政府信息依申请公开2件。", 2),
        ("收到13件政府信息公开申请。", 13),
        ("政府信息公开申请共收到13件。", 13),
        ("政府信息公开申请数量为13件。", 13),
        ("收到政府信息公开申请一件。", 1),
        ("收到政府信息公开申请二十三件。", 23),
        ("全年收到政府信息公开申请共计２３件。", 23),
        ("2021年共收到政府信息公\n开申请1,234 件。", 1234),
        ("共收到政府信息公开申请8件，其中网络申请5件，收到信函申请3件。", 8),
        ("2021年1月1日至12月31日，共收到政府信息公开申请9件。", 9),
        ("截至2021年12月31日，共收到政府信息公开申请9件。", 9),
        ("全年累计收到政府信息公开申请130件。", 130),
        ("与去年同期相比，收到政府信息公开申请5件。", 5),
        ("2020年收到政府信息公开申请5件，2021年收到政府信息公开申请7件。", 7),
        ("依申请公开情况。全年共收到申请13件，均按时答复。", 13),
    ],
)
def test_requests_received_are_read_in_many_wordings(sentence: str, received: int) -> None:
    assert stated(OFFICE + sentence) == [("received", received)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("本单位共接收政府信息公开申请1件，办结1件。", [("received", 1), ("handled", 1)]),
        ("上年结转0件。", [("carried_in", 0)]),
        ("从2020年结转政府信息公开申请3件。", [("carried_in", 3)]),
        ("另有2件申请按照《条例》顺延到下年度答复。", [("carried_out", 2)]),
        ("2件申请结转至2022年办理。", [("carried_out", 2)]),
        ("答复政府信息公开申请12件（含上年度结转申请2件）", [("handled", 12), ("carried_in", 2)]),
        (
            "共收到政府信息公开申请13件，上年结转2件，办结14件，结转下年度继续办理1件。",
            [("received", 13), ("carried_in", 2), ("handled", 14), ("carried_out", 1)],
        ),
        (
            "收到政府信息公开申请3件（其中上年结转1件）。",
            [("received", 3), ("carried_in", 1)],
        ),
    ],
)
def test_requests_carried_over_and_handled_are_told_apart(
    sentence: str, wanted: list[tuple[str, int]]
) -> None:
    assert stated(OFFICE + sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "收到书面申请3件、网络申请5件。",
        "收到自然人申请3件，法人申请2件。",
        "收到关于征地的政府信息公开申请3件。",
        "其中，收到政府信息公开申请3件。",
        "每月平均收到政府信息公开申请5件。",
        "2020年和2021年分别收到政府信息公开申请5件、7件。",
    ],
)
def test_a_part_is_not_taken_for_the_whole(sentence: str) -> None:
    assert stated(OFFICE + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "较2020年收到的政府信息公开申请5件有所增加。",
        "2019年，我局收到政府信息公开申请5件。",
        "去年，我局收到政府信息公开申请5件。",
        "自2019年以来，共收到政府信息公开申请50件。",
        "累计收到政府信息公开申请130件。",
        "今年一季度收到政府信息公开申请2件。",
        "6月至9月，收到政府信息公开申请2件。",
        "11月20日，收到政府信息公开申请1件。",
        "2019年结转政府信息公开申请3件。",
        "预计2022年将收到政府信息公开申请50件。",
    ],
)
def test_another_time_does_not_count(sentence: str) -> None:
    assert stated(OFFICE + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "收到投诉5件、咨询12件、信访3件。",
        "收到政府信息公开申请、咨询和投诉共25件。",
        "12345热线共受理2827件咨询。",
        "办理人大代表建议和政协提案15件，答复15件。",
        "编制依申请公开目录12条。",
        "受理政府信息公开行政复议案件3件。",
        "未收到申请人补正材料。",
        "未收到政府信息公开行政复议申请。",
        "未收到因政府信息公开引发的行政复议申请。",
        "受理法律援助申请130件，办结130件。",
        "收到行政许可申请130件，收到申请5件。",
        "无正当理由大量反复申请0件",
        "新增政府信息公开申请渠道2个。",
        "办结行政复议案件3件。",
    ],
)
def test_what_is_no_request_for_information_does_not_count(sentence: str) -> None:
    assert stated(OFFICE + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "收到约100件政府信息公开申请。",
        "收到政府信息公开申请100余件。",
        "收到政府信息公开申请1.2万件。",
        "收到政府信息公开申请12人次。",
    ],
)
def test_a_rounded_number_is_not_taken_for_an_exact_one(sentence: str) -> None:
    assert stated(OFFICE + sentence) == []


def test_an_office_does_not_answer_for_the_whole_city() -> None:
    assert stated(OFFICE + "2021年，全市共收到政府信息公开申请900件。") == []
    assert stated(OFFICE + "下属单位收到政府信息公开申请3件。") == []


def test_a_government_answers_for_its_city_and_not_for_one_office() -> None:
    whole = "2021年，全市共收到政府信息公开申请900件。"
    assert stated(GOVERNMENT + whole) == [("received", 900)]
    assert stated(GOVERNMENT + "市政府办公室收到政府信息公开申请40件。") == []


@pytest.mark.parametrize(
    "row",
    [
        "一、本年新收政府信息公开申请数量 198 0 0\n二、上年结转政府信息公开申请数量 2",
        "一、本年新收政府信息公开申请\n17件 0 0\n数量",
        "二、上年结转政府信息公开申请\n4件\n数量",
        "四、结转下年度继续办理\n3件",
        "| 本年新收政府信息公开申请数量 | 17件 |",
    ],
)
def test_a_row_of_a_table_is_no_prose(row: str) -> None:
    assert stated(OFFICE + row) == []


def test_what_is_excluded_is_not_read() -> None:
    sentence = "共收到政府信息公开申请13件。"
    text = OFFICE + sentence + "\n结转下年度办理1件。"
    table = Span(len(OFFICE), len(OFFICE) + len(sentence))
    assert [each.kind for each in statements(text, exclude=[table])] == ["carried_out"]


def test_a_weak_wording_gives_way_to_a_clear_one() -> None:
    text = OFFICE + "依申请公开政府信息11件。共收到政府信息公开申请13件。"
    assert stated(text) == [("received", 13)]


def test_a_statement_knows_its_number_and_its_sentence() -> None:
    sentence = "２０２１ 年，共收到政府信息公开\n申请 １３ 件，均已答复。"
    text = OFFICE + "工作有序。" + sentence + "另行公布。"
    (found,) = statements(text)
    assert text[slice(*found.span)] == "１３"
    assert text[slice(*found.sentence)] == sentence


def test_a_statement_of_none_knows_the_words_that_say_so() -> None:
    text = OFFICE + "全年未收到政府信息公开申请。"
    (found,) = statements(text)
    assert text[slice(*found.span)] == "未收到政府信息公开申请"


@needs_shared
def test_only_reports_whose_prose_disagrees_seem_to_disagree() -> None:
    wrong = []
    for path, facts in reports():
        new, carried_in = (
            (facts["requests"].get(row) or {}).get("total") or 0 for row in IN_BOTH_SENSES
        )
        found = [
            each.value
            for each in statements(path.read_text(encoding="utf-8"))
            if each.kind == "received"
        ]
        disagrees = any(value not in {new, new + carried_in} for value in found)
        if not found or disagrees != ("narrative_new" in facts["flags"]):
            wrong.append((str(path), found, new, carried_in))
    assert wrong == []


@needs_shared
def test_numbers_carried_over_and_handled_are_those_of_the_tables() -> None:
    rows = {"carried_in": "carried_in", "carried_out": "carried_out", "handled": "handled_total"}
    wrong = [
        (str(path), each.kind, each.value)
        for path, facts in reports()
        for each in statements(path.read_text(encoding="utf-8"))
        if each.kind in rows
        and each.value != ((facts["requests"].get(rows[each.kind]) or {}).get("total") or 0)
    ]
    assert wrong == []


@given(st.integers(0, 999_999), st.sampled_from(("", " ", "\n", "\u3000")), st.booleans())
def test_every_number_is_read_as_it_is_written(number: int, gap: str, is_grouped: bool) -> None:
    written = f"{number:,}" if is_grouped else str(number)
    text = f"{OFFICE}共收到政府信息公开申请{gap}{written}{gap}件。"
    assert stated(text) == [("received", number)]


@given(
    st.text(alphabet="收到政府信息公开申请未上年结转下度办答复共13件，。（）〔〕\n ", max_size=300)
)
def test_no_text_breaks_the_reader_and_spans_lie_in_it(text: str) -> None:
    for each in statements(text):
        assert 0 <= each.sentence.start <= each.span.start < each.span.end <= each.sentence.end
        assert each.sentence.end <= len(text)


def test_every_match_of_a_wording_has_one_of_its_signs():
    texts = [Plain.of(example.text).text for example in islice(examples(), 60)]
    found = [
        (wording, match.group())
        for wording in WORDINGS
        for text in texts
        for match in wording.pattern.finditer(text)
    ]
    assert {wording.kind for wording, _ in found} == set(KINDS)
    assert [words for wording, words in found if not wording.may_stand_in(words)] == []
