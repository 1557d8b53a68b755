"""``manage.py parse_report PATH...``: what each file says, one JSON object a line."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from parsing import command_line


class Command(BaseCommand):
    help = "Reads each file and prints one JSON object a line, in the order given."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        status = command_line.main(options["paths"])
        if status:
            sys.exit(status)
