"""How requests grew or fell on last year, and what the prose itself adds up."""

import re
from collections.abc import Iterator
from itertools import islice

from parsing.reading.identity import Identity
from parsing.reading.identity.years import YEAR, year_of

from .accounts import Item, scaled, whole
from .context import MOST_USES, Context, is_own

_LAST_YEAR = f"(?:去年|上年|上一年|(?P<year>{YEAR})年)度?(?:同期)?(?:相比)?"
_THAN = (
    f"(?:同比|(?:[与和]?(?:较|比|相比|相较)|[与和](?=[^，,。；;]{{2,8}}相比)){_LAST_YEAR}"
    r"(?:的?\ ?\d{1,12}\ ?件)?)[,，]?"
)
_MANNER = "(?:有所|略有|大幅|明显|总体|共)?"
_UP, _DOWN = "增加|增长|上升|提高|多", "减少|下降|回落|降低|少"
_GROWTH = (
    f"{_THAN}{_MANNER}(?P<way>{_UP}|{_DOWN})(?:了|率为|幅度为)?"
    r"(?:(?P<percent>(?<![\d.])\d{1,6}(?:\.\d{1,2})?)[%％]|(?P<count>(?<![\d.,])\d{1,12})\ ?件(?![次以]))"
)
_OF_REQUESTS = re.compile(
    f"(?:政府信息公开申请|信息公开申请|申请)(?:总数量|总数|总量|数量|件数|量|数){_GROWTH}"
)
_GOES_ON = re.compile(f"\\ ?(?:件次|件|份|宗|条)[,，(（]?{_GROWTH}")

_PART = r"[\u4e00-\u9fff“”]{2,16}\ ?\d{1,12}\ ?(?P=counter)"
_ADDED_UP = re.compile(
    r"(?P<total>\d(?<![\d.,]\d)\d{0,11})\ ?(?P<counter>件次|件|条|项|篇|份|期|场|次)[,，。(（:：]{0,2}"
    r"(?:主要)?(?:包括|包含|分别为|分别是)[,，:：]?"
    f"(?P<parts>{_PART}(?:[、,，;；和及]{_PART}){{2,}})(?=[。)）；;]|[,，][^\\d。]*[。；;])"
)
_NAME_PARTS = ("包括", "包含", "分别")
_NUMBER = re.compile(r"\d+")
# One and the same message is often published in several of these.
_CHANNELS = re.compile("网站|微信|微博|公众号|平台|抖音|客户端|短视频|报纸|电视")


def growth_of_requests(text: str, ends: Iterator[int], *, identity: Identity) -> Iterator[Item]:
    """By how much or how many per cent requests changed on last year, with the sign.

    ``ends`` are the ends of the numbers of requests received in bare ``text``.
    """
    for found in islice(_OF_REQUESTS.finditer(text), MOST_USES):
        if is_own(Context.before(text, found.start()), identity=identity):
            yield from _change(found, identity)
    for end in islice(ends, MOST_USES):
        directly = _GOES_ON.match(text, end)
        if directly:
            yield from _change(directly, identity)


def _change(found: re.Match[str], identity: Identity) -> Iterator[Item]:
    if identity.year is None:
        return
    if found["year"] and year_of(found["year"]) != identity.year.value - 1:
        return
    sign = 1 if re.fullmatch(_UP, found["way"]) else -1
    if found["percent"]:
        value, decimals = scaled(found["percent"])
        yield Item("growth", sign * value, *found.span("percent"), (), decimals)
    else:
        yield Item("change", sign * whole(found["count"]), *found.span("count"), ())


def added_up(text: str) -> Iterator[tuple[Item, tuple[int, ...]]]:
    """The numbers that bare ``text`` itself divides into parts, with these: 共95项，包括….

    Only words that name parts (包括, 分别为) count; what stands behind 其中 may overlap.
    """
    if not any(words in text for words in _NAME_PARTS):
        return
    for found in islice(_ADDED_UP.finditer(text), MOST_USES):
        if _CHANNELS.search(found["parts"]):
            continue
        parts = tuple(int(number) for number in _NUMBER.findall(found["parts"]))
        yield Item("sum", whole(found["total"]), *found.span("total"), ()), parts
