"""Starts and stops the embedded PostgreSQL.

The server is nobody's child: it goes on when the process that started it ends, until ``stop``.
However many processes want it at once, a lock sees to it that there is one.
"""

import shlex
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .account import PATIENCE, ServerError
from .cluster import ROLE, Cluster
from .postmaster import Postmaster, orphans
from .settings import DURABLE

ACCESS_RULES = Path(__file__).resolve().parent / "pg_hba.conf"
SOCKET_FOLDER_PREFIX = "reports-"
LONGEST_SOCKET_FOLDER = 80  # bytes: a socket's path has at most 107, 103 on macOS
LINES_OF_LOG = 15


@dataclass(frozen=True, slots=True)
class Dsn:
    """How to connect, in the words of libpq."""

    host: str
    user: str
    password: str = field(repr=False)

    def as_params(self) -> dict[str, str]:
        """The same as keyword arguments of ``psycopg.connect``; the database is for you to name."""
        return {"host": self.host, "user": self.user, "password": self.password}


@dataclass(frozen=True, slots=True)
class Server:
    """The PostgreSQL whose data lies in ``data_dir``; ``settings`` come on top of the usual ones."""

    data_dir: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_running(self) -> bool:
        """Whether connections are taken."""
        postmaster = Postmaster.of(self._cluster.folder)
        return postmaster is not None and postmaster.takes_connections

    def start(self) -> Dsn:
        """How to connect to the server, started if need be; ServerError where it cannot be."""
        try:
            return self._dsn() or self._start_alone()
        except OSError as error:
            raise ServerError(f"DATA_DIR cannot be used: {error}") from error

    def stop(self) -> None:
        """End the server, if there is one; open connections are closed, no row is lost."""
        if not self._cluster.folder.exists():
            return
        with self._cluster.lock():
            self._end()

    @property
    def _cluster(self) -> Cluster:
        return Cluster(self.data_dir.resolve())

    def _dsn(self) -> Dsn | None:
        postmaster = Postmaster.of(self._cluster.folder)
        if postmaster is None or not postmaster.takes_connections:
            return None
        try:
            return Dsn(str(postmaster.socket_folder), ROLE, self._cluster.password())
        except FileNotFoundError:
            return None

    def _start_alone(self) -> Dsn:
        with self._cluster.lock():
            if dsn := self._dsn():
                return dsn
            self._end()
            self._cluster.prepare()
            self._launch()
            dsn = self._dsn()
        if dsn is None:
            raise ServerError(f"PostgreSQL ended at once: see {self._cluster.log}")
        return dsn

    def _end(self) -> None:
        """Leave neither a server nor anything a dead one left behind."""
        folder = self._cluster.folder
        socket_folder = Postmaster.socket_folder_of(folder)
        if postmaster := Postmaster.of(folder):
            postmaster.shut_down()
            wait_until(lambda: Postmaster.of(folder) is None, "PostgreSQL does not end")
        for orphan in orphans(folder):
            orphan.terminate()
        wait_until(lambda: not orphans(folder), "PostgreSQL's processes do not end")
        # A dead server that nobody has buried still has its number: PostgreSQL takes it for alive.
        Postmaster.file_of(folder).unlink(missing_ok=True)
        if socket_folder and socket_folder.name.startswith(SOCKET_FOLDER_PREFIX):
            shutil.rmtree(socket_folder, ignore_errors=True)

    def _launch(self) -> None:
        cluster = self._cluster
        socket_folder = self._new_socket_folder()
        settings = DURABLE | dict(self.settings) | {"hba_file": str(ACCESS_RULES)}
        options = ["-k", str(socket_folder)]
        for name, value in settings.items():
            options += ["-c", f"{name}={value}"]
        try:
            cluster.account.run(
                "pg_ctl",
                *("start", "--wait", f"--timeout={PATIENCE - 10}", "--silent"),
                *("-D", str(cluster.folder), "-l", str(cluster.log), "-o", shlex.join(options)),
                needs=[cluster.data_dir, ACCESS_RULES, socket_folder],
            )
        except ServerError as error:
            shutil.rmtree(socket_folder, ignore_errors=True)
            raise ServerError(f"{error}\n{last_lines(cluster.log)}") from error

    def _new_socket_folder(self) -> Path:
        """A folder that only the server's user can enter, with a path short enough for a socket."""
        usual = tempfile.gettempdir()
        parent = usual if len(usual.encode()) < LONGEST_SOCKET_FOLDER else "/tmp"  # noqa: S108
        folder = Path(tempfile.mkdtemp(prefix=SOCKET_FOLDER_PREFIX, dir=parent))
        self._cluster.account.give(folder)
        return folder


def wait_until(is_so: Callable[[], bool], complaint: str) -> None:
    """Return when it is so; ServerError with the complaint after a minute."""
    deadline = time.monotonic() + 60
    while not is_so():
        if time.monotonic() > deadline:
            raise ServerError(complaint)
        time.sleep(0.02)


def last_lines(log: Path) -> str:
    """The end of the server's log; empty where there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-LINES_OF_LOG:])
