"""The files of whole years: ``manage.py export_year 2022``, ``manage.py export_year all``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports_site.exports.years import write_year, years_published


class Command(BaseCommand):
    help = "Writes all published reports of a year, or of all years, for people to take along."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", help="a year, or all")

    def handle(self, *_args: Any, year: str, **_options: Any) -> None:
        known = list(years_published())
        if year == "all":
            wanted = known
        elif year.isdecimal() and int(year) in known:
            wanted = [int(year)]
        else:
            raise CommandError(f"no report of the year {year} is published")
        for chosen in wanted:
            written = write_year(chosen)
            sizes = ", ".join(f"{file.name} {file.size} bytes" for file in written.files)
            self.stdout.write(f"{chosen}: {written.reports} reports, {sizes}")
