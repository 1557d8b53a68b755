"""``manage.py worker``: takes up background work."""

import asyncio
import gc
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
        # What the program itself consists of is never looked through again, and what reports are
        # made of is let go by counting: a tenth of the time is saved.
        gc.freeze()
        gc.set_threshold(50_000)
        other = options["beside"]
        asyncio.run(beside(other) if other else work())
