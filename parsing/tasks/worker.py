"""A worker: takes up jobs from the queue until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import cast

import psutil
from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

from .rescue import HEARTBEAT, SILENCE

log = logging.getLogger(__name__)

PAUSE = 2.0  # seconds before a lost database is asked for again


async def work() -> None:
    """Take up jobs until SIGINT or SIGTERM; a job that was begun is ended first."""
    await _run(wait=True)


async def beside(process: int) -> None:
    """Take up jobs until told to stop, or until another process ends."""
    working = asyncio.create_task(work())
    while psutil.pid_exists(process) and not working.done():
        await asyncio.wait([working], timeout=PAUSE)
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working


async def work_off() -> None:
    """Take up jobs until none is left."""
    await _run(wait=False)


def _connector() -> BaseAsyncConnector:
    """A connector of the worker's own, to where the database is now."""
    return cast(DjangoConnector, app.connector).get_worker_connector()


async def _run(*, wait: bool) -> None:
    while True:
        try:
            with app.replace_connector(_connector()) as working:
                async with working.open_async():
                    await working.run_worker_async(
                        wait=wait,
                        delete_jobs="successful",
                        update_heartbeat_interval=HEARTBEAT,
                        stalled_worker_timeout=SILENCE,
                        fetch_job_polling_interval=2.0,
                    )
                    return
        except ConnectorException as error:
            log.warning("The database does not answer: %s", error)
        await asyncio.sleep(PAUSE)
