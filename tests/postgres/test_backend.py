"""The Django database backend over the embedded server, with a server of its own."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from reports_site.postgres.backend.base import DatabaseWrapper
from reports_site.postgres.postmaster import Postmaster
from reports_site.postgres.server import Server
from reports_site.postgres.settings import THROW_AWAY


@pytest.fixture(autouse=True)
def _own_databases(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let these connections through: none of them is to the run's test database."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
        Server(Path(folder)).stop()


def wrapper(data_dir: Path, **options: Any) -> DatabaseWrapper:
    """A connection of its own to the server in the folder, not opened yet."""
    settings = {
        "ENGINE": "reports_site.postgres.backend",
        "NAME": "reports",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"data_dir": str(data_dir), "server_settings": THROW_AWAY, **options},
    }
    connection = ConnectionHandler({"default": settings})["default"]
    assert isinstance(connection, DatabaseWrapper)
    return connection


def one(connection: DatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone()[0]


def kill(data_dir: Path) -> None:
    postmaster = Postmaster.of(data_dir / "postgres")
    assert postmaster is not None
    postmaster.process.kill()
    while Server(data_dir).is_running:
        time.sleep(0.01)


def test_the_first_connection_starts_the_server(data_dir: Path) -> None:
    connection = wrapper(data_dir)
    Server(data_dir).stop()
    assert one(connection) == 1
    assert Server(data_dir).is_running
    connection.close()


def test_a_connection_after_the_server_was_killed_starts_it_again(data_dir: Path) -> None:
    connection = wrapper(data_dir)
    assert one(connection) == 1
    kill(data_dir)
    with pytest.raises(OperationalError):
        one(connection)
    connection.close()
    assert one(connection) == 1
    connection.close()


def test_a_pool_works_and_finds_the_server_again(data_dir: Path) -> None:
    connection = wrapper(data_dir, pool={"min_size": 1, "max_size": 2, "timeout": 10})
    assert one(connection) == 1
    connection.close()
    kill(data_dir)
    assert one(connection) == 1
    connection.close()
    connection.close_pool()


def test_a_server_that_cannot_start_is_a_database_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OperationalError, match="DATA_DIR"):
        one(wrapper(tmp_path / "file"))


def test_the_shell_is_the_wheels_and_its_command_line_shows_no_password(data_dir: Path) -> None:
    connection = wrapper(data_dir)
    command, environment = connection.client_class.settings_to_cmd_args_env(
        connection.settings_dict, []
    )
    password = Server(data_dir).start().password
    assert Path(command[0]).is_file()
    assert environment == {"PGPASSWORD": password}
    assert password not in command
