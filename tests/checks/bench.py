"""How long the findings of one report take, beside the bare sums of the same numbers.

Run as ``python tests/checks/bench.py`` from the project's root.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from parsing.checks import Example, Subject, findings
from parsing.checks.findings import ASKED_OF_ONE
from parsing.checks.rule import said
from parsing.checks.sheet import numbers_of
from parsing.forms import FORMS
from parsing.reading.prose.disputes import EVERY, LOST
from parsing.reading.prose.subjects import DENIED, OPENED, OTHERWISE, REJECTED, UNABLE

RUNS, ROUNDS = 200, 15

SOUND = Example().subject()
WITH_A_FAULT = Example(
    {
        "requests.new": 0,
        "requests.new.natural_person": 198,
        "requests.new.total": 198,
        "requests.granted.natural_person": 195,
        "requests.granted.total": 195,
        "requests.handled_total.natural_person": 195,
        "requests.handled_total.total": 195,
    }
).subject()

# A report that tells of every result with its share, and of disputes and growth.
HANDLED = {
    "requests.new.natural_person": 198,
    "requests.new.total": 198,
    "requests.granted.natural_person": 130,
    "requests.granted.total": 130,
    "requests.partly_granted.natural_person": 19,
    "requests.partly_granted.total": 19,
    "requests.denied_internal.natural_person": 9,
    "requests.denied_internal.total": 9,
    "requests.unable_not_held.natural_person": 35,
    "requests.unable_not_held.total": 35,
    "requests.rejected_duplicate.natural_person": 5,
    "requests.rejected_duplicate.total": 5,
    "requests.handled_total.natural_person": 198,
    "requests.handled_total.total": 198,
}
TOLD = (
    said("handled", 198),
    said("carried_in", 0),
    said("carried_out", 0),
    said("result", 149, *OPENED),
    said("share", 752, *OPENED, decimals=1),
    said("result", 9, *DENIED),
    said("share", 45, *DENIED, decimals=1),
    said("result", 35, *UNABLE),
    said("share", 176, *UNABLE, decimals=1),
    said("result", 5, *REJECTED),
    said("share", 25, *REJECTED, decimals=1),
    said("result", 0, *OTHERWISE),
    said("disputes", 0, *EVERY),
    said("no_defeat", 0, *LOST),
    said("notice", 2021),
    said("title_year", 2022),
    said("period_year", 2022),
    said("prose_year", 2022),
)
WITH_PROSE = Example(HANDLED, received=(198,), statements=TOLD).subject()

# Two rows entered one column too far to the right, under the same prose: ten flags.
SHIFTED = Example(
    HANDLED
    | {
        "requests.granted.natural_person": 0,
        "requests.granted.business": 74,
        "requests.granted.research": 11,
        "requests.granted.other_org": 45,
        "requests.handled_total.natural_person": 0,
        "requests.handled_total.business": 109,
        "requests.handled_total.research": 19,
        "requests.handled_total.other_org": 70,
        "disputes.reconsideration.upheld": 4,
        "disputes.reconsideration.total": 5,
    },
    received=(198,),
    statements=TOLD,
).subject()

# Numbers in the wrong columns and a prose that is of another report: whatever can fail fails.
WORST = Example(
    {
        f"requests.{row.code}.{column.code}": 3 + 7 * place
        for place, row in enumerate(FORMS["2021"].table("requests").rows)
        for column in row.columns
        if column.code in {"natural_person", "business", "total"}
    },
    received=(198,),
    statements=TOLD,
).subject()
REPORTS = {
    "sound report": SOUND,
    "report with two flags": WITH_A_FAULT,
    "sound report with full prose": WITH_PROSE,
    "report with two rows in wrong columns": SHIFTED,
    "report in which most things fail": WORST,
}


def microseconds(run: Callable[[], object]) -> float:
    """The best mean time of a round on one core, in microseconds."""
    rounds = []
    for _ in range(ROUNDS):
        began = process_time()
        for _ in range(RUNS):
            run()
        rounds.append((process_time() - began) / RUNS * 1e6)
    return min(rounds)


def bare_sums(subject: Subject) -> Callable[[], int]:
    """The floor: the same sums over a plain array, counted where they fail, unexplained."""
    numbers = numbers_of(subject.figures)
    sums = [(formula.steps, formula.holds) for _, formula in ASKED_OF_ONE[subject.form]]

    def run() -> int:
        failing = 0
        for steps, holds in sums:
            difference = 0
            for place, factor in steps:
                difference += factor * numbers[place]
            failing += not holds(difference, 0)
        return failing

    return run


def lines() -> Iterator[str]:
    """One line a figure: ``name: value unit (floor …, ratio …)``."""
    for name, subject in REPORTS.items():
        floor = microseconds(bare_sums(subject))
        taken = microseconds(lambda held=subject: findings(held))
        yield f"findings, {name}: {taken:.0f} µs (floor {floor:.0f} µs, ratio {taken / floor:.1f})"


if __name__ == "__main__":
    print("\n".join(lines()))
