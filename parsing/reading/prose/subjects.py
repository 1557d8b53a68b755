"""What numbers in an account of requests count, as data: words of the prose → cells of the form."""

import re
from dataclasses import dataclass

from parsing.forms import APPLICANTS, FORMS, OTHER_AS_ONE, Row
from parsing.reading.values import StatementKind

_TABLE = FORMS["2021"].table("requests")
_ROWS = _TABLE.rows_for([row.code for row in OTHER_AS_ONE]) + _TABLE.rows
ORGANISATIONS = tuple(
    column.code for column in APPLICANTS if column.code not in {"natural_person", "total"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that say what is counted, with the cells whose sum the number then is.

    ``is_topic`` tells that they also say what a request is about, however it was answered: they
    count only where answers are told of.
    """

    kind: StatementKind
    words: re.Pattern[str]
    cells: tuple[str, ...]
    is_topic: bool = False


def results(*rows: str) -> tuple[str, ...]:
    """The cells of the column 总计 in these rows of table 三."""
    return tuple(f"requests.{row}.total" for row in rows)


def applicants(*columns: str) -> tuple[str, ...]:
    """The cells of the row 本年新收 in these columns."""
    return tuple(f"requests.new.{column}" for column in columns)


def _under(heading: str) -> tuple[str, ...]:
    """The cells of all rows under a heading of table 三, 其他处理 as one row and as three."""
    return results(*dict.fromkeys(row.code for row in _ROWS if heading in _names(row)))


def _names(row: Row) -> set[str]:
    return {row.label.zh, *(heading.label.zh for heading in row.headings)}


def _result(words: str, cells: tuple[str, ...]) -> Subject:
    return Subject("result", re.compile(words), cells)


def _topic(words: str, cells: tuple[str, ...]) -> Subject:
    return Subject("result", re.compile(words), cells, is_topic=True)


def _of(words: str, *columns: str) -> Subject:
    return Subject("applicants", re.compile(words), applicants(*columns))


GRANTED = results("granted")
OPENED = results("granted", "partly_granted")
PARTLY = results("partly_granted")
DENIED = _under("不予公开")
UNABLE = _under("无法提供")
REJECTED = _under("不予处理")
OTHERWISE = _under("其他处理")

_SORT = "(?:类|类申请|申请)?"

# The longest first: of two subjects that fit, the one above holds.
SUBJECTS = (
    _result("(?:予以|同意)?(?:全部)?公开(?:及|和|与|、|或|以及)(?:予以)?部分公开", OPENED),
    _result("(?:予以|同意)?部分公开", PARTLY),
    _result("(?:予以|同意|全部)公开", GRANTED),
    _result("(?:不予|不同意)公开", DENIED),
    _result("(?:无法|不能)提供", UNABLE),
    _result("不予处理", REJECTED),
    _result("其他处理", OTHERWISE),
    _result("属于国家秘密", results("denied_state_secret")),
    _result("属于(?:三类)?内部事务信息", results("denied_internal")),
    _result("属于(?:四类)?过程性信息", results("denied_process")),
    _result("属于行政执法案卷(?:信息)?", results("denied_enforcement")),
    _result("属于行政查询事项", results("denied_query")),
    _result("本机关不掌握(?:相关)?(?:政府)?信息", results("unable_not_held")),
    _result("没有现成信息(?:需要?另行制作)?", results("unable_create")),
    _result("补正后(?:申请内容)?仍不明确", results("unable_unclear")),
    _topic(f"信访举报投诉{_SORT}", results("rejected_petition")),
    _topic("重复申请", results("rejected_duplicate")),
    _of("(?:自然人|公民(?:个人)?)(?:提出|提交)?的?(?:申请)?", "natural_person"),
    _of(
        "法人(?:和|或者|或|及|以及|、)?(?:者)?(?:其他|其它)组织(?:提出|提交)?的?(?:申请)?",
        *ORGANISATIONS,
    ),
    _of("商业企业(?:提出|提交)?的?(?:申请)?", "business"),
    _of("科研机构(?:提出|提交)?的?(?:申请)?", "research"),
    _of("社会公益组织(?:提出|提交)?的?(?:申请)?", "public_welfare"),
    _of("法律服务机构(?:提出|提交)?的?(?:申请)?", "legal_service"),
)


def subject_of(words: str) -> Subject:
    """The subject that is meant by ``words``; StopIteration where none is."""
    return next(each for each in SUBJECTS if each.words.fullmatch(words))
