"""``python -m reports_site.postgres.stop``: stop the server whose data DATA_DIR holds."""

import os
from pathlib import Path

from .server import Server

if __name__ == "__main__":
    server = Server(Path(os.environ.get("DATA_DIR") or ".data"))
    server.stop()
    print(f"No PostgreSQL runs in {server.data_dir}")
