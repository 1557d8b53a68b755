"""The environment in which the demo's settings are read."""

import os
import secrets
from pathlib import Path

from reports_site.secret_files import kept_secret

ROOT = Path(__file__).resolve().parents[2]
LOCAL = "localhost,127.0.0.1,[::1]"


def data_dir() -> Path:
    """Where the demo keeps what it has: DATA_DIR, or ``.data`` below the project."""
    return Path(os.environ.get("DATA_DIR") or ROOT / ".data").resolve()


def host() -> str:
    """The address that the demo listens on: HOST, or this machine only."""
    return os.environ.get("HOST") or "127.0.0.1"


def prepare() -> None:
    """Set what the settings demand, where the person has not set it, or to nothing."""
    secret = kept_secret(data_dir() / "secret_key", lambda: secrets.token_urlsafe(50))
    names = LOCAL if host() in LOCAL.split(",") else "*"
    for name, value in (("SECRET_KEY", secret), ("ALLOWED_HOSTS", names), ("HTTPS", "0")):
        os.environ[name] = os.environ.get(name) or value
