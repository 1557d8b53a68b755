"""Runs a command as another user: ``unprivileged.py UID GID PATH... -- COMMAND...``.

PostgreSQL refuses to run as root. The user it runs as instead may be unable to reach the PATHs,
because a folder above them is closed to everybody but root. Those folders are not ours to change:
the command is then given the one capability that lets it pass, and only then.

A program of its own, standard library only, because a process cannot take up its privileges again.
"""

import ctypes
import os
import sys

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
CAP_SETPCAP = 8
CAPABILITY_VERSION = 0x20080522
PR_SET_KEEPCAPS = 8
PR_SET_SECUREBITS = 28
SECBIT_NO_SETUID_FIXUP = 4
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2


class Header(ctypes.Structure):
    """Whose capabilities are meant: those of this process."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class Sets(ctypes.Structure):
    """Three sets of capabilities, one bit each."""

    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


class Capabilities:
    """The capabilities that root leaves to the user it becomes (Linux)."""

    def __init__(self) -> None:
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.header = Header(CAPABILITY_VERSION, 0)
        self._call("prctl", PR_SET_KEEPCAPS, 1, 0, 0, 0)

    def let_access_see_them(self) -> None:
        """Let access(2) count capabilities too: PostgreSQL asks it about its own programs."""
        if self.narrow_to(CAP_SETPCAP):
            self._call("prctl", PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0)

    def pass_on(self, capability: int) -> None:
        """Let the command that follows have this capability."""
        self._call("prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0)

    def narrow_to(self, capability: int) -> bool:
        """Use this capability and no other; False where it is not held."""
        sets = (Sets * 2)()
        self._call("capget", ctypes.byref(self.header), sets)
        bit, permitted = 1 << capability, sets[0].permitted
        if not permitted & bit:
            return False
        sets[0], sets[1] = Sets(bit, permitted, bit), Sets(0, 0, 0)
        self._call("capset", ctypes.byref(self.header), sets)
        return True

    def _call(self, name: str, *arguments: object) -> None:
        if getattr(self.libc, name)(*arguments) != 0:
            raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def is_reachable(path: str) -> bool:
    """Whether this process, as it is now, can enter a folder, run a program, read a file."""
    try:
        is_to_run = os.stat(path).st_mode & 0o111  # noqa: PTH116
    except PermissionError:
        return False
    return os.access(path, os.X_OK if is_to_run else os.R_OK)


def first_unreachable(paths: list[str]) -> str | None:
    """The first path that this process, as it is now, cannot reach."""
    return next((path for path in paths if not is_reachable(path)), None)


def become(uid: int, gid: int, paths: list[str]) -> str | None:
    """Become the user, with one capability where the paths ask for it.

    The path that stays out of reach, None where all can be reached.
    """
    capabilities = Capabilities() if sys.platform == "linux" else None
    os.setgroups([gid])
    os.setgid(gid)
    os.setuid(uid)
    unreachable = first_unreachable(paths)
    if unreachable is None or capabilities is None:
        return unreachable
    capabilities.let_access_see_them()
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if capabilities.narrow_to(capability) and first_unreachable(paths) is None:
            capabilities.pass_on(capability)
            return None
    return unreachable


def main() -> None:
    """Run the command; exit status 1 with a sentence where it cannot be run."""
    split = sys.argv.index("--")
    uid, gid, *paths = sys.argv[1:split]
    command = sys.argv[split + 1 :]
    try:
        unreachable = become(int(uid), int(gid), paths)
    except OSError as error:
        sys.exit(f"root may not become the user {uid} here: {error}")
    if unreachable:
        sys.exit(
            f"{unreachable} is out of reach for the user {uid}, whom root lets run PostgreSQL: put the"
            " project and DATA_DIR where everybody may pass, or start it as an ordinary user"
        )
    os.execv(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
