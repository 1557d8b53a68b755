"""How long the findings of one report take, beside the bare sums of the same numbers.

Run as ``python tests/checks/bench.py`` from the project's root.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from parsing.checks import Example, Subject, findings
from parsing.checks.findings import ASKED_OF_ONE
from parsing.checks.sheet import numbers_of

RUNS, ROUNDS = 300, 7

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


def microseconds(run: Callable[[], object]) -> float:
    """The best mean time of a round, in microseconds."""
    rounds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        for _ in range(RUNS):
            run()
        rounds.append((perf_counter() - began) / RUNS * 1e6)
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
    for name, subject in (("sound report", SOUND), ("report with two flags", WITH_A_FAULT)):
        floor = microseconds(bare_sums(subject))
        taken = microseconds(lambda held=subject: findings(held))
        yield f"findings, {name}: {taken:.0f} µs (floor {floor:.0f} µs, ratio {taken / floor:.1f})"


if __name__ == "__main__":
    print("\n".join(lines()))
