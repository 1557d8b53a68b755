"""The wordings of statements, as data.

    received     = verb request number | verb number request | request verb number
                 | request 总数为 number | "未收到" request
    carried_in   = "上年结转" [request] number
    carried_out  = "结转下年度" [request] number | number [request] "结转下年度"
    handled      = ("办结" | "答复") [request] number | request ("办结" | "答复") number

A request is one for government information in so many words; 书面申请, 投诉 or 依申请公开目录 are
none. Patterns are for bare text; the group ``number`` is the number, ``none`` says that there
were none, ``last`` and ``next`` are the years carried from and to where they are named.
"""

import re
from dataclasses import dataclass

from parsing.reading.identity.years import YEAR
from parsing.reading.values import StatementKind

_COUNTER = "(?:件次|件|份|宗|条|项|个|起|封|次|例)(?![次数以之])"
_DIGITS = r"(?<![\d.,])(?:\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,12})"
_NUMBER = rf"(?P<number>{_DIGITS}|[零〇一二两三四五六七八九十百]+)\ ?{_COUNTER}"
_NUMBER_FIRST = rf"(?P<number>{_DIGITS})\ ?{_COUNTER}"

_APPLICANTS = (
    "(?:(?:自然人|公民)、?(?:法人|企业)(?:和|或者|或|以及|及|、)?(?:者)?(?:其他|其它)组织"
    "|申请人|社会公众|公众|群众|社会各界)(?:提出|提交|递交|发起)?的?"
)
# Every alternative begins with a letter, so that a search skips from one such letter to the next.
_INFORMATION = "(?:政府信息|政务信息|信息)"
_REQUEST_ITSELF = (
    "(?:依申请公开(?:的?(?:政府|政务)?信息)?(?:的?申请|事项|办件|件)?"
    f"|{_INFORMATION}(?:依申请公开|公开的?依?申请|公开依申请)(?:的?(?:事项|办件|件))?"
    f"|(?:申请公开|要求公开){_INFORMATION}(?:的?(?:申请|事项|办件|件))?"
    "|公开申请)[表书]?"
)
REQUEST = f"(?:各类|新的?|有效的?|{_APPLICANTS}){{0,3}}{_REQUEST_ITSELF}"
_ANY_REQUEST = f"(?:{REQUEST}|申请|办件)"
_IN_ALL = "(?:共计|总共|一共|合计|总计|共有|共|总|为|是|有|数量为|数量共|总数为|总量为|[:：]){0,3}"
_RECEIVE = "(?:接收到|收到|接收|受理|接到|接受|收悉|新收|新增|接获|登记)(?:并(?:处理|办理|答复|受理|办结))?了?"
_NONE_RECEIVED = (
    "(?P<none>(?:未|没有|没)(?:收到|接到|接收到|接收|受理|有收到)(?:过|任何|有关|相关){{0,2}}{})"
)
# What makes the words before it something else than a request: 申请人, 申请渠道, 申请行政复议.
_OF_ELSE = (
    "(?!人|表|材料|书|的?行政|的?诉讼|的?复议|引发|引起|导致|案|被|内容|渠道|事由|理由|方式|平台|投诉"
    "|举报|公开(?!政府信息|信息)|[、和及]?(?:咨询|投诉))"
)
_LAST = f"(?:上一?年度?|去年度?|(?P<last>{YEAR})年度?)"
_NEXT = f"(?:下一?年度?|次年度?|明年|(?P<next>{YEAR})年度?)"
_WHY_LATER = (
    "(?:按照?|《?条例》?|规定|要求|依法|因|尚|未|到期|正在|办理|答复|期限?|将|需|已|拟|[,，]){0,8}"
)
_ANSWER = "(?:办结|办理完毕|办理完结|答复)了?"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to state a number.

    ``is_weak``: it counts only where the text states the kind in no better way.
    ``needs_topic``: the words alone do not say what was asked for, so that the sentence must.
    ``opens_clause``: it counts only at the beginning of a clause or line.
    ``signs`` are words of which one stands in every match: without one none is looked for.
    """

    kind: StatementKind
    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    is_weak: bool = False
    needs_topic: bool = False
    opens_clause: bool = False

    def may_stand_in(self, sentence: str) -> bool:
        """Whether the sentence has one of the signs."""
        for sign in self.signs:  # noqa: SIM110  (any() takes three times as long)
            if sign in sentence:
                return True
        return False


def _says(kind: StatementKind, signs: tuple[str, ...], *parts: str, **conditions: bool) -> Wording:
    return Wording(kind, re.compile("".join(parts)), signs, **conditions)


_RECEIVED = ("收", "接", "受理", "新增", "登记")
_NOT_RECEIVED = ("未收", "未接", "未受", "未有", "没")
_COUNTED = tuple(f"{noun}{verb}" for noun in "数量" for verb in "共为是有达")
_ANSWERED = ("办结", "办理完", "答复")


WORDINGS = (
    _says("received", _RECEIVED, _RECEIVE, _IN_ALL, REQUEST, _IN_ALL, _NUMBER),
    _says("received", _RECEIVED, _RECEIVE, _IN_ALL, _NUMBER_FIRST, "的?", REQUEST, _OF_ELSE),
    _says(
        "received",
        _RECEIVED,
        _REQUEST_ITSELF,
        "(?:本年度?|今年|全年)?",
        _IN_ALL,
        _RECEIVE,
        _IN_ALL,
        _NUMBER,
    ),
    _says(
        "received",
        _COUNTED,
        _REQUEST_ITSELF,
        "(?:总?数量?|总量|总?件数)(?:共计|共|为|是|有|达){1,2}",
        _NUMBER,
    ),
    _says("received", _NOT_RECEIVED, _NONE_RECEIVED.format(REQUEST), _OF_ELSE),
    _says("received", _NOT_RECEIVED, _NONE_RECEIVED.format("申请"), _OF_ELSE, needs_topic=True),
    _says(
        "received",
        _RECEIVED,
        _RECEIVE,
        _IN_ALL,
        "申请",
        _IN_ALL,
        _NUMBER,
        is_weak=True,
        needs_topic=True,
    ),
    _says(
        "received",
        ("无", "没有"),
        "(?P<none>(?:无|没有)(?:(?:政府)?信息公开申请|依申请公开(?:申请|事项|件)))",
        "(?:事项|情况)?(?=[,，。；;]|$)",
        is_weak=True,
        opens_clause=True,
    ),
    _says(
        "received",
        ("依申请公开",),
        "(?=[今全本共我依])(?:(?:今年|全年|本年度?)[,，]?)?(?:共|我局|本单位)?",
        "依申请公开(?:的?(?:政府|政务)?信息)?(?:共计|共)?",
        r"(?P<number>(?<!\d)\d{1,12})\ ?件(?![次以之])",
        is_weak=True,
        opens_clause=True,
    ),
    _says(
        "received",
        ("申请共", "申请总", "申请合"),
        f"(?:{YEAR}年度?|今年|全年|本年度?)[,，]?(?:政府)?信息公开申请(?:共计|总计|合计|共)",
        _NUMBER,
        is_weak=True,
        opens_clause=True,
    ),
    _says(
        "carried_in",
        ("年结转", "度结转"),
        _LAST,
        "结转(?:至?(?:本|今)年度?)?(?:继续)?(?:办理|处理)?的?",
        f"{_ANY_REQUEST}?",
        _IN_ALL,
        _NUMBER,
    ),
    _says("carried_in", ("结转",), "结转", _LAST, "的?", f"{_ANY_REQUEST}?", _IN_ALL, _NUMBER),
    _says(
        "carried_out",
        ("结转", "顺延"),
        "(?:结转|顺延)[至到入]?",
        _NEXT,
        "(?:继续)?(?:办理|处理|答复)?的?",
        f"{_ANY_REQUEST}?",
        _IN_ALL,
        _NUMBER,
    ),
    _says(
        "carried_out",
        ("结转", "顺延", "延期"),
        _NUMBER_FIRST,
        f"{_ANY_REQUEST}?",
        _WHY_LATER,
        "(?:结转|顺延|延期)[至到入]?",
        _NEXT,
        r"(?![^。；;,，]{0,16}?\d)",
    ),
    _says("handled", _ANSWERED, _ANSWER, _IN_ALL, REQUEST, _IN_ALL, _NUMBER),
    _says(
        "handled", _ANSWERED, _REQUEST_ITSELF, _IN_ALL, "已?(?:全部)?", _ANSWER, _IN_ALL, _NUMBER
    ),
    _says("handled", _ANSWERED, _ANSWER, _IN_ALL, _NUMBER, needs_topic=True),
    _says("handled", ("共办理",), "共办理", REQUEST, _IN_ALL, _NUMBER, is_weak=True),
)
