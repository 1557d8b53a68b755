"""Jobs of workers that died, given back to the queue."""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.jobs import Status

# A worker says every HEARTBEAT seconds that it lives; one that said nothing for SILENCE is dead.
HEARTBEAT = 5.0
SILENCE = 20.0
EVERY_TEN_SECONDS = "* * * * * */10"  # the seconds come last

RESCUE = "rescue"


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(name=RESCUE, queue=RESCUE, queueing_lock=RESCUE, priority=100)
async def rescue(timestamp: int) -> None:
    """Queue again what workers that are dead had begun; a rescue of theirs is done by this one."""
    jobs = app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        if job.task_name == RESCUE:
            await jobs.finish_job(job, status=Status.ABORTED, delete_job=True)
        else:
            await jobs.retry_job(job)
