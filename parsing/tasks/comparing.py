"""The prose of published reports, compared in the background."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from parsing.intake.likenesses import JOB, QUEUE, compare

ATTEMPTS = 5


@app.task(
    name=JOB,
    queue=QUEUE,
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=3),
)
def compare_prose(reports: list[int]) -> None:
    """Find what is alike to these reports, by their keys."""
    compare(reports)
