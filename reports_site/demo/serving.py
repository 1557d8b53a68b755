"""The production server, as the demo runs it."""

import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

WORKERS = min(os.cpu_count() or 1, 4)
THREADS = 4  # of each worker: more requests than these wait


def serve(host: str, port: int) -> None:
    """Answer until Ctrl-C or SIGTERM."""
    Granian(
        "reports_site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
