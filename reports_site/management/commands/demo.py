"""manage.py demo"""

import os
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from procrastinate.exceptions import AlreadyEnqueued

from parsing.intake.examples import correct_examples
from reports_site.demo import environment
from reports_site.demo.accounts import Login, make_accounts
from reports_site.demo.serving import serve
from reports_site.demo.working import worker_beside
from reports_site.postgres.server import Server
from reports_site.tasks import export_years


class Command(BaseCommand):
    help = "Runs the site as in production, with examples and accounts of its own, until Ctrl-C."

    def handle(self, **options: Any) -> None:
        host, port = environment.host(), int(os.environ.get("PORT") or 8000)
        demand_free(host, port)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        data_dir = Path(settings.DATA_DIR)
        try:
            logins = self._prepare(data_dir)
            self._announce(f"http://{host}:{port}/", logins)
            with worker_beside():
                serve(host, port)
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            Server(data_dir).stop()

    def _prepare(self, data_dir: Path) -> list[Login]:
        call_command("migrate", verbosity=0)
        call_command("load_regions", stdout=self.stdout)
        call_command("load_examples", stdout=self.stdout)
        logins = list(make_accounts(data_dir))
        correct_examples(by=logins[-1].user)
        call_command("collectstatic", interactive=False, verbosity=0)
        with suppress(AlreadyEnqueued):
            export_years.defer(timestamp=int(time.time()))  # by the worker beside the site
        connection.close()
        connection.close_pool()
        return logins

    def _announce(self, address: str, logins: list[Login]) -> None:
        self.stdout.write(f"\n  {address}\n\n")
        for login in logins:
            self.stdout.write(f"  {login.name:<6} {login.password}\n")
        self.stdout.write("\n  Ctrl-C ends it; nothing is lost.\n\n")
        self.stdout.flush()


def demand_free(host: str, port: int) -> None:
    """CommandError where another program listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"{host}:{port} cannot be used ({error}): choose a PORT") from error
