"""A process that wants the server: prints its first process's number. Run by the tests beside."""

import sys
from pathlib import Path

import psycopg

from reports_site.postgres.server import Server

folder = Path(sys.argv[1])
with psycopg.connect(dbname="reports", **Server(folder).start().as_params()) as connection:
    assert connection.execute("SELECT 1").fetchone() == (1,)
print((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])
