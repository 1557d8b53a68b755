"""What became of requests, disputes, growth and sums: what the prose states beside the totals."""

import pytest

from parsing.reading.prose import statements
from parsing.reading.prose.disputes import EVERY, LITIGATION, LOST, RECONSIDERATION
from parsing.reading.prose.subjects import (
    DENIED,
    GRANTED,
    OPENED,
    ORGANISATIONS,
    OTHERWISE,
    PARTLY,
    REJECTED,
    UNABLE,
    applicants,
    results,
)

from .texts import SHARED, needs_shared

TITLE = "澜江市教育局2021年政府信息公开工作年度报告\n一、总体情况\n"
REVIEWERS = tuple(TITLE.replace("教育局", name) for name in ("司法局", "人民政府"))
RECEIVED = "2021年共收到政府信息公开申请198件。"


def told(sentences: str, *kinds: str) -> list[tuple[str, float, tuple[str, ...]]]:
    found = statements(TITLE + sentences)
    return [
        (each.kind, float(each.number), each.cells)
        for each in found
        if each.kind in kinds or not kinds
    ]


@pytest.mark.parametrize(
    ("account", "wanted"),
    [
        ("予以公开及部分公开149件", [(149, OPENED)]),
        ("其中予以公开130件，部分公开19件", [(130, GRANTED), (19, PARTLY)]),
        ("其中，予以公开130件、不予公开9件", [(130, GRANTED), (9, DENIED)]),
        ("因本机关不掌握等原因无法提供35件", [(35, UNABLE)]),
        ("不予处理5件；其他处理0件", [(5, REJECTED), (0, OTHERWISE)]),
        ("130件予以公开，9件不予公开", [(130, GRANTED), (9, DENIED)]),
        (
            "其中网络申请150件，信函申请48件。予以公开130件",
            [(130, GRANTED)],
        ),
        (
            "属于行政查询事项3件、重复申请2件",
            [(3, results("denied_query")), (2, results("rejected_duplicate"))],
        ),
        ("本机关不掌握相关政府信息的17件", [(17, results("unable_not_held"))]),
    ],
)
def test_results_are_read_behind_the_total(account: str, wanted: list) -> None:
    assert told(f"{RECEIVED}{account}。", "result") == [("result", *each) for each in wanted]


@pytest.mark.parametrize(
    "account",
    [
        "其中涉及征地的申请30件，予以公开20件",
        "因涉及个人隐私不予公开2件",
        "因本机关不掌握而无法提供17件",
        "主动公开130件",
        "各部门收到申请500件，予以公开400件",
        "较上年予以公开增加5件",
        "予以公开约150件",
        "其中一季度予以公开20件",
        "投诉16件，予以公开3件",
    ],
)
def test_numbers_of_a_part_or_of_something_else_are_no_results(account: str) -> None:
    assert told(f"{RECEIVED}{account}。", "result", "share", "applicants") == []


def test_results_without_a_total_before_them_are_left_alone() -> None:
    assert told("予以公开20件，不予公开3件。") == []


@pytest.mark.parametrize(
    ("account", "share"),
    [
        ("予以公开149件，占75.2%", 75.2),
        ("予以公开149件，占比75.2%", 75.2),
        ("予以公开149件，占总数的75.2％", 75.2),
        ("予以公开149件（占75%）", 75),
        ("予以公开149件（75.25%）", 75.25),
        ("予以公开149件，占全年办理总数的比例为75.2%", 75.2),
    ],
)
def test_a_share_belongs_to_the_result_before_it(account: str, share: float) -> None:
    assert told(f"{RECEIVED}{account}。", "share") == [("share", share, GRANTED)]


@pytest.mark.parametrize("account", ["予以公开149件，约占75%", "予以公开149件，满意率占98%"])
def test_other_percentages_are_no_shares(account: str) -> None:
    assert told(f"{RECEIVED}{account}。", "share") == []


def test_applicants_are_read_behind_the_total() -> None:
    account = "其中自然人申请109件，法人或其他组织申请89件。"
    assert told(RECEIVED + account, "applicants") == [
        ("applicants", 109, applicants("natural_person")),
        ("applicants", 89, applicants(*ORGANISATIONS)),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("办理政府信息公开行政复议和诉讼案件25件。", [(25, EVERY)]),
        (
            "因政府信息公开引起的行政复议11件、行政诉讼14件。",
            [(11, RECONSIDERATION), (14, LITIGATION)],
        ),
        ("政府信息公开行政诉讼案件3件。", [(3, LITIGATION)]),
        ("全年没有因政府信息公开引起的行政复议和行政诉讼。", [(0, EVERY)]),
        ("未发生政府信息公开行政复议、行政诉讼案件。", [(0, EVERY)]),
        ("我局无因政府信息公开被申请行政复议、提起行政诉讼的情况。", [(0, EVERY)]),
    ],
)
def test_disputes_about_requests_are_read(sentence: str, wanted: list) -> None:
    assert told(sentence, "disputes") == [("disputes", *each) for each in wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "备案审查规范性文件38件，受理行政复议案件134件。",
        "全年办理行政复议案件134件、行政诉讼案件20件，其中涉及信息公开的较多。",
        "未发生政府信息公开行政复议被纠正的情况。",
        "政府信息公开行政诉讼一审3件。",
        "2020年政府信息公开行政复议5件。",
        "受理行政复议申请134件，其中涉及政府信息公开的行政复议12件。",
        "新增政府信息公开行政复议案件3件。",
        "做好政府信息公开、行政执法公示等工作，办理行政复议12件。",
    ],
)
def test_other_cases_are_no_disputes_about_requests(sentence: str) -> None:
    assert told(sentence, "disputes") == []


