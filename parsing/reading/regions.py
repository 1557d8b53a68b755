"""Where in the wording the three official tables stand.

Table 三 is found where most of its long labels stand close together; table 二 before it, from the
item headings of article 20; table 四 behind it. Where table 三 is absent, the others are looked
for in the whole text.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from .labels import Labels

_NEAR = 250
# So many long labels make a part of a table 三; so many, most of it.
_FEW = 3
_MOST = 10
# So many tables beside its own has no report.
MOST_OTHERS = 5
# Table 三 has about 400 characters of words; with headers repeated and remarks not three times that.
_LONGEST = 3_000


class Region(NamedTuple):
    """Characters ``start`` to ``end`` of the wording; empty where the table is absent."""

    start: int
    end: int


class _Hit(NamedTuple):
    """A long label of table 三 and its place in the wording."""

    place: int
    words: str


class Regions(NamedTuple):
    """The places of the three tables."""

    disclosure: Region
    requests: Region
    disputes: Region


REQUESTS = Labels.of_table("requests")
DISCLOSURE = Labels.of_table("disclosure")

_LONG = re.compile("|".join(words for words, _ in REQUESTS.long if len(words) >= 7))
_ITEM_1 = re.compile(r"第?二十条第[一1]项|信息内容")
_DISCLOSURE_HEAD = re.compile(r"第二十条第一项|制作数量|制发件数")
_DISPUTES_HEAD = re.compile(r"结果维持|尚未审结|维持|未经复议直接起诉")
_AFTER_DISPUTES = re.compile(r"存在的?主要问题|存在的?问题|改进情况|其他需要报告")
_HEADER = "申请人情况"


def locate(wording: str) -> list[Regions]:
    """The regions of the three tables in the wording, those around the fullest table 三 first.

    One for each table 三 or part of one, at least one; of many others only the first few.
    """
    clusters = [each for each in _clusters(wording) if len(each) >= _FEW]
    if not clusters:
        head = _first(_DISPUTES_HEAD, wording, 0)
        absent = Region(0, 0)
        return [Regions(_disclosure(wording, len(wording)), absent, _disputes(wording, head))]
    fullest = max(clusters, key=len)
    others = [each for each in clusters if each is not fullest][:MOST_OTHERS]
    stops = {one[0].place: after[0].place for one, after in pairwise(clusters)}
    return [
        _around(wording, each, stops.get(each[0].place, len(wording)))
        for each in (fullest, *others)
    ]


def _around(wording: str, cluster: list[_Hit], stop: int) -> Regions:
    """The tables that stand around the long labels of a table 三; at ``stop`` begins the next."""
    first, last = cluster[0].place, cluster[-1].place
    start = _end_of_header(wording, first)
    head = _first(_DISPUTES_HEAD, wording, last)
    end = min(head, last + 120, stop)
    return Regions(_disclosure(wording, start), Region(start, end), _disputes(wording, head))


def _end_of_header(wording: str, first: int) -> int:
    """Where the header of table 三 ends, or may have begun, before its first row."""
    other = wording.find("其他", max(wording.rfind("法律服务", 0, first), 0), first)
    if other >= 0 and first - other < 80:
        return other + 2
    return max(first - 60, wording.rfind(_HEADER, max(first - 120, 0), first), 0)


def _clusters(wording: str) -> list[list[_Hit]]:
    """The long labels that stand close together, those of each table for themselves."""
    clusters: list[list[_Hit]] = []
    for match in _LONG.finditer(wording):
        hit = _Hit(match.start(), match.group())
        last = clusters[-1] if clusters else []
        if last and hit.place - last[-1].place <= _NEAR and hit.place - last[0].place < _LONGEST:
            last.append(hit)
        else:
            clusters.append([hit])
    return [part for cluster in clusters for part in _parted(cluster)]


def _parted(cluster: list[_Hit]) -> list[list[_Hit]]:
    """The cluster, cut where the labels of most rows begin to stand there once more."""
    seen: set[str] = set()
    for index, hit in enumerate(cluster):
        if hit.words in seen:
            again = seen & {each.words for each in cluster[index:]}
            return (
                [cluster[:index], *_parted(cluster[index:])] if len(again) >= _MOST else [cluster]
            )
        seen.add(hit.words)
    return [cluster]


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
