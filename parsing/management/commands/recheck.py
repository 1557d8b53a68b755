"""``manage.py recheck``: findings computed again, with progress on standard error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from parsing.intake.likenesses import TOGETHER, compare, without_bands
from parsing.intake.rechecking import (
    EVERY,
    Progress,
    Share,
    agencies_to_recheck,
    behind,
    recheck_all,
    recheck_without_agency,
)

PAUSE = 5.0  # seconds between two lines of progress


class Command(BaseCommand):
    help = (
        "Computes the findings again of the reports that were checked with other rules than "
        "those of now. If it is interrupted, start it again: it does what is left. With --all it "
        "takes every report; then go on with --after and the number of the last line. Two "
        "processes share the work with --share 1/2 and --share 2/2."
    )

    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those of the present rules")
        parser.add_argument(
            "--after", type=int, default=0, metavar="AGENCY", help="go on after this agency"
        )
        parser.add_argument("--share", default="1/1", metavar="PART/OF", help="do only this part")

    def handle(self, *, after: int, share: str, **options: Any) -> None:
        mine, which = _share(share), EVERY if options["all"] else behind()
        began = monotonic()
        first = recheck_without_agency(which=which) if mine.part == 1 and not after else 0
        agencies = agencies_to_recheck(after, share=mine, which=which)
        reports = first
        for progress in _now_and_then(recheck_all(agencies, which=which)):
            reports = first + progress.reports
            rate = reports / max(monotonic() - began, 0.001)
            self.stderr.write(
                f"{progress.agencies} of {len(agencies)} agencies, {reports} reports, "
                f"{rate:.0f} a second; to go on from here: --after {progress.last}"
            )
        if mine.part == 1:
            self._compare()
        self.stdout.write(f"{reports} reports rechecked in {monotonic() - began:.1f} s")

    def _compare(self) -> None:
        """Compare the prose of reports that never were, or by another method."""
        keys = without_bands()
        for at in range(0, len(keys), TOGETHER):
            compare(keys[at : at + TOGETHER])
        if keys:
            self.stderr.write(f"the prose of {len(keys)} reports compared")


def _share(words: str) -> Share:
    """The share written as ``1/2``; CommandError for anything else."""
    found = re.fullmatch(r"(\d+)/(\d+)", words)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise CommandError(f"--share {words}: write it as 1/2 and 2/2")
    return Share(int(found[1]), int(found[2]))


def _now_and_then(steps: Iterator[Progress]) -> Iterator[Progress]:
    """A step every few seconds, and the last one."""
    shown, untold = monotonic(), None
    for step in steps:
        untold = step
        if monotonic() - shown >= PAUSE:
            yield step
            shown, untold = monotonic(), None
    if untold:
        yield untold
