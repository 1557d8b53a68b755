"""What became of the requests: the numbers that follow on how many were received or answered.

    account = total { item | share | channel }
    item    = subject number | number subject      at the beginning of a clause
    share   = item "占" [of all] percentage
    channel = "网上申请" number                     read past

A number of anything else ends the account: what follows it may be about a part only.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from parsing.reading.identity import Identity
from parsing.reading.values import StatementKind

from .context import Context, is_own
from .subjects import SUBJECTS, subject_of

LONGEST = 500

_COUNTER = "(?:件次|件|份|宗|起)(?![次数以之])"
_DIGITS = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})"
_WORDS = "|".join(each.words.pattern for each in SUBJECTS)
_LEAD = "(?:(?<![\u4e00-\u9fff])|(?<=其中)|(?<=包括)|(?<=分别为)|(?<=等原因)|(?<=等情形))"
_OF = "(?:的|类|申请|政府信息|信息|事项|情形|答复){0,2}(?:共计|共|为|是|有|:|：)?"
_DIRECTLY = "(?:申请)?(?:依法|均|被|系|由)?"
_CHANNELS = (
    "(?:网络|网上|在线|线上|信函|信件|邮寄|邮政|书面|当面|现场|窗口|传真|电子邮件|邮箱|平台|互联网)"
)
_OF_ALL = (
    "(?:比|(?:本年|全年)?(?:办理|办结|答复|申请|受理|收到|处理)?(?:总数|总量|总件数|结果|申请)?的?"
    "(?:比例|比重|百分比)?)(?:为|是|:|：)?"
)
_PERCENTAGE = r"(?P<{}>\d{{1,3}}(?:\.\d{{1,2}})?)[%％]"

_TOKEN = re.compile(
    f"{_LEAD}(?P<subject>{_WORDS}){_OF}(?P<number>{_DIGITS})\\ ?{_COUNTER}"
    f"|(?:(?<![\u4e00-\u9fff\\d.,])|(?<=其中))(?P<first>{_DIGITS})\\ ?{_COUNTER}{_DIRECTLY}(?P<behind>{_WORDS})"
    r"(?=[,，。;；、()（）]|$)"
    f"|{_CHANNELS}[^，,。；;、\\d]{{0,12}}{_DIGITS}\\ ?{_COUNTER}"
    f"|(?P<unknown>{_DIGITS}\\ ?余?{_COUNTER})"
)
_SHARE = re.compile(
    f"[,，]?占{_OF_ALL}{_PERCENTAGE.format('of_all')}"
    f"|[(（](?:占{_OF_ALL})?{_PERCENTAGE.format('in_brackets')}"
)
_NEXT_PART = re.compile("[(（][一二三四五六七八九][)）]|[二三四五六]、")


class Item(NamedTuple):
    """A number of an account and the characters of the bare text that state it."""

    kind: StatementKind
    value: int
    start: int
    end: int
    cells: tuple[str, ...]
    decimals: int = 0


class Total(NamedTuple):
    """How many requests were received or answered, where in the bare text that ends, and the next begins."""

    value: int
    end: int
    limit: int
    is_answered: bool


def account(
    text: str, total: Total, *, known: Collection[int], identity: Identity
) -> Iterator[Item]:
    """The results, their shares and the applicants that are told of behind a total.

    ``text`` is bare; ``known`` are the characters of numbers that are understood already. Results
    that follow on some of the applicants are about these alone, and end the account.
    """
    is_answered, applicants = total.is_answered, 0
    for token in _TOKEN.finditer(text, total.end, _end(text, total)):
        group = "number" if token["subject"] else "first" if token["first"] else "unknown"
        place = token.span(group)
        if place[0] < 0 or place[0] in known:
            continue
        if group == "unknown" or not is_own(Context.before(text, token.start()), identity=identity):
            return
        subject = subject_of(token["subject"] or token["behind"])
        if subject.kind == "applicants":
            applicants += whole(token[group])
        elif applicants not in (0, total.value) or (subject.is_topic and not is_answered):
            return
        else:
            is_answered = True
        yield Item(subject.kind, whole(token[group]), *place, subject.cells)
        share = _SHARE.match(text, token.end())
        if share and subject.kind == "result":
            yield _share(share, subject.cells)


def whole(words: str) -> int:
    """The number that is written in digits, with or without commas."""
    return int(words.replace(",", "").replace(" ", ""))


def _share(found: re.Match[str], cells: tuple[str, ...]) -> Item:
    group = "of_all" if found["of_all"] else "in_brackets"
    value, decimals = scaled(found[group])
    return Item("share", value, *found.span(group), cells, decimals)


def scaled(words: str) -> tuple[int, int]:
    """A decimal number as its digits and how many of them stand behind the point."""
    exponent = Decimal(words).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return int(words.replace(".", "")), decimals


def _end(text: str, total: Total) -> int:
    limit = min(total.limit, total.end + LONGEST)
    following = _NEXT_PART.search(text, total.end, limit)
    return following.start() if following else limit
