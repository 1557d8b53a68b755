"""``manage.py recheck``: findings computed again, with a progress bar."""

from __future__ import annotations

import re
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from parsing.intake.likenesses import TOGETHER, compare, without_bands
from parsing.intake.rechecking import (
    EVERY,
    Share,
    agencies_to_recheck,
    behind,
    recheck_all,
    recheck_without_agency,
)


class Command(BaseCommand):
    help = (
        "Computes the findings again of the reports that were checked with other rules than "
        "those of now. If it is interrupted, start it again: it does what is left. With --all it "
        "takes every report; then go on with --after and the number in the progress bar. Two "
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
        with tqdm(total=len(agencies), unit=" agencies", desc="checked", file=self.stderr) as bar:
            for progress in recheck_all(agencies, which=which):
                reports = first + progress.reports
                bar.update(progress.agencies - bar.n)
                bar.set_postfix_str(f"--after {progress.last}")
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
