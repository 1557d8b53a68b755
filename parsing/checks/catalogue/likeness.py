"""Prose that is much the same as that of another report (年报雷同)."""

from collections.abc import Iterable, Iterator

from parsing.forms import Bilingual

from ..rule import Check, Example, Rule
from ..values import Finding, Likeness, Outcome, Severity, Subject, Verdict
from .years import INACCURATE

REPEATED_NAME = "repeated_prose"
SHARED_NAME = "shared_prose"

# Measured: unrelated reports are alike by 4% at most, those of the example province, which are
# drawn from common sentences, by 60%; one of ten sentences written anew leaves 80%.
ALIKE = 80
MEASURED = 10  # reports of other agencies, the likeliest: there may be more where all of them are


def repeated_prose(subject: Subject) -> Iterator[Outcome]:
    """Whether the prose is another than that of the agency's own report of the year before."""
    return _outcomes(REPEATED_NAME, [held for held in subject.likenesses if held.is_own], subject)


def shared_prose(subject: Subject) -> Iterator[Outcome]:
    """Whether the prose is another than that of other agencies; the most alike is named."""
    return _outcomes(SHARED_NAME, [held for held in subject.likenesses if not held.is_own], subject)


def _outcomes(name: str, held: Iterable[Likeness], subject: Subject) -> Iterator[Outcome]:
    most = sorted(held, key=lambda each: (-each.percent, each.year, each.agency, each.report))
    if not most:
        return
    first, others = most[0], sum(each.percent >= ALIKE for each in most) - 1
    if first.percent < ALIKE:
        yield Outcome(name, Verdict.PASS)
        return
    finding = Finding(
        name,
        Severity.WARNING,
        detail={
            "other": first.agency,
            "year": first.year,
            "report": first.report,
            "percent": first.percent,
            **_more(others),
        },
        form=subject.form,
        known_by=first.words,
    )
    yield Outcome(name, Verdict.FAIL, finding=finding)


def _more(others: int) -> dict[str, str]:
    """How many others are alike, in words."""
    if not others:
        return {"more_zh": "", "more_en": ""}
    zh, en = ("至少 ", "at least ") if others + 1 >= MEASURED else (" ", "")
    return {"more_zh": f"，另有{zh}{others} 份报告", "more_en": f", as are {en}{others} more"}


def _examples(*, is_own: bool) -> tuple[Example, Example]:
    agency = "临棠市司法局" if is_own else "松岚市司法局"
    return tuple(  # type: ignore[return-value]
        Example(
            agency="临棠市司法局", likenesses=(Likeness(1, agency, 2021, percent, is_own=is_own),)
        )
        for percent in (58, 93)
    )


MEASURE = Bilingual(
    "把正文（数字、年份和机关名称除外）看作每六个字一段的片段，比较两份报告共有的片段占全部片段的比例；"
    f"达到{ALIKE}%的列出。正文不足二百个片段的不比较。",
    "The prose, without numbers, years and the agency's name, is taken as fragments of six "
    "characters; measured is the share of all fragments of two reports that stand in both. From "
    f"{ALIKE}% on it is shown. Prose of less than two hundred fragments is not compared.",
)
HINT = Bilingual(
    "请对照两份报告的正文；情况确有变化的，请据实改写。",
    "Compare the prose of both reports; what has changed should be told anew.",
)


def _rule(
    name: str, title: Bilingual, opening: Bilingual, message: Bilingual, *, check: Check
) -> Rule:
    holds, breaks = _examples(is_own=name == REPEATED_NAME)
    return Rule(
        name,
        "prose",
        Severity.WARNING,
        title,
        Bilingual(f"{opening.zh}{MEASURE.zh}", f"{opening.en} {MEASURE.en}"),
        HINT,
        INACCURATE,
        message,
        holds,
        breaks,
        check=check,
    )


REPEATED_PROSE = _rule(
    REPEATED_NAME,
    Bilingual("正文与上一年雷同", "Much the same prose as last year"),
    Bilingual(
        "正文与本机关上一年的报告大体相同。",
        "The prose is much the same as that of the agency's own report of the year before.",
    ),
    Bilingual(
        "正文与本机关{year}年的报告雷同：{percent}%的文字片段相同",
        "The prose is much the same as that of {year}: {percent}% of the fragments of both are the "
        "same",
    ),
    check=repeated_prose,
)

SHARED_PROSE = _rule(
    SHARED_NAME,
    Bilingual("正文与其他机关雷同", "Much the same prose as another agency"),
    Bilingual(
        "正文与其他机关的报告大体相同。两份报告谁先谁后、有无共同的范本，从文字看不出来。",
        "The prose is much the same as that of another agency's report. Which of the two was "
        "first, or whether both follow a model, the words do not tell.",
    ),
    Bilingual(
        "正文与{other}{year}年的报告雷同：{percent}%的文字片段相同{more_zh}",
        "The prose is much the same as that of {other} for {year}: {percent}% of the fragments of "
        "both are the same{more_en}",
    ),
    check=shared_prose,
)

LIKENESS = (REPEATED_PROSE, SHARED_PROSE)
