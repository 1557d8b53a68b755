"""Disputes about information requests: 政府信息公开行政复议11件、行政诉讼14件, 零败诉, 未发生….

Every statement names 信息公开 itself: an agency's other reconsiderations and law suits, of which
reports tell too, are not in table 四.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from parsing.forms import FORMS
from parsing.reading.identity import Identity

from .accounts import Item, whole
from .context import MOST_USES, Context, is_own

_GROUPS = tuple(row.code for row in FORMS["2021"].table("disputes").rows)
RECONSIDERATION = ("disputes.reconsideration.total",)
LITIGATION = tuple(f"disputes.{row}.total" for row in _GROUPS if row.startswith("litigation"))
EVERY = RECONSIDERATION + LITIGATION
LOST = tuple(f"disputes.{row}.corrected" for row in _GROUPS if row.startswith("litigation"))

_COUNTER = "(?:件次|件|起|宗|例)(?![次数以之])"
_NUMBER = rf"(?P<{{}}>(?<![\d.,])\d{{{{1,6}}}})\ ?{_COUNTER}"
_ABOUT = (
    "信息公开(?:依申请|工作|申请|答复|行为|案件|领域|方面|事项|类|的|被|而|所|引起|引发|提起|产生|发生|涉及|相关"
    "|有关|全年|共|提出|、|,|，){0,6}?"
)
_RECONSIDERATION = "行政复议(?:案件|申请)?"
_LITIGATION = "(?:被?提起)?行政诉讼(?:案件)?"
_BOTH = (
    "行政复议(?:案件|申请)?(?:和|、|及|与|以及|或|或者)(?:因?被?提起)?(?:的)?(?:行政)?诉讼(?:案件)?"
)
_IN_ALL = "(?:共计|共|总计|合计|为|有|:|：)?"
_NONE = (
    "(?:未发生|没有发生|未出现|没有出现|不存在|未有|没有|未收到|未|无)"
    "(?:任何|一起|一件|因|涉及|关于|有关|由|政府|政务|本机关|的|于){0,4}"
)
_CLOSING = "(?:的)?(?:情况|情形|案件|事项|发生)?(?=[，,。；;)）]|$)"
_NOT_ALL = re.compile(
    "一审|二审|再审|结转|(?<!尚未)审结|新增|新收|败诉率|纠正|撤销|备案|代理|参与|指导|复议机关"
)
# Cases of every kind, of which those about information are then a part.
_ALL_CASES = re.compile(r"(?:行政复议|诉讼|应诉)[^。；;]*\d")
# Who decides reconsiderations tells of those; only what is brought against it is its own.
_DECIDES = re.compile("(?:司法[局厅部]|政府)$")
_AGAINST = re.compile("被|引起|引发|对我|不服我|因")
_ABOUT_INFORMATION = re.compile(f"{_ABOUT}(?:行政复议|行政诉讼|诉讼)")
_CLAUSES = re.compile("[；;]")

_OUTCOMES = {
    "结果维持": "upheld",
    "维持": "upheld",
    "结果纠正": "corrected",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
}
_OUTCOME = re.compile(
    f"(?:其中|[，,、；;:：(（])*(?P<outcome>{'|'.join(_OUTCOMES)}){_IN_ALL}{_NUMBER.format('count')}"
)
_AS_ON_THE_FORM = re.compile("(?:其中|[，,、；;:：(（])*(?:结果维持|结果纠正|其他结果|尚未审结)")
_DEFEAT = "败诉"
_NO_DEFEAT = re.compile(
    "(?:零|无|没有|未)(?:一)?(?:发生|出现)?败诉|败诉率?(?:为|是)?(?:0|零)(?![.\\d])"
)
_LAW_SUIT = re.compile(f"{_ABOUT}(?:行政|政府)?(?:诉讼|应诉|复议|案件)")


@dataclass(frozen=True, slots=True)
class Telling:
    """A way to tell of disputes; each of its groups is a number of these cells."""

    pattern: re.Pattern[str]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


TELLINGS = (
    Telling(re.compile(f"{_ABOUT}{_BOTH}{_IN_ALL}{_NUMBER.format('every')}"), (("every", EVERY),)),
    Telling(
        re.compile(
            f"{_ABOUT}{_RECONSIDERATION}{_IN_ALL}{_NUMBER.format('reconsidered')}"
            f"(?:[、，,;；和及](?:被?提起)?(?:行政)?诉讼(?:案件)?{_IN_ALL}{_NUMBER.format('sued')})?"
        ),
        (("reconsidered", RECONSIDERATION), ("sued", LITIGATION)),
    ),
    Telling(
        re.compile(f"{_ABOUT}{_LITIGATION}{_IN_ALL}{_NUMBER.format('sued')}"),
        (("sued", LITIGATION),),
    ),
    Telling(re.compile(f"(?P<none>{_NONE}){_ABOUT}{_BOTH}{_CLOSING}"), (("none", EVERY),)),
)


def disputes(text: str, identity: Identity) -> Iterator[Item]:
    """The numbers of disputes about requests that bare ``text`` states, and whether any was lost."""
    for telling in TELLINGS:
        for found in islice(telling.pattern.finditer(text), MOST_USES):
            if not _is_against_own(found, identity):
                continue
            for group, cells in telling.groups:
                if found[group]:
                    value = 0 if group == "none" else whole(found[group])
                    yield Item("disputes", value, *found.span(group), cells)
                    last = cells
            yield from _outcomes(text, found.end(), last)
    yield from _undefeated(text, identity)


def _outcomes(text: str, start: int, cells: tuple[str, ...]) -> Iterator[Item]:
    """How the disputes ended that were counted right before ``start``: 其中结果维持72件，…."""
    while found := _OUTCOME.match(text, start):
        column = _OUTCOMES[found["outcome"]]
        of_outcome = tuple(cell.replace(".total", f".{column}") for cell in cells)
        yield Item("disputes", whole(found["count"]), *found.span("count"), of_outcome)
        start = found.end()


def _is_against_own(found: re.Match[str], identity: Identity) -> bool:
    """Whether these are all cases about information that were brought against the agency."""
    context = Context.before(found.string, found.start())
    before = _CLAUSES.split(context.sentence)[-1]
    if _NOT_ALL.search(before) or _ALL_CASES.search(_ABOUT_INFORMATION.sub("", before)):
        return False
    if not is_own(context, identity=identity):
        return False
    decides = identity.agency is not None and _DECIDES.search(identity.agency.value)
    if not decides or "none" in found.groupdict():
        return True
    if _AS_ON_THE_FORM.match(found.string, found.end()):
        return True
    return _AGAINST.search(context.clause + found.group()) is not None


def _undefeated(text: str, identity: Identity) -> Iterator[Item]:
    if _DEFEAT not in text:
        return
    for found in islice(_NO_DEFEAT.finditer(text), MOST_USES):
        context = Context.before(text, found.start())
        if _LAW_SUIT.search(context.sentence) and is_own(context, identity=identity):
            yield Item("no_defeat", 0, *found.span(), LOST)
