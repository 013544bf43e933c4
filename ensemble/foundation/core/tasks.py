"""The housekeeping of the jobs themselves."""

from django.conf import settings
from procrastinate.contrib.django import app

from ensemble.foundation.core.jobs import job

DAYS_KEPT = 14


@job("core.beat")
def beat():
    """Nothing but the proof that a worker is there."""


@app.periodic(cron="* * * * * */20", periodic_id="core.resume_stalled_jobs")
@app.task(name="core.resume_stalled_jobs", queueing_lock="core.resume_stalled_jobs")
async def resume_stalled_jobs(timestamp: int):
    """A worker that was killed leaves its jobs half done: another takes them within a minute, half of
    it to be sure that the first one is dead."""
    silence = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
    for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence):
        await app.job_manager.retry_job(stalled)


@app.periodic(cron="17 4 * * *", periodic_id="core.forget_old_jobs")
@app.task(name="core.forget_old_jobs", queueing_lock="core.forget_old_jobs")
async def forget_old_jobs(timestamp: int):
    """What succeeded two weeks ago has nothing left to tell."""
    await app.job_manager.delete_old_jobs(nb_hours=24 * DAYS_KEPT)
