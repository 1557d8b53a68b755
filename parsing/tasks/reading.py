"""Files of batches, read in the background."""

from __future__ import annotations

import logging

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from parsing.intake.batch_reading import read_files as read
from parsing.intake.batches import JOB

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60  # seconds


class UntilDone(BaseRetryStrategy):
    """Again and again, with growing pauses: no file is begun more than a few times, so it ends."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        pause = min(2 ** min(job.attempts, 6), LONGEST_PAUSE)
        log.warning("%s: tried again in %s s", exception, pause)
        return RetryDecision(retry_in={"seconds": pause})


@app.task(name=JOB, queue="reading", retry=UntilDone())
def read_files(items: list[int]) -> None:
    """Read those of the items that wait to be read."""
    read(items)
