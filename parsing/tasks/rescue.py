"""Jobs of workers that died, given back to the queue."""

from __future__ import annotations

from procrastinate.contrib.django import app

# A worker says every HEARTBEAT seconds that it lives; one that said nothing for SILENCE is dead.
HEARTBEAT = 5.0
SILENCE = 20.0


@app.periodic(cron="*/10 * * * * *")
@app.task(name="rescue", queue="rescue", queueing_lock="rescue", priority=100)
async def rescue(timestamp: int) -> None:
    """Queue again what workers that are dead had begun."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        await app.job_manager.retry_job(job)
