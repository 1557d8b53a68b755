"""Background work: jobs that wait in PostgreSQL until a worker takes them up."""

from . import reading, rescue

__all__ = ["reading", "rescue"]
