"""The folders and files of the embedded PostgreSQL, below DATA_DIR.

postgres/           the rows, the server user's own
postgres/server.log what the server says
postgres.password   the application's password, for nobody else to read
postgres.lock       held while a server is started or stopped
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reports_site.secret_files import write_secret

from .account import Account

ROLE = "reports"
DATABASE = "reports"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The data of one server. The application's role owns its database and is no superuser."""

    data_dir: Path

    @property
    def folder(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def password_file(self) -> Path:
        return self.data_dir / "postgres.password"

    @property
    def account(self) -> Account:
        return Account.owning(self.folder)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Wait for every other process that starts or stops this server, then keep them waiting."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.data_dir / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def prepare(self) -> None:
        """Make what is missing: the data itself, or the password alone."""
        if not self.folder.exists():
            self._create()
        if not self.password_file.exists():
            self._renew_password()

    def password(self) -> str:
        """The application's password; FileNotFoundError before ``prepare``."""
        return self.password_file.read_text()

    def _create(self) -> None:
        """Make the data under another name first: what has its name is complete."""
        account = Account.for_new_data()
        unfinished = self.data_dir / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        account.give(unfinished)
        account.run(
            "initdb",
            f"--pgdata={unfinished}",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
            "--auth=reject",  # settings name pg_hba.conf, which says who gets in
            "--no-instructions",
            needs=[self.data_dir],
        )
        self._alone(
            unfinished,
            f"CREATE ROLE {ROLE} LOGIN CREATEDB",
            f"CREATE DATABASE {DATABASE} OWNER {ROLE}",
        )
        self.password_file.unlink(missing_ok=True)
        unfinished.rename(self.folder)

    def _renew_password(self) -> None:
        password = secrets.token_urlsafe(32)
        self._alone(self.folder, f"ALTER ROLE {ROLE} PASSWORD '{password}'")
        write_secret(self.password_file, password)

    def _alone(self, folder: Path, *statements: str) -> None:
        """Run statements as the superuser, without a server."""
        Account.owning(folder).run(
            "postgres",
            *("--single", "-j", "-D", str(folder), "postgres"),
            needs=[self.data_dir],
            stdin="".join(f"{statement};\n\n" for statement in statements),
        )
