"""How fast texts are read, beside the least that any reader of them has to do.

Run as ``python tests/reading/bench.py`` from the project's root. Times are of one core.
"""

import re
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from parsing.reading import decode, read  # noqa: E402

ZOO = ROOT.parent / "shared" / "zoo"
FIXTURES = ROOT / "fixtures" / "reading"
ROUNDS = 3
MEGABYTE, LONGEST = 1_000_000, 10_000_000
MANY = 1_000

# The least: words and numbers with their places, and nothing made of them.
_PASS = re.compile(r"(?P<word>[\u4e00-\u9fffA-Za-z]+)|(?P<number>\d+(?:[.,]\d+)*)")
# Text made to be slow, each over and over: rows, statements, sentences, cells, brackets, tags and
# headings without an end; a line of digits; blanks.
_SLOW = {
    "rows": "本年新收政府信息公开申请数量 1 2 3 其他 0 ",
    "statements": "收到政府信息公开申请12件",
    "one sentence": "2022年收到政府信息公开申请5件，",
    "cells": "1\t",
    "brackets": "(a",
    "tags": "<td>",
    "headings": "一、总体情况\n",
    "digits": "7",
    "blanks": " ",
}


def passed_over(text: str) -> None:
    """Every word and number of the text with its place, one after another."""
    for match in _PASS.finditer(text):
        match.lastgroup, match.span()


def seconds(work: Callable[[str], object], text: str, *, rounds: int = ROUNDS) -> float:
    """The processor's time for one text, the best of a few rounds."""
    times = []
    for _ in range(rounds):
        started = process_time()
        work(text)
        times.append(process_time() - started)
    return min(times)


def show(name: str, value: float, unit: str, *, floor: float, what: str) -> None:
    print(f"{name}: {value:.4g} {unit} (floor {floor:.4g} {what}, ratio {value / floor:.3g})")


def show_reports(paths: Sequence[Path]) -> None:
    """Reports a second, the median and the slowest; decoding and one pass beside them."""
    contents = [path.read_bytes() for path in paths]
    texts = [decode(content) for content in contents]
    spent = [seconds(read, text) for text in texts]
    passes = [seconds(passed_over, text) for text in texts]
    decoding = median(seconds(lambda _, each=each: decode(each), "") for each in contents)
    rate, least = 1 / mean(spent), 1 / mean(passes)
    print(f"texts read: {len(texts)} texts (median {median(map(len, texts)):.0f} characters)")
    print(f"reports a second: {rate:.0f} (floor {least:.0f} in one pass, ratio {least / rate:.3g})")
    show("median report", median(spent) * 1e3, "ms", floor=median(passes) * 1e3, what="one pass")
    show("median report", median(spent) * 1e3, "ms", floor=decoding * 1e3, what="decode")
    slowest = max(range(len(texts)), key=spent.__getitem__)
    name = f"slowest report, {paths[slowest].parent.name}/{paths[slowest].name}"
    show(name, spent[slowest] * 1e3, "ms", floor=passes[slowest] * 1e3, what="one pass")


def show_growth(report: str) -> None:
    """A megabyte of text, ten of it, and how much longer these take."""
    for name, unit in {"reports": report + "\n", **_SLOW}.items():
        short, long = (unit * (size // len(unit.encode()) + 1) for size in (MEGABYTE, LONGEST))
        first = seconds(read, short, rounds=1)
        show(f"1 MB of {name}", first, "s", floor=seconds(passed_over, short), what="one pass")
        growth = seconds(read, long, rounds=1) / first
        show(f"10 MB of {name}, growth", growth, "times", floor=10, what="times the text")


def show_memory(texts: Sequence[str]) -> None:
    """How much memory reading a thousand texts adds, behind the first of them."""
    for text in texts:
        read(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(MANY):
        read(texts[number % len(texts)])
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"memory added by {MANY} texts: {grown:.1f} MB (floor 0, of {before / 1024:.0f} MB)")


def show_start(path: Path) -> None:
    """The command for one file, beside an interpreter that does nothing."""
    command = [sys.executable, str(ROOT / "manage.py"), "parse_report", str(path)]
    spent, least = (
        min(_wall(each) for _ in range(ROUNDS)) for each in (command, [sys.executable, "-c", ""])
    )
    show("start of parse_report", spent, "s", floor=least, what="bare interpreter")


def _wall(command: list[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - started


def main() -> None:
    """One line a figure."""
    paths = sorted(ZOO.glob("*/*.txt"))
    if not paths:
        print("read texts: the shared reports are not there; fixtures/reading instead")
        paths = sorted(FIXTURES.glob("*.txt"))
    read(decode(paths[0].read_bytes()))
    show_reports(paths)
    ordinary = [path for path in paths if path.stem == "html_browser_copy"] or paths
    show_growth(decode(ordinary[0].read_bytes()))
    show_memory([decode(path.read_bytes()) for path in ordinary])
    show_start(paths[0])


if __name__ == "__main__":
    main()