@pytest.mark.parametrize("title", REVIEWERS)
def test_who_decides_reconsiderations_counts_only_those_against_itself(title: str) -> None:
    decided = title + "受理政府信息公开行政复议案件12件。"
    assert [each for each in statements(decided) if each.kind == "disputes"] == []
    brought = title + "因政府信息公开被申请行政复议3件。"
    assert [each.value for each in statements(brought) if each.kind == "disputes"] == [3]


def test_how_disputes_ended_is_read_behind_their_number() -> None:
    sentence = "政府信息公开行政复议6件，其中结果维持3件、尚未审结2件、其他结果1件；行政诉讼2件。"
    group = "disputes.reconsideration"
    assert told(sentence, "disputes") == [
        ("disputes", 6, RECONSIDERATION),
        ("disputes", 3, (f"{group}.upheld",)),
        ("disputes", 2, (f"{group}.pending",)),
        ("disputes", 1, (f"{group}.other",)),
    ]


@pytest.mark.parametrize("title", REVIEWERS)
def test_disputes_told_by_the_columns_of_the_form_are_those_of_the_form(title: str) -> None:
    sentence = (
        "政府信息公开行政复议5件，其中结果维持5件；政府信息公开行政诉讼2件，其中结果维持2件。"
    )
    found = [each.value for each in statements(title + sentence) if each.kind == "disputes"]
    assert found == [5, 5, 2, 2]


def test_no_case_lost_is_said_of_law_suits_about_information() -> None:
    assert told("信息公开诉讼案件连续五年零败诉。", "no_defeat") == [("no_defeat", 0, LOST)]
    assert told("行政应诉工作实现零败诉。", "no_defeat") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "number"),
    [
        ("收到政府信息公开申请198件，较去年增长12.5%。", "growth", 12.5),
        ("收到政府信息公开申请198件，比上年减少31件。", "change", -31),
        ("申请数量较2020年回落19.8%。", "growth", -19.8),
        ("政府信息公开申请量同比上升5%。", "growth", 5),
    ],
)
def test_growth_on_last_year_has_its_sign(sentence: str, kind: str, number: float) -> None:
    assert told(sentence, "growth", "change") == [(kind, number, ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "申请数量较2019年回落19.8%。",
        "申请数量较去年回落约20%。",
        "发布信息633条，较上年增加31件。",
        "主动公开数量较去年增长12.5%。",
    ],
)
def test_growth_of_something_else_or_on_another_year_is_left_alone(sentence: str) -> None:
    assert told(sentence, "growth", "change") == []


def test_a_number_and_its_parts_are_read_together() -> None:
    listed = "共发布信息95项，包括组织结构40项，政策文件8项，政策解读4项，人事任免10项。"
    (held,) = statements(TITLE + listed)
    assert (held.kind, held.value, held.parts) == ("sum", 95, (40, 8, 4, 10))


def test_what_is_picked_out_of_a_number_is_no_list_of_its_parts() -> None:
    assert told("发布信息95项，其中政策文件40项，图解50项，视频解读30项。") == []
    assert told("发布信息120条，包括网站80条，微信60条，微博30条。") == []


def test_every_statement_stands_where_its_span_says() -> None:
    text = TITLE + RECEIVED + "予以公开149件，占75.2%；不予公开 49 件。"
    words = {text[each.span.start : each.span.end] for each in statements(text)}
    assert words == {"198", "149", "75.2", "49"}


@needs_shared
def test_a_whole_paragraph_of_a_real_report_is_understood() -> None:
    path = next(SHARED.glob("seeds/003/*.txt"))
    found = [
        (each.kind, str(each.number), each.cells)
        for each in statements(path.read_text(encoding="utf-8"))
    ]
    assert found == [
        ("received", "198", ()),
        ("growth", "-19.8", ()),
        ("handled", "198", ()),
        ("carried_in", "2", ()),
        ("carried_out", "2", ()),
        ("result", "149", OPENED),
        ("share", "75.2", OPENED),
        ("result", "9", DENIED),
        ("share", "4.5", DENIED),
        ("result", "35", UNABLE),
        ("share", "17.6", UNABLE),
        ("result", "5", REJECTED),
        ("share", "2.5", REJECTED),
        ("result", "0", OTHERWISE),
        ("disputes", "25", EVERY),
        ("no_defeat", "0", LOST),
    ]
