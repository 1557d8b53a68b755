"""``manage.py reread``: stored sources read again with the reader of now, with a progress bar."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Q
from tqdm import tqdm

from parsing.intake.rereading import Tally, behind, reports_to_reread, reread_all

LINES = {
    "reports": "read again",
    "drafts": "drafts that took something over",
    "settled": "cells they took over",
    "proposed": "cells proposed to be decided on",
    "prose": "reports whose prose or problems are read otherwise",
    "another_form": "reports now read on another form, left as they are",
    "changed": "reports that somebody changed meanwhile, left for the next time",
}


class Command(BaseCommand):
    help = (
        "Reads the sources again of the reports that were read with another reader than that of "
        "now. Drafts take over what was open; any other change is proposed on the page of cells "
        "read again. If it is interrupted, start it again: it does what is left. With --all it "
        "takes every report; then go on with --after and the number in the progress bar."
    )

    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those of the present reader")
        parser.add_argument(
            "--after", type=int, default=0, metavar="REPORT", help="go on after this report"
        )

    def handle(self, *, after: int, **options: Any) -> None:
        reports = reports_to_reread(after=after, which=Q() if options["all"] else behind())
        done = Tally()
        with tqdm(total=len(reports), unit=" reports", desc="read", file=self.stderr) as bar:
            for last, done in reread_all(reports):
                bar.update(done.reports - bar.n)
                bar.set_postfix_str(f"--after {last}")
        for name, count in asdict(done).items():
            self.stdout.write(f"{LINES[name]}: {count}")
