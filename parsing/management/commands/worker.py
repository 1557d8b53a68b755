"""``manage.py worker``: takes up background work."""

import asyncio
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from parsing.tasks.worker import beside, work


class Command(BaseCommand):
    help = (
        "Takes up background work until Ctrl-C or SIGTERM. Start as many as there are cores, on "
        "as many machines as you like: they share the queue."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="end when the process PID ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        other = options["beside"]
        asyncio.run(beside(other) if other else work())
