"""What the site does in the background."""

from __future__ import annotations

from procrastinate.contrib.django import app

from parsing.models import DataVersion

from .exports.years import write_year, year_files, years_published


@app.periodic(cron="0 3 * * *")
@app.task(name="export_years", queue="export", queueing_lock="export_years")
def export_years(timestamp: int) -> None:
    """Write the files of all years anew each night, unless nothing was changed since."""
    version = DataVersion.now().number
    for year in years_published():
        there = year_files(year)
        if there is None or there.version != version:
            write_year(year)
