"""What all tests share: the embedded PostgreSQL lives as long as the run."""

import shutil
from pathlib import Path

import psutil
import pytest

from reports_site.postgres.server import Server
from tests.settings import RUN, RUNS


def pytest_configure(config: pytest.Config) -> None:
    """Clear away what a run that was killed left behind."""
    if is_worker(config) or not RUNS.exists():
        return
    for left in RUNS.iterdir():
        if not psutil.pid_exists(int(left.name)):
            remove_run(left)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the run's PostgreSQL and throw its data away."""
    if not is_worker(config):
        remove_run(RUNS / RUN)


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is one of several that one run shares its tests between."""
    return hasattr(config, "workerinput")


def remove_run(folder: Path) -> None:
    """Stop the PostgreSQL in the folder, if one runs there, and delete the folder."""
    Server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)
