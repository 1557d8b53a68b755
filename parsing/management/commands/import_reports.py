"""``manage.py import_reports PATH...``: many reports at once, with a progress bar."""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from tqdm import tqdm

from parsing.intake.batches import open_batch
from parsing.intake.importing import Tally, add_new, files_at
from parsing.models import Batch
from parsing.tasks.worker import work

PAUSE = 0.5  # seconds between two looks at how far it is


class Command(BaseCommand):
    help = (
        "Imports reports from folders, archives, files, and JSON lines with text, agency and year. "
        "It works beside all other workers; interrupted, it is started again and goes on."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--publish-clean",
            action="store_true",
            help="publish each report that leaves nothing to a person; all others wait for review",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"not there: {', '.join(missing)}")
        batch = open_batch(
            Batch.Origin.COMMAND,
            by=None,
            name=" ".join(map(str, paths)),
            publishes_clean=options["publish_clean"],
        )
        tally = self._add(batch, paths)
        if not tally.found:
            batch.delete()
            raise CommandError("no file was found")
        is_done = asyncio.run(read(batch))
        self._say(batch, tally)
        if not tally.added:
            batch.delete()
        if not is_done:
            self.stderr.write("Interrupted. Start the same command again to go on.")
            sys.exit(1)

    def _add(self, batch: Batch, paths: Iterable[Path]) -> Tally:
        tally = Tally()
        files = (file for path in paths for file in files_at(path))
        with tqdm(unit=" files", desc="found", file=self.stderr) as bar:
            for tally in add_new(batch, files):
                bar.update(tally.found - bar.n)
        return tally

    def _say(self, batch: Batch, tally: Tally) -> None:
        """The exact counts, one a line."""
        counts = {"found": tally.found, "here already": tally.known}
        counts |= {"waiting in an earlier batch": tally.waiting, "in this batch": tally.added}
        for name, count in (counts | batch.counts()).items():
            self.stdout.write(f"{name}: {count}")


async def read(batch: Batch) -> bool:
    """Take part in reading the batch until none of it waits; False where it was interrupted."""
    total, left = await sync_to_async(_left)(batch)
    working = asyncio.create_task(work())
    with tqdm(total=total, unit=" files", desc="read", file=sys.stderr) as bar:
        while left and not working.done():
            await asyncio.wait([working], timeout=PAUSE)
            total, left = await sync_to_async(_left)(batch)
            bar.update(total - left - bar.n)
    working.cancel()
    await asyncio.wait([working])
    await sync_to_async(connections.close_all)()
    return not left


def _left(batch: Batch) -> tuple[int, int]:
    """How many files the batch has, and how many of them are still to be read."""
    return batch.items.count(), batch.items.filter(state__in=("queued", "reading")).count()
