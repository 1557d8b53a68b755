"""The launcher of the embedded PostgreSQL, with real servers."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from reports_site.postgres.account import ServerError
from reports_site.postgres.postmaster import Postmaster
from reports_site.postgres.server import Server

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"shared_buffers": "16MB"}
NAMES = ["温州市司法局", "荆门市司法局"]

everybody_may_pass = all(folder.stat().st_mode & stat.S_IXOTH for folder in (ROOT, *ROOT.parents))
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="is about what root may do")


@pytest.fixture
def fresh_server() -> Iterator[Server]:
    """A server without data yet, below a folder that everybody may enter."""
    with open_folder() as folder:
        server = Server(folder / "data", SMALL)
        yield server
        server.stop()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that several tests use, one after the other."""
    with open_folder() as folder:
        server = Server(folder / "data", SMALL)
        yield server
        server.stop()


@contextmanager
def open_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def connect(server: Server) -> psycopg.Connection:
    return psycopg.connect(dbname="reports", autocommit=True, **server.start().as_params())


def write_names(server: Server) -> None:
    with connect(server) as connection:
        connection.execute("DROP TABLE IF EXISTS agency")
        connection.execute("CREATE TABLE agency (name text)")
        connection.cursor().executemany(
            "INSERT INTO agency VALUES (%s)", [(name,) for name in NAMES]
        )


def read_names(server: Server) -> list[str]:
    with connect(server) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM agency")]


def first_process(server: Server) -> psutil.Process:
    postmaster = Postmaster.of(server.data_dir / "postgres")
    assert postmaster is not None
    return postmaster.process


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_database_is_utf8_with_checksums_and_the_role_is_no_superuser(server: Server) -> None:
    with connect(server) as connection:
        shown = [
            connection.execute(f"SHOW {setting}").fetchone()
            for setting in ("server_encoding", "data_checksums", "is_superuser", "fsync")
        ]
        collation = connection.execute(
            "SELECT datcollate FROM pg_database WHERE datname = 'reports'"
        ).fetchone()
    assert shown == [("UTF8",), ("on",), ("off",), ("on",)]
    assert collation == ("C.UTF-8",)


def test_rows_outlive_a_stop_and_stop_stops(server: Server) -> None:
    write_names(server)
    process = first_process(server)
    server.stop()
    assert not server.is_running
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    assert read_names(server) == NAMES


def test_to_stop_what_never_ran_does_nothing(fresh_server: Server) -> None:
    fresh_server.stop()
    assert not fresh_server.data_dir.exists()


def test_rows_outlive_a_kill_of_the_first_process(server: Server) -> None:
    write_names(server)
    with connect(server):  # a connection is open, so that its process is left behind
        first_process(server).kill()
        while server.is_running:
            time.sleep(0.01)
        assert read_names(server) == NAMES


