"""What could not be judged of a report, in words: once for each reason, not once a question."""

from collections.abc import Iterable

from parsing.forms import Bilingual

from .catalogue import BY_NAME
from .values import Outcome, Reason, Verdict

SENTENCES = {
    Reason.UNCERTAIN: Bilingual(
        "有 {count} 项核对涉及未能可靠读取的数字，请核对原文：{rules}",
        "Checks that meet numbers not read with certainty ({count}), please look at the "
        "original: {rules}",
    ),
    Reason.BLANK: Bilingual(
        "有 {count} 项核对涉及空白格，无法判断：{rules}",
        "Checks that meet blank cells and cannot be judged ({count}): {rules}",
    ),
    Reason.ABSENT: Bilingual(
        "有 {count} 项核对涉及报告中没有的行，无法判断：{rules}",
        "Checks that meet rows which the report does not have ({count}): {rules}",
    ),
}


def unassessed(outcomes: Iterable[Outcome]) -> tuple[Bilingual, ...]:
    """One sentence for each reason why questions of these could not be assessed, with their rules."""
    found: dict[Reason, list[str]] = {}
    for outcome in outcomes:
        if outcome.verdict is Verdict.NOT_ASSESSABLE and outcome.reason:
            found.setdefault(outcome.reason, []).append(outcome.rule)
    return tuple(
        _sentence(sentence, found[reason])
        for reason, sentence in SENTENCES.items()
        if reason in found
    )


def _sentence(sentence: Bilingual, rules: list[str]) -> Bilingual:
    titles = [BY_NAME[rule].title for rule in dict.fromkeys(rules)]
    return Bilingual(
        sentence.zh.format(count=len(rules), rules="、".join(title.zh for title in titles)),
        sentence.en.format(count=len(rules), rules="; ".join(title.en for title in titles)),
    )
