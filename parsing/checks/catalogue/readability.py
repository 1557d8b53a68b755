"""What could not be read: a fault of the reading or of the text, not of the report's numbers."""

from collections.abc import Iterator

from parsing.forms import Bilingual

from ..places import place_of
from ..problems import open_problems
from ..rule import Example, Rule
from ..values import Finding, Outcome, Severity, Subject, Verdict

UNREAD_NAME = "unread"


def unread(subject: Subject) -> Iterator[Outcome]:
    """One finding for everything in the report that could not be read and that nobody settled."""
    problems = open_problems(subject.problems, subject.figures)
    named = set(subject.figures.uncertain).union(*(held.cells for held in problems))
    others = [held for held in problems if not held.cells]
    if not named and not others:
        yield Outcome(UNREAD_NAME, Verdict.PASS)
        return
    cells = tuple(sorted(named, key=place_of))
    finding = Finding(
        UNREAD_NAME,
        Severity.WARNING,
        cells,
        detail={
            "count": len(cells) + len(others),
            "problems": sorted({held.code for held in problems}),
        },
        spans=tuple((held.span.start, held.span.end) for held in problems if held.span),
        form=subject.form,
    )
    yield Outcome(UNREAD_NAME, Verdict.FAIL, cells, finding=finding)


UNREAD = Rule(
    UNREAD_NAME,
    "reading",
    Severity.WARNING,
    Bilingual("未能读取", "Could not be read"),
    Bilingual(
        "报告文本中有些地方无法确定数字是多少，这些数字不参与比较和勾稽。这是读取的问题，不说明报告有误。",
        "In some places the text does not settle which number is meant. Such numbers take no part in "
        "comparisons and checks. This is about the reading and says nothing against the report.",
    ),
    Bilingual(
        "请核对原文，补填或确认这些数字。",
        "Look at the original and fill in or confirm these numbers.",
    ),
    Bilingual(
        "本站的读取规则：不确定的数字不当作报告的数字",
        "How this site reads: a number that is not certain is not taken for the report's",
    ),
    Bilingual(
        "有 {count} 处未能可靠读取，请核对原文{cells}",
        "Not read with certainty ({count}), please look at the original{cells}",
    ),
    Example({"requests.new.total": 3}),
    Example({"requests.new.total": 3}, uncertain=("requests.new.total",)),
    check=unread,
)

READABILITY = (UNREAD,)
