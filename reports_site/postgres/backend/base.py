"""A Django database backend that starts the embedded PostgreSQL when a connection is wanted.

OPTIONS: ``data_dir`` (where the data lies) and, if wanted, ``server_settings`` (PostgreSQL
settings on top of the usual ones); every other option is Django's, ``pool`` included. Host, user
and password come from the server.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from reports_site.postgres.account import ServerError
from reports_site.postgres.server import Server

from .client import DatabaseClient


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which finds its server running, also after the server died."""

    client_class = DatabaseClient

    @property
    def server(self) -> Server:
        """The server that this alias of DATABASES is about."""
        options = self.settings_dict["OPTIONS"]
        return Server(Path(options["data_dir"]), options.get("server_settings", {}))

    def get_connection_params(self) -> dict[str, Any]:
        """What libpq needs, once the server runs; OperationalError where it cannot be started."""
        params = super().get_connection_params()
        del params["data_dir"]
        params.pop("server_settings", None)
        try:
            return params | self.server.start().as_params()
        except ServerError as error:
            raise OperationalError(str(error)) from error

    @property
    def pool(self) -> Any:
        """Django's pool, which asks for the server anew for every connection it opens."""
        pool = super().pool
        if pool is not None and not callable(pool.kwargs):
            pool.kwargs = self._pooled_connection_params
        return pool

    def _pooled_connection_params(self) -> dict[str, Any]:
        return self.get_connection_params() | {"autocommit": True}