def test_a_killed_server_that_nobody_buries_does_not_keep_its_place(server: Server) -> None:
    write_names(server)
    server.stop()
    owner = (server.data_dir / "postgres").stat().st_uid
    corpse = subprocess.Popen(["/bin/true"], user=owner if os.geteuid() == 0 else None)
    while psutil.Process(corpse.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    note = Postmaster.file_of(server.data_dir / "postgres")
    note.write_text(f"{corpse.pid}\n{server.data_dir / 'postgres'}\n0\n5432\n/nowhere\n\n\nready\n")
    assert read_names(server) == NAMES
    corpse.wait()


def test_a_number_that_another_process_has_got_since_is_no_server(server: Server) -> None:
    write_names(server)
    server.stop()
    note = Postmaster.file_of(server.data_dir / "postgres")
    note.write_text(
        f"{os.getpid()}\n{server.data_dir / 'postgres'}\n0\n5432\n/nowhere\n\n\nready\n"
    )
    assert not server.is_running
    assert read_names(server) == NAMES


def test_several_processes_starting_at_once_end_with_one_server(fresh_server: Server) -> None:
    command = [sys.executable, "-m", "tests.postgres.starting", str(fresh_server.data_dir)]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    printed = {process.communicate(timeout=60)[0] for process in processes}
    assert [process.returncode for process in processes] == [0] * 4
    assert printed == {f"{first_process(fresh_server).pid}\n"}


def test_a_lost_socket_folder_is_made_again(server: Server) -> None:
    write_names(server)
    shutil.rmtree(server.start().host)
    assert not server.is_running
    assert read_names(server) == NAMES


def test_a_lost_password_is_made_again(server: Server) -> None:
    write_names(server)
    before = server.start().password
    (server.data_dir / "postgres.password").unlink()
    assert server.start().password != before
    assert read_names(server) == NAMES


def test_a_set_up_that_was_broken_off_begins_anew(fresh_server: Server) -> None:
    unfinished = fresh_server.data_dir / "postgres.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    write_names(fresh_server)
    assert not unfinished.exists()


def test_password_data_and_socket_are_closed_to_others(server: Server) -> None:
    dsn = server.start()
    assert mode(server.data_dir / "postgres.password") == 0o600
    assert mode(server.data_dir / "postgres") == 0o700
    assert mode(Path(dsn.host)) == 0o700
    assert mode(Path(dsn.host) / ".s.PGSQL.5432") == 0o700
    assert dsn.password not in repr(dsn)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(dbname="reports", host=dsn.host, user="reports", password="guess")
    with pytest.raises(psycopg.OperationalError, match="pg_hba"):
        psycopg.connect(dbname="reports", host=dsn.host, user="postgres")


def test_the_server_listens_to_no_network(server: Server) -> None:
    server.start()
    assert first_process(server).net_connections("inet") == []


@as_root
def test_root_hands_over_nothing_but_the_data(server: Server) -> None:
    server.start()
    owners = {path.name: path.stat().st_uid for path in server.data_dir.iterdir()}
    assert owners.pop("postgres") == first_process(server).uids().real != 0
    assert set(owners.values()) == {0}


@as_root
@pytest.mark.skipif(not everybody_may_pass, reason="the project itself lies in a closed folder")
def test_no_capability_is_given_where_none_is_needed(server: Server) -> None:
    server.start()
    assert effective_capabilities(server) == 0


@as_root
def test_a_folder_above_that_only_root_may_enter_is_passed_and_left_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as closed:
        server = Server(Path(closed) / "data", SMALL)
        write_names(server)
        assert effective_capabilities(server).bit_count() == 1
        assert read_names(server) == NAMES
        assert mode(Path(closed)) == 0o700
        assert Path(closed).stat().st_uid == 0
        server.stop()


@as_root
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv takes the capabilities away")
def test_without_the_capability_the_message_names_the_folder_and_the_setting() -> None:
    with tempfile.TemporaryDirectory() as closed:
        data_dir = Path(closed) / "data"
        command = ["setpriv", "--bounding-set=-dac_read_search,-dac_override", sys.executable]
        starting = ["-m", "tests.postgres.starting", str(data_dir)]
        result = subprocess.run(
            [*command, *starting], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert result.returncode == 1
        assert f"{data_dir} is out of reach for the user" in result.stderr
        assert "DATA_DIR" in result.stderr


def test_a_place_that_cannot_be_written_is_an_error_that_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerError, match="DATA_DIR"):
        Server(tmp_path / "file").start()


def test_what_the_server_complains_about_is_in_the_error(server: Server) -> None:
    server.stop()
    with pytest.raises(ServerError, match="unrecognized configuration parameter"):
        Server(server.data_dir, {"no_such_setting": "1"}).start()


def effective_capabilities(server: Server) -> int:
    status = Path(f"/proc/{first_process(server).pid}/status").read_text()
    return int(status.partition("CapEff:")[2].split()[0], 16)
