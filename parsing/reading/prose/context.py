"""Whether a number's sentence speaks of this agency, this year and the whole."""

import re
from dataclasses import dataclass

from parsing.reading.identity import Identity
from parsing.reading.identity.years import YEAR, year_of

from .wordings import REQUEST

_SENTENCE_END = "。！!？?"
_CLAUSE_END = "，,；;（(：:" + _SENTENCE_END
# How often a wording is looked at in one text: no report uses one so often.
MOST_USES = 400
_LONGEST_SENTENCE = 200
_NEAR = 14

_PART = re.compile("其中|包括|包含|分别|平均|[每如]|本级|转办|代表.{0,6}收到")
_OTHER_BODIES = re.compile(
    "下属|所属|下辖|下级|[各](?:部门|单位|镇|乡|街道|科室|处室|县|区|市|地|级|局|委办)|系统内|全系统"
)
_WHOLE_REGION = re.compile("[全我][省市区县州盟旗](?!政府)|本行政区")
_ONE_OFFICE = re.compile("办公[室厅]|政府本级|本机关")
_GOVERNMENT = re.compile("(?:政府|公署)$")
_OTHER_TIME = re.compile(
    "去年|上年度?(?!结转)|上一年度?(?!结转)|往年|同期|相比|[较比]|计划|预计|将|目标"
)
_LONG_TIME = re.compile("(?<!今年)(?<!本年)(?<!本年度)以来|历年|历史|近[两二三四五几]年")
_ADDED_UP = re.compile("累计")
_THIS_YEAR = re.compile(f"{YEAR}年|全年|本年|今年|一年来")
_FULL_YEAR = re.compile(
    r"1月1日[^。]{0,12}?12月(?:31日|底|末)|1[-—–至到~]12月|截[至止][^。]{0,8}?12月(?:31日|底|末)?"
)
_PART_OF_YEAR = re.compile("季度|半年|月(?!报)")
_TIME_CLAUSE = re.compile(
    f"(?:去年|上年度?|上一年度?|往年|今年|本年度?|全年|一年来|季度|半年|{YEAR}年(?:度|全年)?)[,，]$"
)
_YEARS = re.compile(f"(?P<year>{YEAR})年")
_COMPARING = frozenset("与较比同")
_ABOUT_ELSE = re.compile(
    "投诉|咨询|信访|留言|来信|来电|热线|12345|12348|提案|议案|建议|意见|举报|案件|工单|复议|诉讼|许可|处罚|公众号"
    "|仲裁|调解|援助|公证|备案|服务|登记|审批|补贴|证明"
)
_TOPIC = re.compile(f"依申请公开|信息公开申请|{REQUEST}")
_NUMBERED = re.compile(r"[一二三四1-4][、.．](?:本年)?$")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands in the sentence before a statement.

    ``sentence`` reaches from the sentence's beginning to the statement, ``clause`` from the last
    comma; a clause that is nothing but a time (2020年，) belongs to the next. ``topic`` reaches
    back over a heading.
    """

    sentence: str
    clause: str
    topic: str

    @classmethod
    def before(cls, text: str, place: int) -> "Context":
        """The context of the statement that begins at ``place``."""
        floor = max(0, place - _LONGEST_SENTENCE)
        start = max(text.rfind(end, floor, place) for end in _SENTENCE_END) + 1
        start = max(start, floor)
        comma = _last_of(_CLAUSE_END, text, start, place)
        if _TIME_CLAUSE.search(text[start:comma]):
            comma = _last_of(_CLAUSE_END, text, start, comma - 1)
        return cls(text[start:place], text[comma:place], text[max(0, start - 30) : place])


def is_about_whole(context: Context, *, identity: Identity) -> bool:
    """Whether a number is that of the whole agency (or region), and not of a part or another."""
    return not _PART.search(context.sentence) and is_own(context, identity=identity)


def is_own(context: Context, *, identity: Identity) -> bool:
    """Whether a number is that of the reporting agency in its year."""
    sentence = context.sentence
    if _OTHER_BODIES.search(sentence) or _LONG_TIME.search(sentence):
        return False
    if _NUMBERED.search(context.clause):  # a row of the official table
        return False
    if _OTHER_TIME.search(context.clause) or not _is_whole_year(sentence):
        return False
    if _ADDED_UP.search(context.clause) and not _THIS_YEAR.search(context.clause[-_NEAR:]):
        return False
    return _is_of_body(sentence, identity) and _is_of_year(sentence, identity)


def is_about_requests(context: Context) -> bool:
    """Whether the sentence, or the heading before it, speaks of requests and of nothing else."""
    ends = [found.end() for found in _TOPIC.finditer(context.topic)]
    return bool(ends) and not _ABOUT_ELSE.search(context.topic, ends[-1])


def _is_of_body(sentence: str, identity: Identity) -> bool:
    is_government = identity.agency is not None and _GOVERNMENT.search(identity.agency.value)
    if is_government:
        return not _ONE_OFFICE.search(sentence)
    return not _WHOLE_REGION.search(sentence)


def _is_of_year(sentence: str, identity: Identity) -> bool:
    named = [
        year_of(found["year"])
        for found in _YEARS.finditer(sentence)
        if sentence[max(0, found.start() - 1) : found.start()] not in _COMPARING
    ]
    return not named or (identity.year is not None and named[-1] == identity.year.value)


def _is_whole_year(sentence: str) -> bool:
    return not _PART_OF_YEAR.search(_FULL_YEAR.sub("", sentence))


def _last_of(letters: str, text: str, start: int, end: int) -> int:
    """Behind the last of ``letters`` between ``start`` and ``end``; ``start`` where there is none."""
    return max(start, *(text.rfind(letter, start, max(start, end)) + 1 for letter in letters))
