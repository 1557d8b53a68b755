"""Where in the wording the three official tables stand.

Table 三 is found where most of its long labels stand close together; table 二 before it, from the
item headings of article 20; table 四 behind it. Where table 三 is absent, the others are looked
for in the whole text.
"""

import re
from typing import NamedTuple

from .labels import Labels

_NEAR = 250
# Table 三 has about 400 characters of words; with headers repeated and remarks not three times that.
_LONGEST = 3_000


class Region(NamedTuple):
    """Characters ``start`` to ``end`` of the wording; empty where the table is absent."""

    start: int
    end: int


class Regions(NamedTuple):
    """The three tables' places, and whether table 三 stands in the text twice."""

    disclosure: Region
    requests: Region
    disputes: Region
    is_doubled: bool = False


REQUESTS = Labels.of_table("requests")
DISCLOSURE = Labels.of_table("disclosure")

_LONG = re.compile("|".join(words for words, _ in REQUESTS.in_search_order() if len(words) >= 7))
_ITEM_1 = re.compile(r"第?二十条第[一1]项|信息内容")
_DISCLOSURE_HEAD = re.compile(r"第二十条第一项|制作数量|制发件数")
_DISPUTES_HEAD = re.compile(r"结果维持|尚未审结|维持|未经复议直接起诉")
_AFTER_DISPUTES = re.compile(r"存在的?主要问题|存在的?问题|改进情况|其他需要报告")
_HEADER = "申请人情况"


def locate(wording: str) -> Regions:
    """The regions of the three tables in the wording."""
    clusters = _clusters([match.start() for match in _LONG.finditer(wording)])
    clusters = [cluster for cluster in clusters if len(cluster) >= 3]
    if not clusters:
        head = _first(_DISPUTES_HEAD, wording, 0)
        return Regions(
            _disclosure(wording, len(wording)),
            Region(0, 0),
            _disputes(wording, head),
        )
    cluster = max(clusters, key=len)
    start = max(cluster[0] - 60, 0)
    header = wording.find("其他", max(wording.rfind("法律服务", 0, cluster[0]), 0), cluster[0])
    if header >= 0 and cluster[0] - header < 80:
        start = header + 2
    head = _first(_DISPUTES_HEAD, wording, cluster[-1])
    end = min(head, cluster[-1] + 120)
    return Regions(
        _disclosure(wording, start),
        Region(start, end),
        _disputes(wording, head),
        is_doubled=sum(len(other) >= 10 for other in clusters) > 1,
    )


def _clusters(places: list[int]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for place in places:
        last = clusters[-1] if clusters else [place - _LONGEST]
        if place - last[-1] <= _NEAR and place - last[0] < _LONGEST:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return clusters


def _first(pattern: re.Pattern[str], wording: str, start: int) -> int:
    match = pattern.search(wording, start)
    return match.start() if match else len(wording)


def _disclosure(wording: str, end: int) -> Region:
    heads = [match.start() for match in _DISCLOSURE_HEAD.finditer(wording, 0, end)]
    if not heads:
        return Region(end, end)
    start = heads[-1]
    for head in reversed(heads):
        if start - head > 60:
            break
        start = head
    return Region(start, min(end, start + 1500))


def _disputes(wording: str, start: int) -> Region:
    return Region(start, min(_first(_AFTER_DISPUTES, wording, start), start + 400))
