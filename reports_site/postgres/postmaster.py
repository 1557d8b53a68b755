"""PostgreSQL's first process, as its file ``postmaster.pid`` and the operating system tell of it."""

import signal
from dataclasses import dataclass
from pathlib import Path

import psutil

PROGRAM = "postgres"
SOCKET = ".s.PGSQL.5432"
LINE_OF_SOCKET_FOLDER = 4
LINE_OF_STATUS = 7


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A living first process; ``lines`` are those of its file."""

    process: psutil.Process
    lines: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> "Postmaster | None":
        """The one that serves this data; None where there is none, or a dead one."""
        lines = read_lines(cls.file_of(folder))
        if not lines or not lines[0].isdecimal():
            return None
        try:
            process = psutil.Process(int(lines[0]))
            is_ours = serves(process, folder)
        except psutil.Error:
            return None
        return cls(process, lines) if is_ours else None

    @staticmethod
    def file_of(folder: Path) -> Path:
        """Where PostgreSQL keeps the number of the process that serves this data."""
        return folder / "postmaster.pid"

    @classmethod
    def socket_folder_of(cls, folder: Path) -> Path | None:
        """Where the present or the last server has its socket; None where nothing tells."""
        lines = read_lines(cls.file_of(folder))
        if len(lines) <= LINE_OF_SOCKET_FOLDER or not lines[LINE_OF_SOCKET_FOLDER]:
            return None
        return Path(lines[LINE_OF_SOCKET_FOLDER])

    @property
    def socket_folder(self) -> Path:
        return Path(self.lines[LINE_OF_SOCKET_FOLDER])

    @property
    def takes_connections(self) -> bool:
        """Whether it is ready and its socket is still there."""
        is_ready = len(self.lines) > LINE_OF_STATUS and self.lines[LINE_OF_STATUS] == "ready"
        return is_ready and (self.socket_folder / SOCKET).exists()

    def shut_down(self) -> None:
        """Ask it to roll back what is open, to write everything down and to end."""
        try:
            self.process.send_signal(signal.SIGINT)
        except psutil.NoSuchProcess:
            return


def read_lines(file: Path) -> tuple[str, ...]:
    """The file's lines without blanks around them; none where there is no file."""
    try:
        return tuple(line.strip() for line in file.read_text().splitlines())
    except FileNotFoundError:
        return ()


def serves(process: psutil.Process, folder: Path) -> bool:
    """Whether the process is alive (not only unburied), PostgreSQL, and at work in this folder."""
    if process.status() == psutil.STATUS_ZOMBIE or process.name() != PROGRAM:
        return False
    return Path(process.cwd()) == folder


def orphans(folder: Path) -> list[psutil.Process]:
    """PostgreSQL's living processes at work in this folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if serves(process, folder):
                found.append(process)
        except psutil.Error:
            continue
    return found
